"""Both databases of the history, for every test of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from support.history_nights import Office
from support.postgresql import new_base

if TYPE_CHECKING:
    from pathlib import Path


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
