"""Eight situations of a report: came or not, lately or not, empty or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.sample_consolidation import CONSOLIDATION, LAST_NIGHT, TODAY, report

from validators.progress import StatusClass
from workbook.consolidated.model import Origin
from workbook.consolidated.timeliness import Timing, scores, timing
from workbook.raw_table import State

RECENT, OLD, AHEAD = TODAY - timedelta(days=30), TODAY - timedelta(days=31), date(2027, 1, 1)
SAID = report("Sở Y tế", "Đang thực hiện", StatusClass.IN_TERM)
BLANK = report("Sở Y tế", "", StatusClass.IN_TERM)


@pytest.mark.parametrize(
    ("state", "said_on", "expected"),
    [
        (State.VALUE, RECENT, Timing.FRESH),
        (State.VALUE, OLD, Timing.OLD),
        (State.VALUE, AHEAD, Timing.OLD),
        (State.VALUE, None, Timing.OLD),
        (State.BLANK, RECENT, Timing.EMPTY),
        (State.BLANK, OLD, Timing.SILENT),
        (State.BLANK, None, Timing.SILENT),
        (State.MISSING_ROW, None, Timing.SILENT),
        (State.UNREACHABLE, None, Timing.UNREAD),
        (State.ERROR, RECENT, Timing.FRESH),
    ],
)
def test_each_report_is_of_one_kind(state: State, said_on: date | None, expected: Timing) -> None:
    """A day alone is no report; a day in the future proves nothing."""
    assert timing(replace(SAID, state=state, said_on=said_on), TODAY) is expected


def test_finished_work_need_not_be_said_again() -> None:
    """However long ago it was."""
    done = replace(SAID, status_class=StatusClass.DONE_ON_TIME, said_on=OLD)

    assert timing(done, TODAY) is Timing.FRESH


def test_without_a_day_the_sheet_itself_tells() -> None:
    """When it last changed; but a blank row of a changed sheet says nothing."""
    changed = Origin(changed_at=LAST_NIGHT)

    assert timing(replace(SAID, origin=changed), TODAY) is Timing.FRESH
    assert timing(replace(BLANK, origin=changed), TODAY) is Timing.SILENT


def test_the_parts_of_an_agency_make_what_it_owes() -> None:
    """So no rate passes 100 %."""
    found = scores(CONSOLIDATION)

    owed = [one.agency for line in CONSOLIDATION.tasks for one in line.reports]
    assert {name: score.timings.total() for name, score in found.items()} == {
        line.agency: owed.count(line.agency) for line in CONSOLIDATION.agencies
    }
    assert all(score.classes.total() == score.timings.total() for score in found.values())
