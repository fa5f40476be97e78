"""Since when the history knows a task as done, and until when as not done, in both databases."""

from __future__ import annotations

from datetime import date

import pytest
from support.history_nights import LAW, Office, row, sheet
from support.plans import plan, task

from validators.finish import Finish

PLAN = plan(task("I.1"), task("I.2"))
# The nights of the office begin on 2 June in Việt Nam, one a day.
JUNE_2, JUNE_3, JUNE_4 = (date(2026, 6, day) for day in (2, 3, 4))
DOING, DONE = "Đang thực hiện", "Hoàn thành"


@pytest.mark.parametrize(
    ("nights", "expected"),
    [
        pytest.param((DONE, DONE), Finish(seen=JUNE_2), id="done-from-the-start"),
        pytest.param((DOING, DOING, DONE), Finish(seen=JUNE_4, open_on=JUNE_3), id="became-done"),
        pytest.param(
            (DOING, "", DONE), Finish(seen=JUNE_4, open_on=JUNE_2), id="blank-says-nothing"
        ),
        pytest.param(("", "", DONE), Finish(seen=JUNE_4), id="never-said-otherwise"),
        pytest.param((DONE, "", ""), Finish(seen=JUNE_2), id="a-blank-takes-nothing-back"),
        pytest.param((DONE, "Tốt", DONE), Finish(seen=JUNE_2), id="unreadable-takes-nothing-back"),
        pytest.param((DONE, "xóa", DONE), Finish(seen=JUNE_4), id="taken-back-and-said-again"),
        pytest.param((DONE, DOING, DONE), Finish(seen=JUNE_4, open_on=JUNE_3), id="reopened"),
        pytest.param((DOING, None, DONE), Finish(seen=JUNE_4, open_on=JUNE_2), id="a-night-unread"),
        pytest.param((DOING, "xong rồi ạ"), Finish(seen=JUNE_3, open_on=JUNE_2), id="free-words"),
    ],
)
def test_what_nights_tell(office: Office, nights: tuple[str | None, ...], expected: Finish) -> None:
    """The first night of the last stretch as done, the last night before that said otherwise."""
    for status in nights:
        office.night(law=None if status is None else sheet(row("I.1", status)))

    assert office.history.known_before(PLAN).done == {(LAW, "I.1"): expected}


@pytest.mark.parametrize("nights", [(DOING,), (DONE, DOING), (DONE, "xóa"), ("",)])
def test_what_is_not_done_is_not_in_it(office: Office, nights: tuple[str, ...]) -> None:
    """Whatever was said before."""
    for status in nights:
        office.night(law=sheet(row("I.1", status)))

    assert office.history.known_before(PLAN).done == {}


def test_a_past_night_knows_no_later_one(office: Office) -> None:
    """As of a run, only what was read up to it."""
    for status in (DOING, DONE, DOING, DONE):
        office.night(law=sheet(row("I.1", status)))

    read = [office.history.known_before(PLAN, run).done.get((LAW, "I.1")) for run in (1, 2, 3)]
    assert read == [None, Finish(seen=JUNE_3, open_on=JUNE_2), None]
