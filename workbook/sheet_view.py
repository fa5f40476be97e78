"""A raw table with its merged areas at hand: what a place shows, and what covers it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from validators.merged_areas import WIDEST, MergedAreas

if TYPE_CHECKING:
    from validators.merged_areas import Area
    from workbook.raw_table import RawTable


class SheetView:
    """Reads one raw table; rows and columns count from 0. Columns beyond 512 are not read."""

    def __init__(self, raw: RawTable) -> None:
        self.raw = raw
        self.height = len(raw.rows)

    @cached_property
    def _areas(self) -> MergedAreas:
        return MergedAreas(self.raw.merged)

    def area(self, row: int, column: int) -> Area | None:
        """The merged area that covers a place."""
        return self._areas.at(row, column) if self.raw.merged else None

    def text(self, row: int, column: int) -> str:
        """What the cell itself shows, without spaces around."""
        return self.raw.at(row, column).shown.strip()

    def spoken(self, row: int, column: int, top: int) -> str:
        """What a person sees at a place: also the text of an area that begins at or below `top`."""
        own = self.text(row, column)
        area = None if own else self.area(row, column)
        return self.text(area.top, area.left) if area and area.top >= top else own

    def filled(self, row: int) -> list[tuple[int, str]]:
        """Column and text of every filled cell of a row."""
        if row >= self.height:
            return []
        cells = enumerate(self.raw.rows[row][:WIDEST])
        return [(column, text) for column, cell in cells if (text := cell.shown.strip())]
