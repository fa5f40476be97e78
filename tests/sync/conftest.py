"""A stand-in for Google in simulated time, and a server of PostgreSQL."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import writer
from support.discovery import complaints
from support.postgresql import cluster, programs
from support.simulated_time import SimulatedTime
from support.stand_in import Google

from sync.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def google() -> Iterator[Google]:
    """A fresh stand-in; Google's own documents judge every call of the test at its end."""
    with Sandbox(service_accounts_own_files=True, quota=True, keep_bodies=True) as sandbox:
        yield Google(sandbox, SimulatedTime(sandbox), writer(sandbox))
        assert not sandbox.bugs
        found = [text for logged in sandbox.log for text in complaints(logged)]
        assert not found, "\n".join(found)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The socket of a private PostgreSQL server; must be there in CI."""
    folder = programs()
    if folder is None and os.environ.get("CI") != "true":
        pytest.skip("máy này không có máy chủ PostgreSQL")
    assert folder is not None, "CI phải có máy chủ PostgreSQL"
    with cluster(folder) as socket:
        yield socket
