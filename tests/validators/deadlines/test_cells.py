"""Real date cells: what the number format shows is what counts."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from validators.deadlines import Kind, displayed_date, read_deadline_cell

FEBRUARY = datetime(2026, 2, 1)  # noqa: DTZ001 - a cell has no time zone
EIGHTH = date(2026, 2, 8)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (FEBRUARY, '"Tháng "mm/yyyy', "Tháng 02/2026"),
        (FEBRUARY, '"Tháng "m/yyyy', "Tháng 2/2026"),
        (FEBRUARY, "mm/yyyy", "02/2026"),
        (FEBRUARY, "mmm-yy", "02-26"),
        (FEBRUARY, "yyyy", "2026"),
        (FEBRUARY, '"Năm "yyyy', "Năm 2026"),
        (EIGHTH, "dd/mm/yyyy", "08/02/2026"),
        (EIGHTH, "d/m/yy", "8/2/26"),
        (EIGHTH, "d/m", "8/2"),
        (EIGHTH, "mm-dd-yy", "08/02/2026"),
        (EIGHTH, "m/d/yyyy", "08/02/2026"),
        (EIGHTH, "yyyy-mm-dd", "08/02/2026"),
        (EIGHTH, "[$-42A]dd/mm/yyyy;@", "08/02/2026"),
        (EIGHTH, '"Trước ngày "dd/mm/yyyy', "Trước ngày 08/02/2026"),
        (EIGHTH, 'dd" tháng "mm" năm "yyyy', "08 tháng 02 năm 2026"),
        (EIGHTH, "dddd, dd/mm/yyyy", "Chủ nhật, 08/02/2026"),
        (EIGHTH, "General", "08/02/2026"),
        (EIGHTH, "@", "08/02/2026"),
        (datetime(2026, 2, 8, 17, 30), "dd/mm/yyyy hh:mm", "08/02/2026 17:30"),  # noqa: DTZ001
    ],
)
def test_a_date_cell_shows_its_format(value: date, number_format: str, shown: str) -> None:
    """Literals stay, months stay months, and a day always stands before its month."""
    assert displayed_date(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "end"),
    [
        (FEBRUARY, '"Tháng "m/yyyy', date(2026, 2, 28)),
        (FEBRUARY, "mm/yyyy", date(2026, 2, 28)),
        (FEBRUARY, "yyyy", date(2026, 12, 31)),
        (FEBRUARY, "dd/mm/yyyy", date(2026, 2, 1)),
        (EIGHTH, "d/m/yy", date(2026, 2, 8)),
        (EIGHTH, "mm-dd-yy", date(2026, 2, 8)),
        (EIGHTH, "d/m", date(2026, 2, 8)),
        (EIGHTH, '"Trước ngày "dd/mm/yyyy', date(2026, 2, 7)),
        (46061, "dd/mm/yyyy", date(2026, 2, 8)),
        (46061.5, "dd/mm/yyyy hh:mm", date(2026, 2, 8)),
        (46054.0, '"Tháng "m/yyyy', date(2026, 2, 28)),
        (46061, "General", date(2026, 2, 8)),
        (2026, "General", date(2026, 12, 31)),
        ("Quý II/2026", "General", date(2026, 6, 30)),
    ],
)
def test_a_cell_is_read_by_what_it_shows(
    value: date | float | str, number_format: str, end: date
) -> None:
    """The first day of a month under a month format is the whole month."""
    assert read_deadline_cell(value, number_format).end == end


@pytest.mark.parametrize("value", [45, 3.5, -1, 1e300, float("nan"), float("inf"), 99999])
def test_a_number_without_meaning_is_no_date(value: float) -> None:
    """Small, huge and impossible numbers are unreadable under any format."""
    for number_format in ("General", "0", "dd/mm/yyyy"):
        reading = read_deadline_cell(value, number_format)
        assert (reading.kind, reading.end) == (Kind.UNREADABLE, None)


def test_a_day_shown_without_year_belongs_to_the_plan() -> None:
    """A cell that shows "8/2" is read like that text; its hidden year only fills a gap."""
    assert read_deadline_cell(date(2025, 2, 8), "d/m", year=2026).end == date(2026, 2, 8)
    assert read_deadline_cell(date(2025, 2, 8), "d/m").end == date(2025, 2, 8)
