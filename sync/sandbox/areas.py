"""Rectangles of cells: `Area` may be open on any side, `Box` is closed and inside a grid.

Both count from zero and exclude their end, like the service's `GridRange`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.sandbox.errors import invalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.sandbox.jsons import Json


@dataclass(frozen=True, slots=True)
class Box:
    """A closed rectangle: rows `top` … `bottom - 1`, columns `left` … `right - 1`."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def height(self) -> int:
        """How many rows."""
        return max(0, self.bottom - self.top)

    @property
    def width(self) -> int:
        """How many columns."""
        return max(0, self.right - self.left)

    def __bool__(self) -> bool:
        return self.height > 0 and self.width > 0

    def meet(self, other: Box) -> Box:
        """What two boxes share; empty (false) when they do not touch."""
        return Box(
            max(self.top, other.top),
            min(self.bottom, other.bottom),
            max(self.left, other.left),
            min(self.right, other.right),
        )

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every (row, column), row by row."""
        for row in range(self.top, self.bottom):
            for column in range(self.left, self.right):
                yield row, column

    def minus(self, other: Box) -> Iterable[Box]:
        """The at most four boxes that remain when `other` is cut out."""
        cut = self.meet(other)
        if not cut:
            return (self,)
        parts = (
            Box(self.top, cut.top, self.left, self.right),
            Box(cut.bottom, self.bottom, self.left, self.right),
            Box(cut.top, cut.bottom, self.left, cut.left),
            Box(cut.top, cut.bottom, cut.right, self.right),
        )
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a tab; None on a side means "to the edge, wherever it is"."""

    sheet: int
    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it ends where it begins, on either side."""
        rows, columns = (self.top, self.bottom), (self.left, self.right)
        return any(last is not None and first == last for first, last in (rows, columns))

    def within(self, rows: int, columns: int) -> Box:
        """The closed part of this area inside a grid of that size (may be empty)."""
        return Box(
            self.top or 0,
            rows if self.bottom is None else min(self.bottom, rows),
            self.left or 0,
            columns if self.right is None else min(self.right, columns),
        )

    def json(self) -> Json:
        """The area as a `GridRange`; open sides are absent, and so is the tab with id 0."""
        sides = {
            "sheetId": self.sheet or None,
            "startRowIndex": self.top,
            "endRowIndex": self.bottom,
            "startColumnIndex": self.left,
            "endColumnIndex": self.right,
        }
        return {name: side for name, side in sides.items() if side is not None}


def area_of(grid_range: Json) -> Area:
    """A `GridRange` of a request as an area; an absent tab is tab 0, as in the service.

    400 for a side that is no whole number, is negative, or lies before its beginning.
    """
    names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    top, bottom, left, right = (_side(grid_range, name) for name in names)
    for first, last, word in ((top, bottom, "Row"), (left, right, "Column")):
        if last is not None and first is not None and last < first:
            raise invalid(f"end{word}Index[{last}] cannot be before start{word}Index[{first}]")
    return Area(_side(grid_range, "sheetId") or 0, top, bottom, left, right)


def _side(grid_range: Json, name: str) -> int | None:
    side = grid_range.get(name)
    if side is None:
        return None
    if isinstance(side, bool) or not isinstance(side, int):
        raise invalid(f"Invalid value at '{name}' (TYPE_INT32), {json.dumps(side)}")
    if side < 0 and name != "sheetId":
        raise invalid("GridRange indexes must be >= 0")
    return side


def area_from(sheet: int, box: Box) -> Area:
    """A closed box as an area of a tab."""
    return Area(sheet, box.top, box.bottom, box.left, box.right)
