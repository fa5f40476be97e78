"""Both databases of the history, for every test of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from support.history_nights import Office
from support.postgresql import cluster, new_base, programs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The socket of a private PostgreSQL server; must be there in CI."""
    folder = programs()
    if folder is None and os.environ.get("CI") != "true":
        pytest.skip("máy này không có máy chủ PostgreSQL")
    assert folder is not None, "CI phải có máy chủ PostgreSQL"
    with cluster(folder) as socket:
        yield socket


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """The address of an empty database; "" for a file in the state folder."""
    if request.param == "sqlite":
        return ""
    return new_base(request.getfixturevalue("server"), uuid4().hex)


@pytest.fixture
def office(tmp_path: Path, address: str) -> Office:
    """A department on the eve of its first night."""
    return Office(tmp_path, address)
