"""The calendar of periodic reports: laws over all days, and the days the decree names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.deadlines import read_deadline
from validators.report_period import PeriodKind, ReportPeriod, latest_ended, period_of

_DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
_KINDS = st.sampled_from(PeriodKind)
_ONE_DAY = timedelta(days=1)


@given(_KINDS, _DAYS)
def test_every_day_belongs_to_one_period(kind: PeriodKind, day: date) -> None:
    """Its own, and neither the one before nor the one after."""
    period = period_of(kind, day)
    after = period_of(kind, period.last + _ONE_DAY)

    holders = [p for p in (period.before, period, after) if p.first <= day <= p.last]

    assert holders == [period]


@given(_KINDS, _DAYS)
def test_periods_touch(kind: PeriodKind, day: date) -> None:
    """No gap and no overlap: one begins the day after the one before has ended."""
    period = period_of(kind, day)

    assert period.before.last + _ONE_DAY == period.first
    assert period_of(kind, period.last + _ONE_DAY).first == period.last + _ONE_DAY


@given(st.integers(1990, 2099), _KINDS)
def test_periods_tile_the_year(year: int, kind: PeriodKind) -> None:
    """Those that end in a year are together the report year: 15/12 of the year before to 14/12."""
    days = [date(year - 1, 12, 15) + _ONE_DAY * n for n in range(366)]
    found = list(dict.fromkeys(period_of(kind, day) for day in days if day <= date(year, 12, 14)))

    assert len(found) * kind.months == 12
    assert (found[0].first, found[-1].last) == (date(year - 1, 12, 15), date(year, 12, 14))
    assert {period.last.year for period in found} == {year}


@given(_KINDS, _DAYS)
def test_the_latest_that_has_ended(kind: PeriodKind, day: date) -> None:
    """It has ended by that day, and the one after it has not."""
    period = latest_ended(kind, day)

    assert period.last <= day
    assert period_of(kind, period.last + _ONE_DAY).last > day


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "name", "slug"),
    [
        (PeriodKind.MONTH, date(2026, 1, 14), date(2025, 12, 15), date(2026, 1, 14),
         "Tháng 1 năm 2026", "thang-1-2026"),
        (PeriodKind.QUARTER, date(2026, 9, 14), date(2026, 6, 15), date(2026, 9, 14),
         "Quý III năm 2026", "quy-3-2026"),
        (PeriodKind.QUARTER, date(2026, 9, 15), date(2026, 9, 15), date(2026, 12, 14),
         "Quý IV năm 2026", "quy-4-2026"),
        (PeriodKind.HALF, date(2026, 6, 14), date(2025, 12, 15), date(2026, 6, 14),
         "6 tháng đầu năm 2026", "6-thang-dau-2026"),
        (PeriodKind.HALF, date(2026, 6, 15), date(2026, 6, 15), date(2026, 12, 14),
         "6 tháng cuối năm 2026", "6-thang-cuoi-2026"),
        (PeriodKind.YEAR, date(2026, 12, 15), date(2026, 12, 15), date(2027, 12, 14),
         "Năm 2027", "nam-2027"),
    ],
)  # fmt: skip
def test_the_days_of_the_decree(  # noqa: PLR0913, PLR0917  # a row of the table
    kind: PeriodKind, day: date, first: date, last: date, name: str, slug: str
) -> None:
    """Điều 12 names each first and last day; people say each period its own way."""
    period = period_of(kind, day)

    assert period == ReportPeriod(kind, first, last)
    assert (period.name, period.slug) == (name, slug)
    assert period.sent_by == last.replace(day=25)


def test_two_calendars() -> None:
    """Quý III of a report ends on 14/9, of a deadline on 30/9."""
    assert period_of(PeriodKind.QUARTER, date(2026, 7, 1)).last == date(2026, 9, 14)
    assert read_deadline("Quý III/2026").end == date(2026, 9, 30)
