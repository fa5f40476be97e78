"""Thirty nights of a department: whatever people do and whatever breaks, every promise holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import writer
from support.story.machine import machine
from support.story.office import Office
from support.story.promises import (
    classes_hold,
    run_is_honest,
    sources_hold,
    sums_hold,
    words_hold,
)
from support.story.reading import Published
from support.story.story import Story

from sync.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NIGHTS = 30


def test_thirty_nights(tmp_path: Path) -> None:
    """See the promises in `support.story.promises`."""
    complaints: list[str] = []
    with Sandbox(service_accounts_own_files=True) as sandbox, machine(tmp_path) as run:
        office = Office(tmp_path, sandbox, writer(sandbox))
        story = Story(office, run, 1)
        for number in range(1, NIGHTS + 1):
            story.day(number)
            complaints += story.night(number)
            if story.nights and story.nights[-1].number == number:
                night = story.nights[-1]
                if night.ended.code not in (0, 3):
                    complaints.append(f"đêm {number}: {night.ended}")
                    break
                book = Published(office.workbook)
                found = [*words_hold(office, book), *classes_hold(office, book, night), *sums_hold(book),
                    *run_is_honest(office, night), *sources_hold(office, book)]
                complaints += [f"đêm {number}: {each}" for each in found]
            if len(complaints) > 10: break
        assert not sandbox.bugs
    assert not complaints, "\n".join(complaints)
