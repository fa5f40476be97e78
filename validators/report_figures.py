"""The counts of a report in the government's classes, and the rates made of them.

Báo cáo 1270/BC-TCTTTg (2017) counts 21.914 = 16.051 done (14.068 on time, 1.983 late) + 5.863 not
done (5.640 within time, 223 overdue). Tasks without a day to be late against (routine,
conditional, undated) are counted apart. Figures whose parts do not add up cannot be made: those
published for 20/10/2025 did not, and all papers repeated the slip.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.progress import CLASS_GROUPS, StatusClass

if TYPE_CHECKING:
    from collections.abc import Mapping

_DONE, _OPEN, _APART = CLASS_GROUPS.values()


class FiguresError(Exception):
    """Parts do not add up: a fault of the program, so nothing may be published."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with what it is made of; `value` is None where there is nothing to divide by."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """0 to 1."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Figures:
    """How many tasks stand in each class; `whole` is counted on its own, not from the classes.

    Raises FiguresError where the parts do not make the whole.
    """

    whole: int
    classes: Mapping[StatusClass, int]

    def __post_init__(self) -> None:
        parts = {"done": self.done, "open": self.open, "apart": self.apart}
        if sum(parts.values()) != self.whole or min(self.classes.values(), default=0) < 0:
            raise FiguresError(f"{self.whole} tasks, but {parts}")

    def count(self, *classes: StatusClass) -> int:
        """How many tasks stand in any of some classes."""
        return sum(self.classes.get(each, 0) for each in classes)

    @property
    def done(self) -> int:
        """Finished, on time or late."""
        return self.count(*_DONE)

    @property
    def open(self) -> int:
        """Not finished: within time, overdue, not begun."""
        return self.count(*_OPEN)

    @property
    def apart(self) -> int:
        """Routine, conditional and undated."""
        return self.count(*_APART)

    @property
    def tracked(self) -> int:
        """Finished and not finished: what rates are made of."""
        return self.done + self.open

    @property
    def finished(self) -> Rate:
        """Finished, of all that are tracked (so 7.892 ÷ 9.831 = 80,3 % in October 2025)."""
        return Rate(self.done, self.tracked)

    @property
    def on_time(self) -> Rate:
        """Finished on time, of all that are finished."""
        return Rate(self.count(StatusClass.DONE_ON_TIME), self.done)

    @property
    def overdue(self) -> Rate:
        """Overdue and not finished, of those and the finished: 223 ÷ (16.051 + 223) = 1,37 %."""
        late = self.count(StatusClass.OVERDUE)
        return Rate(late, self.done + late)
