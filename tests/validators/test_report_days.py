"""The last days of a plan's reports, from its own words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.plan import PlanHead, ReportObligation
from validators.report_days import collected_from, is_dated, last_days

HEAD = PlanHead(year=2026, issued_on=date(2026, 2, 20))
_YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("kind", "phrase", "days"),
    [
        ("6-month", "trước ngày 15/6", ["2026-06-14"]),
        ("yearly", "chậm nhất ngày 20/11 hằng năm", ["2026-11-20"]),
        ("quarterly", "trước ngày 30 của tháng cuối quý",
         ["2026-03-29", "2026-06-29", "2026-09-29", "2026-12-29"]),
        ("6-month", "trước ngày 20 của tháng cuối kỳ báo cáo", ["2026-06-19", "2026-12-19"]),
        ("one-off", "trước ngày 25/11/2026", ["2026-11-24"]),
        ("one-off", "trước ngày 07/02/2026", []),
        ("quarterly", "trước ngày 25", []),
    ],
)  # fmt: skip
def test_days_within_a_year(kind: str, phrase: str, days: list[str]) -> None:
    """Each phrase with what it fixes; before the plan was issued nothing is due."""
    report = ReportObligation("Báo cáo", kind, (phrase,))

    assert [day.isoformat() for day in last_days(report, HEAD, *_YEAR)] == days


def test_a_bare_day_of_a_month_returns_each_month() -> None:
    """`trước ngày 25` of a monthly report is the 24th of every month; the 31st the last day."""
    report = ReportObligation("Báo cáo", "monthly", ("trước ngày 25",))
    last = ReportObligation("Báo cáo", "monthly", ("ngày 31",))

    assert {day.day for day in last_days(report, HEAD, *_YEAR)} == {24}
    assert len(last_days(report, HEAD, *_YEAR)) == 11
    assert last_days(last, HEAD, *_YEAR)[0] == date(2026, 2, 28)


def test_what_fixes_no_day() -> None:
    """A bare day of a quarter could be of any of its months; a day already past is still a day."""
    assert not is_dated(ReportObligation("Báo cáo", "quarterly", ("trước ngày 25",)), HEAD)
    assert not is_dated(ReportObligation("Báo cáo", "6-month"), HEAD)
    assert is_dated(ReportObligation("Báo cáo", "one-off", ("trước ngày 07/02/2026",)), HEAD)


@given(st.sampled_from(["monthly", "quarterly", "6-month", "9-month", "yearly"]), st.dates())
def test_what_a_report_is_about_touches_the_one_before(kind: str, day: date) -> None:
    """It begins the day after the last day of so many months ago, and never on its own day."""
    first = collected_from(ReportObligation("Báo cáo", kind), max(day, date(1000, 1, 1)))

    months = {"monthly": 1, "quarterly": 3, "6-month": 6, "9-month": 9, "yearly": 12}[kind]
    assert first is not None
    passed = max(day, date(1000, 1, 1)) - first
    assert timedelta(days=28 * months - 3) <= passed <= timedelta(days=31 * months)


def test_a_report_that_comes_once() -> None:
    """It is about everything until then; a weekly one about seven days."""
    monday = date(2026, 6, 1)

    assert collected_from(ReportObligation("Báo cáo", "one-off"), monday) is None
    assert collected_from(ReportObligation("Báo cáo", "weekly"), monday) == date(2026, 5, 26)
