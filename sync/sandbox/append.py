"""values.append: find the table in a range and write below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox import a1, values
from sync.sandbox.areas import Area, Box, area_from
from sync.sandbox.errors import invalid
from sync.sandbox.jsons import present
from sync.sandbox.structure import insert

if TYPE_CHECKING:
    from sync.sandbox.book import Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing


def append(edit: Editing, text: str, body: Json, query: Json) -> Json:
    """Write rows after the last table of the range; the grid grows when it has to.

    `insertDataOption` INSERT_ROWS pushes down what lies below the table, OVERWRITE (the
    default) writes over it. `tableRange` is absent when no table was found.
    """
    with edit.book.saved():
        area = values.asked_area(edit.book, text, body)
        tab, box = values.placed(edit.book, area)
        found = last_table(tab, box)
        rows = values.table(body)
        width = max((len(line) for line in rows), default=0)
        top, left = (found.bottom, found.left) if found else (box.top, box.left)
        if query.get("insertDataOption", "OVERWRITE") == "INSERT_ROWS" and top < tab.rows and rows:
            edit.allow(tab, Box(top, top + 1, 0, tab.columns))
            insert(edit.book, tab, "ROWS", top, top + len(rows), inherit=True)
        tab.rows, tab.columns = max(tab.rows, top + len(rows)), max(tab.columns, left + width)
        target = Box(top, top + max(1, len(rows)), left, left + max(1, width))
        if not target.meet(tab.box):
            raise invalid("Requested appending outside the sheet")
        updates = values.write(edit, area_from(tab.id, target), body, query)
    table_range = a1.box_text(tab.title, found) if found else None
    return {"spreadsheetId": edit.book.id} | present(tableRange=table_range, updates=updates)


def last_table(tab: Tab, box: Box) -> Box | None:
    """The table whose cells come last in the box: filled cells that touch one another."""
    filled = [(r, c) for r, c, cell in tab.used(box) if cell.value is not None]
    if not filled:
        return None
    row, column = filled[-1]
    table = Box(row, row + 1, column, column + 1)
    while True:
        wider = _grown(tab, table)
        if wider == table:
            return table
        table = wider


def _grown(tab: Tab, table: Box) -> Box:
    around = Box(
        max(0, table.top - 1),
        min(tab.rows, table.bottom + 1),
        max(0, table.left - 1),
        min(tab.columns, table.right + 1),
    )
    near = [(r, c) for r, c, cell in tab.used(around) if cell.value is not None]
    rows, columns = [row for row, _ in near], [column for _, column in near]
    return Box(min(rows), max(rows) + 1, min(columns), max(columns) + 1)


def table_area(tab: Tab, box: Box) -> Area:
    """The last table of a box as an area, or the box when it holds none."""
    return area_from(tab.id, last_table(tab, box) or box)
