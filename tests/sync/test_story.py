"""Thirty nights of a department: whatever people do and whatever breaks, every promise holds.

More stories are told by `just long`: `PHANCONG_STORIES` says how many.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from support.agency_sheets import writer
from support.postgresql import new_base
from support.story import afterwards
from support.story.machine import machine
from support.story.office import Office
from support.story.promises import all_hold
from support.story.story import Story

from sync.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NIGHTS, FEW = 30, 5
STORIES = int(os.environ.get("PHANCONG_STORIES", "1"))


@contextmanager
def _department(folder: Path, seed: int, database: str = "") -> Iterator[Story]:
    with Sandbox(service_accounts_own_files=True) as sandbox, machine(folder) as run:
        robot = writer(sandbox)
        yield Story(Office(folder, sandbox, robot, database), run, seed)
        robot.http_client.session.close()
        assert not sandbox.bugs


def _wrong(story: Story, nights: int) -> Iterator[str]:
    """What does not hold, night by night and afterwards."""
    for number in range(1, nights + 1):
        story.day(number)
        yield from story.night(number)
        if story.nights and story.nights[-1].number == number:
            yield from all_hold(story.office, story.nights[-1])
    yield from afterwards.nothing_is_new(story)
    yield from afterwards.one_run_at_a_time(story)
    yield from afterwards.editions_are_kept(story)
    yield from afterwards.past_is_kept(story, story.nights if STORIES > 1 else story.nights[::5])
    yield from afterwards.nowhere_to_publish(story)
    yield from afterwards.history_is_kept(story)


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(each, marks=pytest.mark.long) for each in range(2, STORIES + 1))]
)
def test_thirty_nights(seed: int, tmp_path: Path) -> None:
    """Agencies edit, rename, sort, go silent, contradict themselves; sources fail; runs die."""
    with _department(tmp_path, seed) as story:
        wrong = list(_wrong(story, NIGHTS))

        assert not wrong, "\n".join(wrong)
        assert story.kills > NIGHTS / 6


def test_a_few_nights_on_postgresql(server: str, tmp_path: Path) -> None:
    """The same with the history in a server's database."""
    with _department(tmp_path, 7, new_base(server, uuid4().hex)) as story:
        wrong = list(_wrong(story, FEW))

        assert not wrong, "\n".join(wrong)
