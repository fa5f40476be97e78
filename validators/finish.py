"""Whether work that is done was done in time: by the day that is named, else by what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Finish(NamedTuple):
    """What is known of the day on which work was done; all of it may be unknown.

    `named` is the day of the report; `seen` the first day on which the status was read as done,
    `open_on` the last day before it on which it was read as not done; `says_late` is whether the
    status itself says so (`Hoàn thành quá hạn`).
    """

    named: date | None = None
    seen: date | None = None
    open_on: date | None = None
    says_late: bool = False

    def day(self, today: date) -> date | None:
        """The day on which the work counts as done; a day that is still to come is a slip."""
        return self.named if self.named and self.named <= today else self.seen


def in_time(finish: Finish, last_day: date, today: date) -> bool | None:
    """Whether work that is done on a business day was done in time; None: nothing proves either.

    The first line that fits decides. A reading on a day is one of the night that began on it;
    nights may be missing, so a first reading as done proves a day at the latest, never the day
    itself.

    | day named, up to today | today | first read as done | last read as not done | status | |
    | --- | --- | --- | --- | --- | --- |
    | up to the last day | | | | | in time |
    | after the last day | | | | | late |
    | none | up to the last day | | | | in time |
    | none | after it | up to the last day | | | in time |
    | none | after it | after it, or unknown | | says late | late |
    | none | after it | after it | after the last day | | late |
    | none | after it | after it | up to the last day, or never | | unproven |
    | none | after it | unknown | | | unproven |
    """
    if finish.named and finish.named <= today:
        return finish.named <= last_day
    if today <= last_day or (finish.seen and finish.seen <= last_day):
        return True
    if finish.says_late or (finish.open_on and finish.open_on > last_day):
        return False
    return None
