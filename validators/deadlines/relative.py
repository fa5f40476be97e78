"""Periods counted from an event: how long, in which unit, from what, and when they end.

The day of the event is not counted (Điều 147 Bộ luật Dân sự 2015); months end on the same
day number or the last of the month (Điều 148); a period whose last day is off ends on the
next working day (Điều 148 khoản 5).
"""

from __future__ import annotations

import calendar as months
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from validators.calendar import add_working_days, next_working_day
from validators.deadlines.conditions import event_end
from validators.deadlines.numbers import WORD, number
from validators.deadlines.times import leading

if TYPE_CHECKING:
    from validators.deadlines.spans import Span
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
    backwards = "before" in bounds
    bounded = bool(bounds)
    if link >= len(tokens) or tokens[link].kind not in _LINKS:
        here = Period(tokens[at].start, tokens[first].end, count, unit, backwards, bounded=bounded)
        return here, first + 1
    starter = tokens[link]
    backwards = starter.kind == "before" or starter.text.startswith("trước")
    named = _named_day(tokens, link)
    end = named[1] if named else event_end(tokens, link)
    event = (tokens[link].start, tokens[end - 1].end)
    day = named[0] if named else None
    start, stop = tokens[at].start, tokens[end - 1].end
    return Period(start, stop, count, unit, backwards, event, day, bounded=True), end


def _named_day(tokens: list[Token], link: int) -> tuple[Span, int] | None:
    """The date right behind the link: "kể từ ngày 01/7/2026"."""
    _, _, at = leading(tokens, link)
    if at < len(tokens) and tokens[at].kind == "item":
        span = tokens[at].span
        if span is not None and span.first == span.last and span.first[0] > 0:
            return span, at + 1
    return None


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
