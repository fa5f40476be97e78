"""Departments whose every call is judged by Google's own documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.discovery import complaints
from support.handing_out import Office

from sync.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def sandboxes() -> Iterator[Callable[..., Sandbox]]:
    """Starts sandboxes with any settings; their logs are judged at the end."""
    running: list[Sandbox] = []

    def start(**settings: object) -> Sandbox:
        running.append(Sandbox(keep_bodies=True, **settings).__enter__())  # type: ignore[arg-type]  # passed through
        return running[-1]

    yield start
    for one in running:
        one.__exit__()
    assert not [bug for one in running for bug in one.bugs]
    found = [text for one in running for logged in one.log for text in complaints(logged)]
    assert not found, "\n".join(found)


@pytest.fixture
def office(sandboxes: Callable[..., Sandbox], tmp_path: Path) -> Office:
    """A department whose robot may own files."""
    return Office(sandboxes(service_accounts_own_files=True), tmp_path)
