"""How near a last day is, in working days of Việt Nam."""

from __future__ import annotations

from datetime import date

import pytest

from validators.due import Due, due, working_days_left
from validators.progress import CLASS_GROUPS, StatusClass

FRIDAY = date(2026, 10, 2)


@pytest.mark.parametrize(
    ("last_day", "band"),
    [
        (date(2026, 10, 1), Due.OVERDUE),
        (FRIDAY, Due.WITHIN_3),
        (date(2026, 10, 4), Due.WITHIN_3),
        (date(2026, 10, 7), Due.WITHIN_3),
        (date(2026, 10, 8), Due.WITHIN_7),
        (date(2026, 10, 13), Due.WITHIN_7),
        (date(2026, 10, 14), Due.WITHIN_15),
        (date(2026, 10, 25), Due.WITHIN_15),
        (date(2026, 10, 26), None),
        (None, None),
    ],
)
def test_the_band_of_a_last_day(last_day: date | None, band: Due | None) -> None:
    """Weekends do not count; the last day itself does, and today is not late."""
    assert due(StatusClass.IN_TERM, last_day, FRIDAY) is band


def test_public_holidays_do_not_count() -> None:
    """Around 30/4 and 1/5 a week has three working days less."""
    assert working_days_left(date(2025, 5, 6), date(2025, 4, 29)) == 2


def test_fifteen_working_days_may_be_far_away() -> None:
    """Over Tết they take more than four weeks, and are still seen."""
    assert due(StatusClass.NOT_STARTED, date(2026, 3, 4), date(2026, 2, 5)) is Due.WITHIN_15


@pytest.mark.parametrize("group", ["Đã hoàn thành", "Theo dõi riêng"])
def test_only_unfinished_work_presses(group: str) -> None:
    """What is done, or never due, is in no band."""
    for status_class in CLASS_GROUPS[group]:
        assert due(status_class, date(2026, 9, 1), FRIDAY) is None
