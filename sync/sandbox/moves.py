"""Where places go when rows or columns are inserted, deleted or moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Change(Protocol):
    """What happens to places along one dimension."""

    def place(self, index: int) -> int | None:
        """Where a row or column goes; None when it is deleted."""
        ...

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch goes; None when nothing is left of it."""
        ...


@dataclass(frozen=True, slots=True)
class Inserted:
    """`count` new rows or columns before `at`."""

    at: int
    count: int

    def place(self, index: int) -> int:
        """Everything from `at` on moves away."""
        return index + self.count if index >= self.at else index

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch grows when the new rows come inside it, not at its edges."""
        return self.place(start), end + self.count if end > self.at else end


@dataclass(frozen=True, slots=True)
class Deleted:
    """Rows or columns `start` … `end - 1` are gone."""

    start: int
    end: int

    def place(self, index: int) -> int | None:
        """What lies behind closes up."""
        if self.start <= index < self.end:
            return None
        return index if index < self.start else index - (self.end - self.start)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """A stretch shrinks by what is deleted of it."""
        first, last = self._edge(start), self._edge(end)
        return (first, last) if first < last else None

    def _edge(self, index: int) -> int:
        return index - max(0, min(index, self.end) - self.start)


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows or columns `start` … `end - 1` go before `to` (counted before the move)."""

    start: int
    end: int
    to: int

    def place(self, index: int) -> int:
        """The block jumps, what it jumps over closes up."""
        length = self.end - self.start
        if self.start <= index < self.end:
            return index + (self.to - self.end if self.to > self.start else self.to - self.start)
        if self.end <= index < self.to:
            return index - length
        return index + length if self.to <= index < self.start else index

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch that stays together moves; one that is torn apart stays where it was."""
        low, high = min(self.start, self.to), max(self.end, self.to)
        # only what lies between the block and its goal goes anywhere: an open end costs nothing
        places = {self.place(index) for index in range(max(start, low), min(end, high))}
        if not places or (start < low and end > high):
            return start, end
        first, last = min(places), max(places) + 1
        together = last - first == len(places)
        fits = (start >= low or first == low) and (end <= high or last == high)
        if not (together and fits):
            return start, end
        return (start if start < low else first), (end if end > high else last)
