"""From nodes to deadlines: years filled in, bounds applied, faults of the calendar named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
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
_WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4}
_WEEKDAYS |= {"6": 4, "bảy": 5, "bẩy": 5, "7": 5, "nhật": 6}
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


def stretch(span: Span, context: Context) -> Stretch:
    """The days of `span`; its year, where it names none, is the plan's."""
    if span.first[0] == 0:
        return Stretch(None, None, (Issue.INCOMPLETE_DATE,))
    if not span.possible() or span.year == 0:
        return Stretch(None, None, (Issue.IMPOSSIBLE_DATE,))
    year = span.year or context.plan_year
    if year is None:
        return Stretch(None, None, (Issue.NO_YEAR,))
    if not context.believes(year):
        return Stretch(None, None, (Issue.FAR_YEAR,))
    try:
        first, last = span.in_year(year)
    except ValueError:
        return Stretch(None, None, (Issue.IMPOSSIBLE_DATE,))
    return _coming(span, first, last, context)


def _coming(span: Span, first: date, last: date, context: Context) -> Stretch:
    """A yearless day of a plan whose year nobody told is the first one after its issue."""
    told = span.year is not None or context.year is not None or span.unit is Unit.YEAR
    if told or context.issued_on is None or last >= context.issued_on:
        return Stretch(first, last)
    try:
        return Stretch(*span.in_year(context.issued_on.year + 1))
    except ValueError:
        return Stretch(None, None, (Issue.IMPOSSIBLE_DATE,))


def read_dates(times: Times, text: str, context: Context) -> tuple[Deadline, ...]:
    """The deadlines of one node: one, or several where a list is not a single stretch."""
    stretches = [stretch(span, context) for span in times.spans]
    faults = tuple(dict.fromkeys(issue for each in stretches for issue in each.issues))
    if times.fuzzy:
        faults += (Issue.UNKNOWN_WORDS,)
    if faults:
        return (Deadline(text, Kind.FIXED, words=(text,), issues=faults),)
    days = [(each.first, each.last) for each in stretches if each.first and each.last]
    if times.through:
        return (_range(times, text, days[0][0], days[-1][1], days[-1][0], context),)
    if len(days) > 1 and _unbroken(days) and "before" not in times.bounds:
        return (_range(times, text, days[0][0], days[-1][1], days[-1][0], context),)
    return tuple(
        _single(times, span, text, each, context)
        for span, each in zip(times.spans, days, strict=True)
    )


def _unbroken(days: list[tuple[date, date]]) -> bool:
    return all(
        before[1] + _ONE_DAY == after[0] for before, after in zip(days, days[1:], strict=False)
    )


def _range(  # noqa: PLR0913 - a range has two ends, and the second may be bounded by its start
    times: Times, text: str, first: date, last: date, last_begins: date, context: Context
) -> Deadline:
    exclusive = _exclusive(times, times.spans[-1], context)
    end = last_begins - _ONE_DAY if exclusive else last
    if end < first:
        return Deadline(text, Kind.RANGE, words=(text,), issues=(Issue.BACKWARDS_RANGE,))
    kind = Kind.FIXED if first == end else Kind.RANGE
    start = None if kind is Kind.FIXED else first
    return Deadline(
        text, kind, start, end, words=(text,), issues=_notes(times, None, end, context),
        before=exclusive,
    )  # fmt: skip


def _exclusive(times: Times, span: Span, context: Context) -> bool:
    """"Trước tháng 6" never holds a day of June; for "trước ngày D" the setting decides."""
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
    if "now" in bounds:
        return Deadline(text, Kind.RANGE, context.issued_on, end, words=(text,), issues=notes)
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
        notes += [Issue.WEEKDAY_MISMATCH] if any(each != named.weekday() for each in weekdays) else []
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
