"""From nodes to deadlines: years filled in, bounds applied, faults of the calendar named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from validators.calendar import is_working_day
from validators.deadlines.conditions import is_own_issue
from validators.deadlines.model import Deadline, Issue, Kind
from validators.deadlines.spans import Unit

if TYPE_CHECKING:
    from validators.deadlines.model import Context
    from validators.deadlines.relative import Period
    from validators.deadlines.spans import Span
    from validators.deadlines.times import Times

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
    "bảy": 5,
    "bẩy": 5,
    "7": 5,
    "nhật": 6,
    **{f"t{number}": number - 2 for number in range(2, 8)},
}
FATAL = frozenset(
    (
        *(Issue.IMPOSSIBLE_DATE, Issue.BACKWARDS_RANGE, Issue.FAR_YEAR, Issue.INCOMPLETE_DATE),
        *(Issue.UNREAD_NUMBER, Issue.UNKNOWN_WORDS, Issue.BARE_NUMBER, Issue.TOO_LONG),
    )
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day of a span, and what is wrong with it."""

    first: date | None
    last: date | None
    issues: tuple[Issue, ...] = ()


def stretch(span: Span, context: Context, default: int | None = None) -> Stretch:
    """The days of `span`; a span without a year lies in `default`, else in the plan's year."""
    if span.first[0] == 0:
        return Stretch(None, None, (Issue.INCOMPLETE_DATE,))
    if not span.possible() or span.year == 0:
        return Stretch(None, None, (Issue.IMPOSSIBLE_DATE,))
    year = span.year or default or context.plan_year
    if year is None:
        return Stretch(None, None, (Issue.NO_YEAR,))
    if not context.believes(year):
        return Stretch(None, None, (Issue.FAR_YEAR,))
    if not span.of(year).possible():
        return Stretch(None, None, (Issue.IMPOSSIBLE_DATE,))
    return Stretch(*span.in_year(year))


def _stretches(times: Times, context: Context) -> list[Stretch]:
    """All spans of a node; a range and its yearless members move to another year together."""
    last = times.spans[-1]
    if "next_year" in times.bounds:
        return _into_next_year(times.spans[0], last, context)
    if not times.through:
        return [stretch(span, context, _coming(span, context)) for span in times.spans]
    default = _coming(last, context)
    if last.year is not None and context.plan_year is None:
        default = last.year - (times.spans[0].first > last.first)
    return [stretch(span, context, default) for span in times.spans]


def _into_next_year(first: Span, last: Span, context: Context) -> list[Stretch]:
    """“Từ tháng 9 đến tháng 5 năm sau”: the end lies in the year after the start."""
    year = first.year or context.plan_year
    end = last.of(year + 1) if year else last
    return [stretch(first, context, year), stretch(end, context)]


def _coming(span: Span, context: Context) -> int | None:
    """A yearless time, in a plan whose year nobody told, is the first one after its issue."""
    issued_on = context.issued_on
    if span.year is not None or context.year is not None or issued_on is None:
        return None
    past = span.unit is not Unit.YEAR and span.first[0] > 0 and span.of(issued_on.year).possible()
    return issued_on.year + 1 if past and span.in_year(issued_on.year)[1] < issued_on else None


def read_dates(times: Times, text: str, context: Context) -> tuple[Deadline, ...]:
    """The deadlines of one node: one, or several where a list is not a single stretch."""
    stretches = _stretches(times, context)
    faults = tuple(dict.fromkeys(issue for each in stretches for issue in each.issues))
    if times.fuzzy:
        faults += (Issue.UNKNOWN_WORDS,)
    if faults:
        kind = Kind.RANGE if times.through else Kind.FIXED
        return (Deadline(text, kind, words=(text,), issues=faults),)
    days = [(each.first, each.last) for each in stretches if each.first and each.last]
    points = any(span.unit is Unit.POINT for span in times.spans)
    unbroken = len(days) > 1 and _unbroken(days) and not points and "before" not in times.bounds
    if times.through or unbroken:
        return (_range(times, text, days, context),)
    return tuple(
        _single(times, span, text, each, context)
        for span, each in zip(times.spans, days, strict=True)
    )


