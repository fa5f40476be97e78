"""The last days of the reports that a plan asks for, as far as its own words fix them.

`trước ngày 25` of a monthly report is the 24th of each month, `trước ngày 15/6` of a half-yearly
one the 14th of June of each year. What the words leave open (`trước ngày 25` of a quarterly
report: of which month?) sets no day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from validators.deadlines import read_deadline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.deadlines import Deadline
    from validators.plan import PlanHead, ReportObligation

# Months from one report to the next, by kind; a week is less than one, and once is none.
_SPANS = {"monthly": 1, "quarterly": 3, "6-month": 6, "9-month": 9, "yearly": 12}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTHS = 12
_SOME_YEAR = 2000  # for a plan that does not say when it was issued
_WEEK = timedelta(days=6)


def last_days(
    report: ReportObligation, head: PlanHead, since: date, until: date
) -> tuple[date, ...]:
    """All last days of a report from `since` to `until`, none before the plan was issued."""
    start = max(since, head.issued_on or since)
    found = _days_until(report, head, until)
    return tuple(sorted({day for day in found if start <= day <= until}))


def is_dated(report: ReportObligation, head: PlanHead) -> bool:
    """Whether the words of the plan fix any last day of the report."""
    year = head.issued_on.year if head.issued_on else _SOME_YEAR
    return next(_days_until(report, head, date(year + 1, 12, 31)), None) is not None


def collected_from(report: ReportObligation, day: date) -> date | None:
    """The first day of what a report due on `day` is about; None where it comes only once."""
    if report.kind == "weekly":
        return day - _WEEK
    months = _SPANS.get(report.kind)
    return None if months is None else _months_before(day, months) + timedelta(days=1)


def _days_until(report: ReportObligation, head: PlanHead, until: date) -> Iterator[date]:
    first = head.issued_on.year if head.issued_on else until.year - 1
    for phrase in report.last_days:
        read = _read(phrase, report.kind, head)
        if read.recurrence is None:
            yield from (read.end,) if read.end else ()
            continue
        for rule in read.recurrence.split("+"):
            name, _, days = rule.partition(":")
            for year in range(first, until.year + 1):
                for day in filter(None, days.split(",")):
                    yield from _in_year(name, day, year, report.kind)


def _read(phrase: str, kind: str, head: PlanHead) -> Deadline:
    """A day as the plan writes it; one without a year, or without a month, returns."""
    read = read_deadline(phrase, year=head.year, issued_on=head.issued_on)
    if read.recurrence or kind not in _SPANS or _YEAR.search(phrase):
        return read
    again = "hằng năm" if read.end else "hằng tháng" if kind == "monthly" else ""
    spoken = f"{phrase} {again}"
    return read_deadline(spoken, year=head.year, issued_on=head.issued_on) if again else read


def _in_year(name: str, day: str, year: int, kind: str) -> Iterator[date]:
    """The days of a year that one day of a recurrence means."""
    if name.startswith("yearly"):
        month, _, number = day.partition("-")
        yield _in_month(year, int(month), number)
    elif name.startswith("monthly"):
        yield from (_in_month(year, month, day) for month in range(1, _MONTHS + 1))
    elif name == "period_last_month" and kind in _SPANS:
        span = _SPANS[kind]
        yield from (_in_month(year, month, day) for month in range(span, _MONTHS + 1, span))


def _in_month(year: int, month: int, number: str) -> date:
    """A day of a month, at most its last; `last` is that."""
    longest = monthrange(year, month)[1]
    return date(year, month, longest if number == "last" else min(int(number), longest))


def _months_before(day: date, months: int) -> date:
    at = day.year * _MONTHS + day.month - 1 - months
    return _in_month(at // _MONTHS, at % _MONTHS + 1, str(day.day))
