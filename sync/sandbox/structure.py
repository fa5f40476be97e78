"""Rows and columns that are inserted, deleted or moved, and everything that goes with them.

Cells, row and column properties, merges, protected, conditional, filtered and named ranges and
developer metadata all follow, and so do the references in formulas.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sync.sandbox import references
from sync.sandbox.areas import Area, Box, area_of
from sync.sandbox.moves import Deleted, Inserted

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Cell, Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.moves import Change


T = TypeVar("T")


def insert(book: Book, tab: Tab, dimension: str, start: int, end: int, *, inherit: bool) -> None:  # noqa: PLR0913
    """New empty rows or columns `start` … `end - 1`; `inherit` takes the format from before."""
    reshape(book, tab, dimension, Inserted(start, end - start))
    grow(tab, dimension, end - start)
    depths = tab.depths.get(dimension, {})
    depth = min(depths.get(start - 1, 0), depths.get(end, 0))
    if depth:  # new lines inside a group belong to it
        tab.depths = {**tab.depths, dimension: depths | dict.fromkeys(range(start, end), depth)}
    source = start - 1 if inherit else end
    if 0 <= source < size(tab, dimension):
        _inherit(tab, dimension, source, range(start, end))


def delete(book: Book, tab: Tab, dimension: str, start: int, end: int) -> None:
    """Rows or columns `start` … `end - 1` disappear with all that hangs on them."""
    reshape(book, tab, dimension, Deleted(start, end))
    grow(tab, dimension, start - end)


def size(tab: Tab, dimension: str) -> int:
    """How many rows or columns the tab has."""
    return tab.rows if dimension == "ROWS" else tab.columns


def grow(tab: Tab, dimension: str, count: int) -> None:
    """Change the number of rows or columns (at the end)."""
    if dimension == "ROWS":
        tab.rows += count
    else:
        tab.columns += count


def reshape(book: Book, tab: Tab, dimension: str, change: Change) -> None:
    """Carry everything on the tab along with a change of its rows or columns."""
    rows = dimension == "ROWS"
    tab.cells = _rows_moved(tab.cells, change) if rows else _columns_moved(tab.cells, change)
    if rows:
        tab.row_properties = _moved(tab.row_properties, change)
    else:
        tab.column_properties = _moved(tab.column_properties, change)
    if tab.depths.get(dimension):
        tab.depths = {**tab.depths, dimension: _moved(tab.depths[dimension], change)}
    tab.merges = tuple(box for old in tab.merges if (box := _box(old, change, rows=rows)))
    tab.protected = _ranged(tab.protected, tab, change, rows=rows)
    tab.conditional = _ranged(tab.conditional, tab, change, rows=rows)
    tab.banded = _ranged(tab.banded, tab, change, rows=rows)
    tab.filter_views = _ranged(tab.filter_views, tab, change, rows=rows)
    if tab.basic_filter:
        tab.basic_filter = next(iter(_ranged((tab.basic_filter,), tab, change, rows=rows)), None)
    named = {key: _ranged((old,), tab, change, rows=rows) for key, old in book.named_ranges.items()}
    book.named_ranges = {key: kept[0] for key, kept in named.items() if kept}
    references.follow(book, tab.id, change, rows=rows)
    for entry in list(book.metadata.values()):
        if entry.sheet == tab.id and entry.dimension == dimension:
            span = change.span(entry.start, entry.end)
            if span is None:
                del book.metadata[entry.id]
            else:
                book.metadata[entry.id] = replace(entry, start=span[0], end=span[1])


def _moved(old: dict[int, T], change: Change) -> dict[int, T]:
    placed = ((change.place(index), value) for index, value in old.items())
    return {index: value for index, value in placed if index is not None}


def _rows_moved(cells: dict[int, dict[int, Cell]], change: Change) -> dict[int, dict[int, Cell]]:
    return _moved(cells, change)


def _columns_moved(cells: dict[int, dict[int, Cell]], change: Change) -> dict[int, dict[int, Cell]]:
    moved = {row: _moved(line, change) for row, line in cells.items()}
    return {row: line for row, line in moved.items() if line}


def _box(box: Box, change: Change, *, rows: bool) -> Box | None:
    span = change.span(box.top, box.bottom) if rows else change.span(box.left, box.right)
    if span is None:
        return None
    if rows:
        return replace(box, top=span[0], bottom=span[1])
    return replace(box, left=span[0], right=span[1])


def shifted(area: Area, change: Change, *, rows: bool) -> Area | None:
    """Where an area goes; open sides stay open; None when it is deleted."""
    start, end = (area.top, area.bottom) if rows else (area.left, area.right)
    if start is None and end is None:
        return area
    span = change.span(start or 0, 10**9 if end is None else end)
    if span is None:
        return None
    first = None if start is None else span[0]
    last = None if end is None else span[1]
    if rows:
        return replace(area, top=first, bottom=last)
    return replace(area, left=first, right=last)


def _ranged(things: tuple[Json, ...], tab: Tab, change: Change, *, rows: bool) -> tuple[Json, ...]:
    kept = (_thing(thing, tab, change, rows=rows) for thing in things)
    return tuple(thing for thing in kept if thing is not None)


def _thing(thing: Json, tab: Tab, change: Change, *, rows: bool) -> Json | None:
    result = dict(thing)
    if "range" in thing and area_of(thing["range"]).sheet == tab.id:
        area = shifted(area_of(thing["range"]), change, rows=rows)
        if area is None:
            return None
        result["range"] = area.json()
    for name in ("ranges", "unprotectedRanges"):
        if name in thing:
            moved = [shifted(area_of(part), change, rows=rows) for part in thing[name]]
            result[name] = [area.json() for area in moved if area is not None]
            if not result[name]:
                if name == "ranges":
                    return None
                del result[name]
    return result


def _inherit(tab: Tab, dimension: str, source: int, new: range) -> None:
    if dimension == "ROWS":
        looks = dict(tab.cells.get(source, {}))
        places = [((row, column), cell) for row in new for column, cell in looks.items()]
    else:
        lines = [(row, line[source]) for row, line in tab.cells.items() if source in line]
        places = [((row, column), cell) for column in new for row, cell in lines]
    for (row, column), cell in places:
        tab.put(row, column, replace(cell, value=None, note=""))
