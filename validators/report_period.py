"""The calendar of periodic reports: Nghị định 09/2019/NĐ-CP, Điều 12 (data) and Điều 13 (sending).

Data of a month run from the 15th of the month before to the 14th, of a quarter to the 14th of
its last month, and so on; the report goes out by the 25th of that month. So “Quý III” of a report
is 15/6 to 14/9, while as a deadline it ends on 30/9 (`validators.deadlines`): this module and
that one never ask each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

_LAST_DAY, _SENT_BY = 14, 25
_MONTHS = 12
_ROMAN = ("I", "II", "III", "IV")
_ONE_DAY = timedelta(days=1)


class PeriodKind(Enum):
    """How often a report is made; the value is the word of the command line."""

    MONTH = "thang"
    QUARTER = "quy"
    HALF = "6-thang"
    YEAR = "nam"

    @property
    def months(self) -> int:
        """How many months a period takes."""
        return {"thang": 1, "quy": 3, "6-thang": 6, "nam": 12}[self.value]


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """One period of data, both days included."""

    kind: PeriodKind
    first: date
    last: date

    @property
    def name(self) -> str:
        """As people say it: `Quý III năm 2026`, `6 tháng đầu năm 2026`."""
        year = self.last.year
        match self.kind:
            case PeriodKind.MONTH:
                return f"Tháng {self.last.month} năm {year}"
            case PeriodKind.QUARTER:
                return f"Quý {_ROMAN[self._place]} năm {year}"
            case PeriodKind.HALF:
                return f"6 tháng {('đầu', 'cuối')[self._place]} năm {year}"
            case PeriodKind.YEAR:
                return f"Năm {year}"

    @property
    def slug(self) -> str:
        """The same for the name of a file: `quy-3-2026`."""
        names = {
            PeriodKind.MONTH: f"thang-{self._place + 1}",
            PeriodKind.QUARTER: f"quy-{self._place + 1}",
            PeriodKind.HALF: f"6-thang-{'cuoi' if self._place else 'dau'}",
            PeriodKind.YEAR: "nam",
        }
        return f"{names[self.kind]}-{self.last.year}"

    @property
    def sent_by(self) -> date:
        """The day by which the report is sent at the latest."""
        return self.last.replace(day=_SENT_BY)

    @property
    def before(self) -> ReportPeriod:
        """The period of the same kind that ends the day before this one begins."""
        return period_of(self.kind, self.first - _ONE_DAY)

    @property
    def _place(self) -> int:
        """Which period of its year it is, from 0."""
        return self.last.month // self.kind.months - 1


def period_of(kind: PeriodKind, day: date) -> ReportPeriod:
    """The one period of a kind whose data a day belongs to."""
    month = day.year * _MONTHS + day.month - 1 + (day.day > _LAST_DAY)
    last = month // kind.months * kind.months + kind.months - 1
    return ReportPeriod(kind, _cut_off(last - kind.months) + _ONE_DAY, _cut_off(last))


def latest_ended(kind: PeriodKind, day: date) -> ReportPeriod:
    """The newest period whose last day is not after `day`: the report that is due then."""
    period = period_of(kind, day)
    return period if period.last == day else period.before


def _cut_off(month: int) -> date:
    """The last day of data of a month, counted from January of the year 0."""
    return date(month // _MONTHS, month % _MONTHS + 1, _LAST_DAY)
