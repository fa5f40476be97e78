"""A stand-in for Google in simulated time, for everything that pulls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import writer
from support.discovery import complaints
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
