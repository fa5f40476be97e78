"""Whether work that is done was done in time: by the day that is named, else by what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Finish(NamedTuple):
    """What is known of the day on which work was done; all of it may be unknown.

    `named` is the day of the report; `seen` the first day on which the status was read as done,
    `open_on` the last day before it on which it was read as not done; `says_late` is whether the
    status itself says so (`Hoàn thành quá hạn`). `stale` is a day that stood in the report while
    it was read as not done: of an earlier report, and so never the day of completion.
    """

    named: date | None = None
    seen: date | None = None
    open_on: date | None = None
    says_late: bool = False
    stale: date | None = None

    def told(self, today: date) -> date | None:
        """The day that is named, if it counts: not a stale one, and none that is still to come."""
        counts = self.named and self.named <= today and self.named != self.stale
        return self.named if counts else None

    def day(self, today: date) -> date | None:
        """The day on which the work counts as done."""
        return self.told(today) or self.seen


def in_time(finish: Finish, last_day: date, today: date) -> bool | None:
    """Whether work that is done on a business day was done in time; None: nothing proves either.

    The first line that fits decides. A reading on a day is one of the night that began on it;
    nights may be missing, so a first reading as done proves a day at the latest, never the day
    itself.

    | day told | today | first read as done | last read as not done | status | |
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
    if day := finish.told(today):
        return day <= last_day
    if today <= last_day or (finish.seen and finish.seen <= last_day):
        return True
    if finish.says_late or (finish.open_on and finish.open_on > last_day):
        return False
    return None
