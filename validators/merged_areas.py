"""Merged areas of a sheet: which cell a covered cell belongs to, found without a search."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from validators.a1 import span

if TYPE_CHECKING:
    from collections.abc import Iterable

# No biểu is wider; a merge over all 16,384 columns must not cost 16,384 steps.
WIDEST = 512


class Area(NamedTuple):
    """A merged area, rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class MergedAreas:
    """The merged areas of one sheet, kept by column in the order of their rows.

    Spreadsheets let no two areas overlap; where a file lies, the lower area counts. Beyond
    column 512 nothing is merged.
    """

    def __init__(self, areas: Iterable[str]) -> None:
        """`areas` are A1 ranges. Raises ValueError for a text that is none."""
        self._by_column: dict[int, list[Area]] = defaultdict(list)
        for area in sorted(Area(*span(each)) for each in areas):
            if area[:2] != area[2:]:
                for column in range(area.left, min(area.right + 1, WIDEST)):
                    self._by_column[column].append(area)

    def at(self, row: int, column: int) -> Area | None:
        """The area that covers a place, its top-left cell included."""
        areas = self._by_column.get(column)
        if not areas:
            return None
        before = bisect_right(areas, row, key=itemgetter(0))
        area = areas[before - 1] if before else None
        return area if area and row <= area.bottom else None
