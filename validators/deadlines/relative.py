"""Periods counted from an event: how long, in which unit, from what, and when they end.

The day of the event is not counted (Điều 147 Bộ luật Dân sự 2015); months end on the same
day number or the last of the month (Điều 148); a period whose last day is off ends on the
next working day (Điều 148 khoản 5).
"""

from __future__ import annotations

import calendar as months
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from validators.calendar import add_working_days, next_working_day
from validators.deadlines.bounds import leading
from validators.deadlines.conditions import event_end
from validators.deadlines.numbers import WORD, number
from validators.deadlines.times import read_times

if TYPE_CHECKING:
    from validators.deadlines.spans import Span
    from validators.deadlines.times import Times
    from validators.deadlines.tokens import Token

_UNITS = {"ngày": "days", "tuần": "weeks", "tháng": "months", "năm": "years"}
_COUNT = re.compile(rf"\d+|{WORD}|")
_LINKS = frozenset(("since", "from", "after", "event", "before"))


@dataclass(frozen=True, slots=True)
class Period:
    """`count` `unit`s from (or `backwards` before) an event: its words, or a date of the text."""

    start: int
    end: int
    count: int
    unit: str
    backwards: bool
    event: tuple[int, int] | None = None
    day: Span | None = None
    bounded: bool = False

    @property
    def offset(self) -> str:
        """E.g. "15 days", "10 working days", "5 days before"."""
        return f"{self.count} {self.unit}{' before' if self.backwards else ''}"

    def last_day(self, event: date) -> date | None:
        """The last day of the period when the event happens on `event`; None for hours."""
        if self.unit == "working days":
            return None if self.backwards else add_working_days(event, self.count)
        end = _moved(event, -self.count if self.backwards else self.count, self.unit)
        return end if end is None or self.backwards else next_working_day(end)


def _moved(day: date, count: int, unit: str) -> date | None:
    if unit in ("days", "weeks"):
        return day + timedelta(days=count * (7 if unit == "weeks" else 1))
    if unit in ("months", "years"):
        total = day.year * 12 + day.month - 1 + count * (12 if unit == "years" else 1)
        year, month = total // 12, total % 12 + 1
        return date(year, month, min(day.day, months.monthrange(year, month)[1]))
    return None


def read_period(tokens: list[Token], at: int, inside: list[Token]) -> tuple[Period, int] | None:
    """The period at token `at`, before its event or (with `inside`) within an event's words."""
    if inside:
        return _inside(tokens, at, at + len(inside))
    bounds, _, first = leading(tokens, at)
    if first >= len(tokens) or tokens[first].kind not in ("duration", "hours"):
        return None
    count, unit = _measure(tokens[first])
    link = first + 1
    if link + 1 < len(tokens) and tokens[link].kind == "comma" and tokens[link + 1].kind in _LINKS:
        link += 1
    here = Period(
        tokens[at].start, tokens[first].end, count, unit, "before" in bounds, bounded=bool(bounds)
    )
    if link >= len(tokens) or tokens[link].kind not in _LINKS:
        return _before_words(tokens, here, first) if here.backwards else (here, first + 1)
    backwards = tokens[link].kind == "before" or tokens[link].text.startswith("trước")
    times = read_times(tokens, link)
    if times is not None and (not _is_day(times[0]) or _names_report(tokens, here, link)):
        return here, first + 1
    end = times[1] if times else event_end(tokens, link)
    event = (tokens[link].start, tokens[end - 1].end)
    day = times[0].spans[0] if times else None
    return Period(here.start, event[1], count, unit, backwards, event, day, bounded=True), end


def _names_report(tokens: list[Token], period: Period, link: int) -> bool:
    """“6 tháng trước ngày 15/6”: the half-year report, due before that day, and no period.

    "3 tháng" is a report only beside one on 6 or 9 months.
    """
    if period.bounded or period.unit != "months" or tokens[link].kind != "before":
        return False
    others = [_measure(token) for token in tokens if token.kind == "duration"]
    reports = {count for count, unit in others if unit == "months"} & {6, 9}
    return period.count in reports or (period.count == 3 and bool(reports))  # noqa: PLR2004 - a quarter


def _before_words(tokens: list[Token], here: Period, first: int) -> tuple[Period, int]:
    """“Trước 10 ngày khai mạc kỳ họp”: the words behind the period are its event."""
    end = event_end(tokens, first)
    event = (tokens[first + 1].start, tokens[end - 1].end) if end > first + 1 else None
    return replace(here, end=tokens[end - 1].end, event=event), end


def _is_day(times: Times) -> bool:
    """One date ("kể từ ngày 01/7/2026"); anything longer is not what a period is counted from."""
    span = times.spans[0]
    return len(times.spans) == 1 and span.first == span.last and span.first[0] > 0


def _inside(tokens: list[Token], at: int, end: int) -> tuple[Period, int] | None:
    """A period within the event's own words: "sau khi có kết luận 15 ngày"."""
    measures = [place for place in range(at, end) if tokens[place].kind in ("duration", "hours")]
    if len(measures) != 1 or tokens[at].kind == "basis":
        return None
    count, unit = _measure(tokens[measures[0]])
    backwards = tokens[at].text.startswith("trước")
    span = (tokens[at].start, tokens[end - 1].end)
    return Period(*span, count, unit, backwards, span, bounded=True), end


def _measure(token: Token) -> tuple[int, str]:
    written = _COUNT.match(token.text)
    count = number(written.group()) if written else 0
    if token.kind == "hours":
        return count, "hours"
    if "làm" in token.text:
        return count, "working days"
    return count, next(_UNITS[unit] for unit in _UNITS if unit in token.text)