def _unbroken(days: list[tuple[date, date]]) -> bool:
    return all(before[1] + _ONE_DAY == after[0] for before, after in pairwise(days))


def _range(times: Times, text: str, days: list[tuple[date, date]], context: Context) -> Deadline:
    exclusive = _exclusive(times, times.spans[-1], context)
    first, end = days[0][0], days[-1][0] - _ONE_DAY if exclusive else days[-1][1]
    if end < first:
        return Deadline(text, Kind.RANGE, words=(text,), issues=(Issue.BACKWARDS_RANGE,))
    issues = _notes(times, None, end, context)
    if first == end:
        return Deadline(text, Kind.FIXED, None, end, words=(text,), issues=issues, before=exclusive)
    return Deadline(text, Kind.RANGE, first, end, words=(text,), issues=issues, before=exclusive)


def _exclusive(times: Times, span: Span, context: Context) -> bool:
    """“Trước tháng 6” never holds a day of June; for "trước ngày D" the setting decides."""
    asked = "before" in times.bounds and not times.has_clock
    return asked and (span.unit is not Unit.DAY or context.conventions.before_is_exclusive)


def _single(
    times: Times, span: Span, text: str, days: tuple[date, date], context: Context
) -> Deadline:
    first, last = days
    bounds = times.bounds
    if "after" in bounds:
        return _open(times, text, last + _ONE_DAY)
    if bounds & {"from", "since", "earliest"} and not times.has_clock:
        return _open(times, text, first)
    exclusive = _exclusive(times, span, context)
    end = first - _ONE_DAY if exclusive else last
    notes = _notes(times, first if span.unit is Unit.DAY else None, end, context)
    if bounds & {"now", "unstarted"}:
        start = context.issued_on if "now" in bounds else None
        return Deadline(text, Kind.RANGE, start, end, words=(text,), issues=notes, before=exclusive)
    whole = span.first != span.last and not bounds & {"to", "latest", "until_over", "before"}
    start = first if whole else None
    return Deadline(text, Kind.FIXED, start, end, words=(text,), issues=notes, before=exclusive)


def _open(times: Times, text: str, start: date) -> Deadline:
    notes = (Issue.TENTATIVE,) if "tentative" in times.bounds else ()
    return Deadline(text, Kind.RANGE, start, None, words=(text,), issues=notes)


def _notes(times: Times, named: date | None, end: date, context: Context) -> tuple[Issue, ...]:
    """What is readable, yet worth a second look; `named` is the day the text names."""
    notes: list[Issue] = []
    if "tentative" in times.bounds:
        notes.append(Issue.TENTATIVE)
    if context.issued_on and end < context.issued_on:
        notes.append(Issue.BEFORE_ISSUE)
    if named is not None:
        notes += [] if is_working_day(end) else [Issue.NON_WORKING_DAY]
        weekdays = [_WEEKDAYS[each.split()[-1].removeprefix("thứ")] for each in times.weekdays]
        notes += (
            [Issue.WEEKDAY_MISMATCH] if any(each != named.weekday() for each in weekdays) else []
        )
    return tuple(notes)


def read_period_end(period: Period, text: str, condition: str | None, context: Context) -> Deadline:
    """A relative deadline; its end is known where the event is a date or the plan's own issue."""
    offset = period.offset
    reading = Deadline(text, Kind.RELATIVE, None, None, condition, words=(text,), offset=offset)
    if period.day is not None:
        event = stretch(period.day, context)
        if event.last is None:
            return replace(reading, issues=event.issues)
        return replace(reading, start=None, end=period.last_day(event.last))
    if condition is None or not is_own_issue(condition):
        return reading
    if context.issued_on is None:
        return replace(reading, issues=(Issue.NO_ISSUE_DATE,))
    return replace(reading, end=period.last_day(context.issued_on))
