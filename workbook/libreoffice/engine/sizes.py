"""Ranges, as how much room they take."""

from __future__ import annotations

from typing import Any

from workbook.libreoffice.engine import units
from workbook.libreoffice.engine.cells import Cells

# Whether a row is hidden is told by its first columns, not all of them hidden; and so for columns.
_AS_WIDE_AS, _AS_HIGH_AS = 255, 9999


class Sizes(Cells):
    """How high, how wide, and where on the sheet; points, but column widths in characters."""

    @property
    def width(self) -> float:
        """Points."""
        return units.to_points(self.xl.Size.Width) if len(self) else 0.0

    @property
    def height(self) -> float:
        """Points."""
        return units.to_points(self.xl.Size.Height) if len(self) else 0.0

    @property
    def left(self) -> float:
        """Points from the sheet's left edge."""
        return units.to_points(self.xl.Position.X) if len(self) else 0.0

    @property
    def top(self) -> float:
        """Points from the sheet's upper edge."""
        return units.to_points(self.xl.Position.Y) if len(self) else 0.0

    @property
    def row_height(self) -> float | None:
        """Points; None where the rows differ."""
        if not len(self):
            return 0.0
        height = self._shared(self.part(0, 0, self.area.rows).xl.getRows(), "Height")
        return None if height is None else units.to_points(height)

    @row_height.setter
    def row_height(self, value: float) -> None:
        self._resize(self.xl.getRows(), "Height", units.to_mm100(value))

    @property
    def column_width(self) -> float | None:
        """Characters, as Excel counts them; None where the columns differ."""
        if not len(self):
            return 0.0
        width = self._shared(self.xl.getColumns(), "Width")
        return None if width is None else units.to_characters(width)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self._resize(self.xl.getColumns(), "Width", units.from_characters(value))

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None where they differ."""
        lines = self.sheet.xl.getCellRangeByPosition(0, self.row - 1, _AS_WIDE_AS, self._last[0])
        shown = {(part.StartRow, part.EndRow) for part in _visible(lines)}
        return _none_or_all(shown, self.area.rows)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self._resize(self.xl.getRows(), "IsVisible", not value)

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; None where they differ."""
        lines = self.sheet.xl.getCellRangeByPosition(self.column - 1, 0, self._last[1], _AS_HIGH_AS)
        shown = {(part.StartColumn, part.EndColumn) for part in _visible(lines)}
        return _none_or_all(shown, self.area.columns)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self._resize(self.xl.getColumns(), "IsVisible", not value)

    @property
    def _last(self) -> tuple[int, int]:
        return self.area.last_row - 1, self.area.last_column - 1

    def autofit(self, axis: str | None = None) -> None:
        """Fit columns and rows to what stands in them; `axis` `r` or `c` for one of them."""
        if axis in {None, "c", "columns"}:
            self._resize(self.xl.getColumns(), "OptimalWidth", value=True)
        if axis in {None, "r", "rows"}:
            self._resize(self.xl.getRows(), "OptimalHeight", value=True)

    def group(self, by: str) -> None:
        """Put rows or columns under a common bracket."""
        self.sheet.check_unprotected()
        self.sheet.xl.group(self.xl.getRangeAddress(), self.sheet.orientation(by))

    def ungroup(self, by: str) -> None:
        """Take the bracket away."""
        self.sheet.check_unprotected()
        self.sheet.xl.ungroup(self.xl.getRangeAddress(), self.sheet.orientation(by))

    def _resize(self, lines: Any, name: str, value: object) -> None:  # noqa: ANN401  # uno
        self.sheet.check_unprotected()
        lines.setPropertyValue(name, value)

    def _shared(self, lines: Any, name: str) -> Any:  # noqa: ANN401  # uno has no types
        # Past what the sheet uses, rows and columns are all alike.
        used = self.sheet.used_range.area
        last = used.last_row - self.row if name == "Height" else used.last_column - self.column
        first = lines.getByIndex(0).getPropertyValue(name)
        count = min(lines.getCount(), max(last, 0) + 2)
        same = all(lines.getByIndex(i).getPropertyValue(name) == first for i in range(1, count))
        return first if same else None


def _visible(cells: Any) -> Any:  # noqa: ANN401  # uno has no types
    return cells.queryVisibleCells().getRangeAddresses()


def _none_or_all(shown: set[tuple[int, int]], count: int) -> bool | None:
    """Whether all of so many lines are hidden, none of them (False), or only some (None).

    `shown` holds the first and the last of each run of visible lines.
    """
    visible = {line for first, last in shown for line in range(first, last + 1)}
    return not visible if len(visible) in {0, count} else None
