"""Vietnamese working days: weekends, public holidays, days off in lieu and working Saturdays.

The days come from the maintained `holidays` library, which follows Điều 112 Bộ luật Lao động
2019 and the swaps the Prime Minister announces each year; a year it has not heard of yet
holds only the days fixed by law.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=200)
def _year(year: int) -> HolidayBase:
    from holidays import country_holidays  # a tenth of a second: only when a day is asked for

    return country_holidays("VN", years=year, language="vi")


def is_working_day(day: date) -> bool:
    """Whether offices are open on `day`; a Saturday worked in lieu of a day off is one."""
    return _year(day.year).is_working_day(day)


def holiday_name(day: date) -> str | None:
    """The Vietnamese name of the public holiday or day in lieu; None on any other day."""
    name = _year(day.year).get(day)
    return str(name) if name else None


def next_working_day(day: date) -> date:
    """`day` itself when offices are open, else the first day after it when they are."""
    while not is_working_day(day):
        day += _ONE_DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day`; `day` itself is not counted (Điều 147 BLDS)."""
    for _ in range(count):
        day = next_working_day(day + _ONE_DAY)
    return day
