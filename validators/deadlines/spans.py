"""A stretch of the calendar as a text names it: a day, month, quarter or year, perhaps yearless."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

LEAP_YEAR = 2024  # a yearless 29/02 is possible
MONTH_END = 0  # stands for the last day of a month, whatever the year
NO_DAY = 32


class Unit(IntEnum):
    """How much of the calendar a span covers, finest first; a point is "cuối năm" and the like."""

    POINT = 0
    DAY = 1
    MONTH = 2
    QUARTER = 3
    HALF = 4
    YEAR = 5


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`, each (month, day), in `year` (None: not said).

    Month 0 means that only a day of some month is named; day `MONTH_END` is a month's end.
    """

    unit: Unit
    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]

    def possible(self) -> bool:
        """Whether the calendar has this span (month 13 and 31/02 it has not)."""
        try:
            self.in_year(self.year or LEAP_YEAR)
        except ValueError:
            return False
        return True

    def in_year(self, year: int) -> tuple[date, date]:
        """First and last day in `year`; raises ValueError where the calendar has no such day."""
        return _day(year, *self.first), _day(year, *self.last)

    def of(self, year: int | None) -> Span:
        """The same span with a year."""
        return replace(self, year=year)


def _day(year: int, month: int, number: int) -> date:
    if number == MONTH_END:
        number = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else NO_DAY  # noqa: PLR2004
    return date(year, month, number)


def day(number: int, month: int = 0, year: int | None = None) -> Span:
    """One day; without a month it waits for one ("từ ngày 10 đến ngày 15 tháng 3")."""
    number = number or NO_DAY  # a written day 0 is no day; 0 itself stands for a month's end
    return Span(Unit.DAY, year, (month, number), (month, number))


def months(first: int, last: int, unit: Unit, year: int | None = None) -> Span:
    """Whole months from `first` to `last`, both included."""
    return Span(unit, year, (first, 1), (last, MONTH_END))


def month(number: int, year: int | None = None) -> Span:
    """One whole month."""
    return months(number, number, Unit.MONTH, year)


def quarter(number: int, year: int | None = None) -> Span:
    """One calendar quarter; number 5 and above is as impossible as month 13."""
    return months(3 * number - 2, 3 * number, Unit.QUARTER, year)


def whole_year(year: int | None) -> Span:
    """1 January to 31 December."""
    return Span(Unit.YEAR, year, (1, 1), (12, 31))


def position(span: Span, where: str) -> Span | None:
    """Đầu, giữa, cuối, nửa đầu … of a span; None where nothing fixes the day.

    Đầu and giữa tháng are the 1st and 15th, đầu and giữa năm 1/1 and 30/6, cuối the last day
    (Điều 146 Bộ luật Dân sự 2015); đầu and cuối quý follow by analogy, giữa quý does not.
    """
    opening, closing = (span.first, span.first), (span.last, span.last)
    if where.startswith("tháng"):
        return _month_of_quarter(span, where)
    where = where.removeprefix("ngày ")
    if where.startswith("cuối"):
        return replace(span, first=closing[0], last=closing[1], unit=Unit.POINT)
    if where.startswith("đầu"):
        return replace(span, first=opening[0], last=opening[1], unit=Unit.POINT)
    if span.unit is Unit.MONTH:
        return _part_of_month(span, where)
    if span.unit is Unit.YEAR:
        return _part_of_year(span, where)
    return None


def _month_of_quarter(span: Span, where: str) -> Span:
    number = span.last[0] if "cuối" in where else span.first[0] + ("đầu" not in where)
    return month(number, span.year)


_MONTH_PARTS = {
    "giữa": (15, 15),
    "nửa đầu": (1, 15),
    "nửa cuối": (16, MONTH_END),
    "thượng tuần": (1, 10),
    "trung tuần": (11, 20),
    "hạ tuần": (21, MONTH_END),
    "tuần cuối": (MONTH_END, MONTH_END),
    "tuần cuối cùng": (MONTH_END, MONTH_END),
}
_YEAR_PARTS = {
    "giữa": ((6, 30), (6, 30)),
    "nửa đầu": ((1, 1), (6, 30)),
    "nửa cuối": ((7, 1), (12, 31)),
}


def _part_of_month(span: Span, where: str) -> Span | None:
    if where not in _MONTH_PARTS:
        return None
    first, last = _MONTH_PARTS[where]
    number = span.first[0]
    return replace(span, first=(number, first), last=(number, last), unit=Unit.POINT)


def _part_of_year(span: Span, where: str) -> Span | None:
    if where not in _YEAR_PARTS:
        return None
    first, last = _YEAR_PARTS[where]
    unit = Unit.POINT if first == last else Unit.HALF
    return replace(span, first=first, last=last, unit=unit)


def settled(members: list[Span]) -> tuple[Span, ...]:
    """Members in order, each with the month and year that the one behind it lends.

    Nothing is lent that would turn the order round ("từ tháng 10 đến tháng 3/2027").
    """
    filled: list[Span] = []
    for span in reversed(members):
        filled.append(_lent(span, filled[-1]) if filled else span)
    return tuple(reversed(filled))


def _lent(span: Span, follower: Span) -> Span:
    both_days = span.unit is Unit.DAY and follower.unit is Unit.DAY
    if span.first[0] == 0 and both_days and follower.first[0] > 0:
        return day(span.first[1], follower.first[0], follower.year)
    if span.year is not None or follower.year is None or span.unit is Unit.YEAR:
        return span
    whole_year = follower.unit is Unit.YEAR
    return span.of(follower.year) if whole_year or span.first <= follower.first else span
