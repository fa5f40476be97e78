"""updateBorders: lines around a range and between its cells, kept in the cells' formats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.sandbox.areas import area_of
from sync.sandbox.cells import fillable
from sync.sandbox.values import placed

if TYPE_CHECKING:
    from sync.sandbox.areas import Box
    from sync.sandbox.book import Cell
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing


def update_borders(edit: Editing, request: Json) -> Json:
    """updateBorders: the sides that are sent; a side with the style NONE goes away."""
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    for row, column in fillable(box).cells():
        sides = {
            side: request[name]
            for side, name in _lines(box, row, column).items()
            if name in request
        }
        if sides:
            tab.put(row, column, _drawn(tab.cell(row, column), sides))
    return {}


def _lines(box: Box, row: int, column: int) -> dict[str, str]:
    """For each side of a cell the name its line has in the request."""
    return {
        "top": "top" if row == box.top else "innerHorizontal",
        "bottom": "bottom" if row == box.bottom - 1 else "innerHorizontal",
        "left": "left" if column == box.left else "innerVertical",
        "right": "right" if column == box.right - 1 else "innerVertical",
    }


def _drawn(cell: Cell, sides: Json) -> Cell:
    looks = dict(cell.format or {})
    borders = {**looks.get("borders", {}), **sides}
    kept = {side: line for side, line in borders.items() if line.get("style") != "NONE"}
    rest = {name: part for name, part in looks.items() if name != "borders"}
    return replace(cell, format=(rest | ({"borders": kept} if kept else {})) or None)
