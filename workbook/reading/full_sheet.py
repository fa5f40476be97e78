"""The full reader of a sheet's rows: any well-formed XML, any order, any prefix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.a1 import position
from workbook.reading.refused import RefusedError
from workbook.reading.xlsx_cells import rich_text
from workbook.reading.xml import child, children, is_true, is_zero
from workbook.refusal import Reason

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from workbook.reading.grid import Grid
    from workbook.reading.xlsx_cells import Meaning


def fill_full(grid: Grid, sheet_rows: ET.Element, meaning: Meaning) -> None:
    """Fill the grid from a `<sheetData>` element. Raises RefusedError."""
    row = -1
    for element in children(sheet_rows, "row"):
        row = _number(element.get("r"), row)
        if is_true(element.get("hidden")) or is_zero(element.get("ht")):
            grid.hide_rows(row, row)
        column = -1
        for cell in children(element, "c"):
            row, column = _place(cell.get("r"), row, column + 1)
            _put(grid, row, column, cell, meaning)


def _put(grid: Grid, row: int, column: int, cell: ET.Element, meaning: Meaning) -> None:
    formula, inline = child(cell, "f"), child(cell, "is")
    value = child(cell, "v")
    text = rich_text(inline) if inline is not None else (value.text if value is not None else "")
    style = cell.get("s", "0")
    if not style.isdecimal():
        raise RefusedError(Reason.DAMAGED)
    content = meaning.of(
        cell.get("t", "n"),
        text or "",
        int(style),
        None if formula is None else formula.text or "",
    )
    grid.put(row, column, content)


def _number(text: str | None, before: int) -> int:
    if text is None:
        return before + 1
    if not text.isdecimal() or int(text) < 1:
        raise RefusedError(Reason.DAMAGED)
    return int(text) - 1


def _place(text: str | None, row: int, column: int) -> tuple[int, int]:
    """A cell without an address stands right of the one before it."""
    if text is None:
        return row, column
    try:
        place = position(text)
    except ValueError:
        raise RefusedError(Reason.DAMAGED) from None
    if min(place) < 0:
        raise RefusedError(Reason.DAMAGED)
    return place
