"""The requests about rows and columns, and sorting."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sync.sandbox.areas import Box, area_of
from sync.sandbox.errors import invalid
from sync.sandbox.fields import merged
from sync.sandbox.moves import Moved
from sync.sandbox.references import carried
from sync.sandbox.render import effective_at
from sync.sandbox.structure import delete, grow, insert, reshape, size
from sync.sandbox.tabs import check_size, existing, required_mask
from sync.sandbox.values import placed

if TYPE_CHECKING:
    from sync.sandbox.book import Cell, Tab, Value
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing


def stretch(edit: Editing, asked: Json) -> tuple[Tab, str, int, int]:
    """The tab, dimension, start and end of a DimensionRange; 400 when it is none."""
    tab = existing(edit.book, int(asked.get("sheetId", 0)))
    dimension = asked.get("dimension", "")
    if dimension not in ("ROWS", "COLUMNS"):
        raise invalid("No dimension specified.")
    start = int(asked.get("startIndex", 0))
    end = int(asked.get("endIndex", size(tab, dimension)))
    if min(start, end) < 0:
        raise invalid("DimensionRange indexes must be >= 0")
    return tab, dimension, start, end


def noun(dimension: str) -> str:
    """What error texts call one line of a dimension."""
    return "row" if dimension == "ROWS" else "column"


def _lines(tab: Tab, dimension: str, start: int, end: int) -> Box:
    if dimension == "ROWS":
        return Box(start, end, 0, tab.columns)
    return Box(0, tab.rows, start, end)


def _inside(tab: Tab, dimension: str, start: int, end: int) -> None:
    most = size(tab, dimension)
    if not 0 <= start < end:
        raise invalid(f"range.endIndex[{end}] must be greater than range.startIndex[{start}]")
    if end > most:
        raise invalid(f"Cannot reach beyond the sheet: index {end} of {most} {noun(dimension)}s")


def insert_dimension(edit: Editing, request: Json) -> Json:
    """insertDimension: new empty rows or columns before `startIndex`."""
    for name in ("startIndex", "endIndex"):
        if name not in request.get("range", {}):
            raise invalid(f"range.{name} must be set")
    tab, dimension, start, end = stretch(edit, request["range"])
    inherit, most = bool(request.get("inheritFromBefore")), size(tab, dimension)
    if end <= start:
        raise invalid(f"range.endIndex[{end}] must be greater than range.startIndex[{start}]")
    if start >= most and not inherit:
        raise invalid(
            f"range.startIndex must be less than the grid size ({most}) if inheritFromBefore is "
            "false."
        )
    if start > most:
        raise invalid(f"range.startIndex is larger than current grid size ({most})")
    if inherit and start == 0:
        raise invalid("inheritFromBefore cannot be true if inserting at the start of a sheet")
    _check_room(tab, dimension, end - start)
    edit.allow(tab, _lines(tab, dimension, start, start + 1).meet(tab.box))
    insert(edit.book, tab, dimension, start, end, inherit=inherit)
    return {}


def _check_room(tab: Tab, dimension: str, more: int) -> None:
    rows, columns = (more, 0) if dimension == "ROWS" else (0, more)
    check_size(tab.rows + rows, tab.columns + columns)


def delete_dimension(edit: Editing, request: Json) -> Json:
    """deleteDimension: rows or columns with all that hangs on them; never all of them."""
    tab, dimension, start, end = stretch(edit, request.get("range", {}))
    word, most = noun(dimension), size(tab, dimension)
    missing = next((index for index in (start, end - 1) if index >= most), None)
    if missing is not None:
        raise invalid(
            f"Cannot delete a {word} that doesn't exist. Tried to delete {word} index {missing} "
            f"but there are only {most} {word}s."
        )
    _inside(tab, dimension, start, end)
    if end - start >= most:
        raise invalid(f"You can't delete all the {word}s on the sheet.")
    if end == most and start <= int(tab.grid.get(f"frozen{word.capitalize()}Count", 0)):
        raise invalid(f"Sorry, it is not possible to delete all non-frozen {word}s.")
    edit.allow(tab, _lines(tab, dimension, start, end))
    delete(edit.book, tab, dimension, start, end)
    return {}


def move_dimension(edit: Editing, request: Json) -> Json:
    """moveDimension: rows or columns before `destinationIndex`, counted before the move."""
    tab, dimension, start, end = stretch(edit, request.get("source", {}))
    to = int(request.get("destinationIndex", 0))
    _inside(tab, dimension, start, end)
    if not 0 <= to <= size(tab, dimension):
        raise invalid(f"destinationIndex[{to}] is outside the sheet")
    if start <= to <= end:
        return {}
    edit.allow(tab, _lines(tab, dimension, min(start, to), max(end, to)))
    reshape(edit.book, tab, dimension, Moved(start, end, to))
    return {}


def append_dimension(edit: Editing, request: Json) -> Json:
    """appendDimension: more rows or columns at the end."""
    tab = edit.book.need(int(request.get("sheetId", 0)))
    dimension, length = request.get("dimension", "ROWS"), int(request.get("length", 0))
    _check_room(tab, dimension, length)
    edit.allow_shape(tab)
    grow(tab, dimension, length)
    return {}


def update_dimension_properties(edit: Editing, request: Json) -> Json:
    """updateDimensionProperties: hide rows or columns, set their size."""
    tab, dimension, start, end = stretch(edit, request.get("range", {}))
    _inside(tab, dimension, start, end)
    mask = required_mask(request)
    edit.allow(tab, _lines(tab, dimension, start, end))
    known = tab.row_properties if dimension == "ROWS" else tab.column_properties
    for index in range(start, end):
        looks = merged(known.get(index), request.get("properties", {}), mask)
        known[index] = {name: part for name, part in looks.items() if part is not False}
    return {}


def auto_resize(edit: Editing, request: Json) -> Json:
    """autoResizeDimensions: accepted; the sandbox measures no text."""
    stretch(edit, request.get("dimensions", {}))
    return {}


def sort_range(edit: Editing, request: Json) -> Json:
    """sortRange: rows of a range by the values of columns; cells move whole, stably."""
    area = area_of(request.get("range", {}))
    most = edit.book.need(area.sheet).rows
    if (area.top or 0) >= most:
        raise invalid(f"range.startRowIndex is larger than current grid size ({most})")
    tab, box = placed(edit.book, area)
    edit.allow(tab, box)
    order = list(range(box.top, box.bottom))
    for spec in reversed(request.get("sortSpecs", [])):
        column = int(spec.get("dimensionIndex", 0))
        down = spec.get("sortOrder") == "DESCENDING"
        ranks = {row: _rank(effective_at(edit.book, tab, row, column)) for row in order}
        filled = [row for row in order if ranks[row] != EMPTY_LAST]
        filled.sort(key=ranks.__getitem__, reverse=down)
        order = filled + [row for row in order if ranks[row] == EMPTY_LAST]
    lines = {row: _line(tab, box, row) for row in order}
    for place, row in enumerate(order):
        for column, cell in zip(range(box.left, box.right), lines[row], strict=True):
            tab.put(box.top + place, column, carried(cell, box.top + place - row, 0))
    return {}


def _line(tab: Tab, box: Box, row: int) -> list[Cell]:
    return [tab.cell(row, column) for column in range(box.left, box.right)]


EMPTY_LAST = (9, 0.0, "")


def _rank(value: Value) -> tuple[int, float, str]:
    if value is None:
        return EMPTY_LAST
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, float | int):
        return 0, float(value), ""
    text = unicodedata.normalize("NFC", str(value)).casefold()
    return 1, 0.0, text
