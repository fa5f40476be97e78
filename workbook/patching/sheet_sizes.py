"""How wide the columns of a sheet are and how tall its rows: where a box over cells ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.patching.xml_part import child, children
from workbook.reading.xml import is_true

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.patching.xml_part import Element

_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575
_DIGIT = 7  # pixels, at 96 dpi in the usual default font
_PIXELS_PER_POINT = 4 / 3
_INDENT, _ROOM = 15, 12  # pixels beside the cell; cells kept free at the edge of the sheet
_MOST_STEPS = 400  # rows that are hidden take no height: the search must end all the same


class SheetSizes:
    """Sizes in pixels of one sheet, its defaults where it says nothing of a row or column."""

    def __init__(self, sheet: Element) -> None:
        usual = child(sheet, "sheetFormatPr")
        said = (
            (usual.get("defaultColWidth"), usual.get("defaultRowHeight"))
            if usual is not None
            else ()
        )
        self._width = _column_pixels(said[0]) if said and said[0] else 64
        self._height = _row_pixels(said[1]) if said and said[1] else 20
        self._columns = list(children(child(sheet, "cols"), "col"))
        rows = children(child(sheet, "sheetData"), "row")
        self._rows = {int(row.get("r", "0")) - 1: row for row in rows}

    def anchor(self, row: int, column: int, width: int, height: int) -> str:
        """Where a box right of a cell stands: column, pixels into it, row, … of both corners."""
        left, top = min(column + 1, _LAST_COLUMN - _ROOM), max(min(row, _LAST_ROW - _ROOM) - 1, 0)
        right, into = _walk(left, _INDENT + width, self._column_width, _LAST_COLUMN)
        bottom, below = _walk(top, height + 4, self._row_height, _LAST_ROW)
        return f"{left}, {_INDENT}, {top}, 4, {right}, {into}, {bottom}, {below}"

    def _column_width(self, column: int) -> int:
        for one in self._columns:
            if int(one.get("min", "0")) <= column + 1 <= int(one.get("max", "0")):
                if is_true(one.get("hidden")):
                    return 0
                return _column_pixels(one.get("width", "")) if one.get("width") else self._width
        return self._width

    def _row_height(self, row: int) -> int:
        one = self._rows.get(row)
        if one is None:
            return self._height
        if is_true(one.get("hidden")):
            return 0
        return _row_pixels(one.get("ht", "")) if one.get("ht") else self._height


def _walk(start: int, pixels: int, size: Callable[[int], int], last: int) -> tuple[int, int]:
    """The place in which so many pixels end, and how far into it."""
    place = start
    for place in range(start, min(start + _MOST_STEPS, last)):
        if pixels < size(place):
            break
        pixels -= size(place)
    return place, min(pixels, max(size(place) - 1, 0))


def _column_pixels(width: str) -> int:
    return int((256 * float(width) + 18) / 256 * _DIGIT)


def _row_pixels(points: str) -> int:
    return round(float(points) * _PIXELS_PER_POINT)
