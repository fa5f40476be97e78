"""Working days of Việt Nam: weekends, Tết, days in lieu, Saturdays worked in exchange."""

from __future__ import annotations

from datetime import date

import pytest

from validators.calendar import add_working_days, holiday_name, is_working_day, next_working_day


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2026, 6, 30), True),
        (date(2026, 6, 27), False),
        (date(2026, 4, 30), False),
        (date(2026, 2, 17), False),
        (date(2026, 4, 27), False),
        (date(2025, 4, 26), True),
        (date(2025, 9, 1), False),
    ],
)
def test_offices_keep_the_public_calendar(day: date, *, open_: bool) -> None:
    """Weekends and holidays are off, days in lieu too; a Saturday worked in lieu is not."""
    assert is_working_day(day) is open_


def test_a_holiday_has_its_vietnamese_name() -> None:
    """The name is told for a holiday and for nothing else."""
    assert "Quốc khánh" in (holiday_name(date(2026, 9, 2)) or "")
    assert holiday_name(date(2026, 6, 30)) is None


def test_the_next_working_day_skips_tet() -> None:
    """From the eve of Tết 2026 offices open again on Monday 23 February."""
    assert next_working_day(date(2026, 2, 14)) == date(2026, 2, 23)
    assert next_working_day(date(2026, 6, 30)) == date(2026, 6, 30)


def test_working_days_are_counted_after_the_first_day() -> None:
    """The day of the event is not counted, Saturday and Sunday are not either."""
    assert add_working_days(date(2026, 6, 30), 0) == date(2026, 6, 30)
    assert add_working_days(date(2026, 6, 30), 5) == date(2026, 7, 7)
    assert add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 23)
