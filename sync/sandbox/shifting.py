"""insertRange and deleteRange: cells make room or close up, along rows or along columns.

Only cells move; merges and ranges of other objects stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.areas import Box, area_of
from sync.sandbox.book import EMPTY
from sync.sandbox.errors import invalid
from sync.sandbox.values import placed

if TYPE_CHECKING:
    from sync.sandbox.book import Cell, Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing


def insert_range(edit: Editing, request: Json) -> Json:
    """insertRange: empty cells come in, the old ones go down or to the right; the grid may grow."""
    tab, box, down = _asked(edit, request)
    moved = _taken(tab, _reach(tab, box, down=down))
    _put(tab, moved, (box.height, 0) if down else (0, box.width))
    return {}


def delete_range(edit: Editing, request: Json) -> Json:
    """deleteRange: the cells are gone, those below or to the right take their place."""
    tab, box, down = _asked(edit, request)
    moved = _taken(tab, _reach(tab, box, down=down))
    gone = set(box.cells())
    rest = {place: cell for place, cell in moved.items() if place not in gone}
    _put(tab, rest, (-box.height, 0) if down else (0, -box.width))
    return {}


def _asked(edit: Editing, request: Json) -> tuple[Tab, Box, bool]:
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    if request.get("shiftDimension") not in ("ROWS", "COLUMNS"):
        raise invalid("No dimension specified.")
    down = request["shiftDimension"] == "ROWS"
    edit.allow(tab, _reach(tab, box, down=down))
    return tab, box, down


def _reach(tab: Tab, box: Box, *, down: bool) -> Box:
    """Every cell that moves or goes."""
    if down:
        return Box(box.top, tab.rows, box.left, box.right)
    return Box(box.top, box.bottom, box.left, tab.columns)


def _taken(tab: Tab, box: Box) -> dict[tuple[int, int], Cell]:
    found = {(row, column): cell for row, column, cell in tab.used(box)}
    for row, column in found:
        tab.put(row, column, EMPTY)
    return found


def _put(tab: Tab, cells: dict[tuple[int, int], Cell], step: tuple[int, int]) -> None:
    for (row, column), cell in cells.items():
        tab.put(row + step[0], column + step[1], cell)
        tab.rows, tab.columns = (
            max(tab.rows, row + step[0] + 1),
            max(tab.columns, column + step[1] + 1),
        )
