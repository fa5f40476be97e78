"""How near a task's last day is: overdue, or so many working days away."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from validators.calendar import is_working_day
from validators.progress import CLASS_GROUPS

if TYPE_CHECKING:
    from datetime import date

    from validators.progress import StatusClass

_UNFINISHED = CLASS_GROUPS["Chưa hoàn thành"]


class Due(Enum):
    """What a department head looks at first; the value is what people read."""

    OVERDUE = "Quá hạn"
    WITHIN_3 = "Còn đến 3 ngày làm việc"
    WITHIN_7 = "Còn 4 đến 7 ngày làm việc"
    WITHIN_15 = "Còn 8 đến 15 ngày làm việc"


_LIMITS = {3: Due.WITHIN_3, 7: Due.WITHIN_7, 15: Due.WITHIN_15}
_FURTHEST = 45  # days; fifteen working days are never further, Tết included


def due(status_class: StatusClass, last_day: date | None, today: date) -> Due | None:
    """The band an unfinished task stands in; None where nothing presses."""
    if last_day is None or status_class not in _UNFINISHED:
        return None
    if last_day < today:
        return Due.OVERDUE
    if (last_day - today).days > _FURTHEST:
        return None
    left = working_days_left(last_day, today)
    return next((band for limit, band in _LIMITS.items() if left <= limit), None)


def working_days_left(last_day: date, today: date) -> int:
    """Working days after today up to the last day itself; today does not count."""
    days = range(today.toordinal() + 1, last_day.toordinal() + 1)
    return sum(is_working_day(today.fromordinal(day)) for day in days)
