"""Whether work was done in time: every line of the table of `validators.finish`."""

from __future__ import annotations

from datetime import date

import pytest

from validators.finish import Finish, in_time

LAST = date(2026, 6, 30)
EARLY, LATE, LATER = date(2026, 6, 28), date(2026, 7, 2), date(2026, 7, 5)
FUTURE = date(2026, 7, 20)
TODAY = date(2026, 7, 10)


@pytest.mark.parametrize(
    ("finish", "today", "expected"),
    [
        pytest.param(Finish(named=LAST, seen=LATER, open_on=LATE), TODAY, True, id="named-in-time"),
        pytest.param(Finish(named=LATE, seen=EARLY), TODAY, False, id="named-late"),
        pytest.param(
            Finish(named=EARLY, stale=EARLY, seen=LATER, open_on=LATE), TODAY, False, id="stale-day"
        ),
        pytest.param(
            Finish(named=EARLY, stale=LAST, seen=LATER, open_on=LATE), TODAY, True, id="new-day"
        ),
        pytest.param(Finish(), LAST, True, id="no-day-yet-in-term"),
        pytest.param(Finish(seen=LAST, says_late=True), TODAY, True, id="read-in-time"),
        pytest.param(Finish(seen=LATER, says_late=True), TODAY, False, id="says-late"),
        pytest.param(Finish(says_late=True), TODAY, False, id="says-late-never-read"),
        pytest.param(Finish(seen=LATER, open_on=LATE), TODAY, False, id="read-open-after-last-day"),
        pytest.param(Finish(seen=LATE, open_on=EARLY), TODAY, None, id="nights-missing"),
        pytest.param(Finish(seen=LATE, open_on=LAST), TODAY, None, id="open-on-last-day"),
        pytest.param(Finish(seen=LATE), TODAY, None, id="never-read-open"),
        pytest.param(Finish(), TODAY, None, id="nothing-known"),
        pytest.param(Finish(named=FUTURE), LAST, True, id="future-day-in-term"),
        pytest.param(Finish(named=FUTURE, seen=EARLY), TODAY, True, id="future-day-read-in-time"),
        pytest.param(Finish(named=FUTURE, seen=LATE), TODAY, None, id="future-day-unproven"),
    ],
)
def test_what_decides(finish: Finish, today: date, expected: bool | None) -> None:
    """The first line that fits; a day that is still to come is no day."""
    assert in_time(finish, LAST, today) is expected


@pytest.mark.parametrize(
    ("finish", "expected"),
    [
        (Finish(named=EARLY, seen=LATE), EARLY),
        (Finish(seen=LATE), LATE),
        (Finish(named=FUTURE, seen=LATE), LATE),
        (Finish(named=EARLY, stale=EARLY, seen=LATE), LATE),
        (Finish(), None),
    ],
)
def test_the_day_on_which_work_counts_as_done(finish: Finish, expected: date | None) -> None:
    """As named; else as first read; never one that is still to come."""
    assert finish.day(TODAY) == expected
