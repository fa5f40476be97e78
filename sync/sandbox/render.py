"""Cells as the values API shows them: formatted, unformatted or as formulas, trimmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.sandbox import references
from sync.sandbox.book import EMPTY, Cell, Formula, Value, Wrong
from sync.sandbox.formulas import effective
from sync.sandbox.inferred import number_format
from sync.sandbox.locales import locale_of
from sync.sandbox.patterns import is_date, shown

if TYPE_CHECKING:
    from sync.sandbox.areas import Box
    from sync.sandbox.book import Book, Tab
    from sync.sandbox.jsons import Json

Scalar = str | float | bool


@dataclass(frozen=True, slots=True)
class View:
    """How values are read: the three options of a read."""

    render: str = "FORMATTED_VALUE"
    dates: str = "SERIAL_NUMBER"
    major: str = "ROWS"


LARGEST_INTEGER = 1e17

ERROR_TEXTS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}


def plain(number: float) -> float:
    """A number as JSON carries it: 5 and not 5.0."""
    return int(number) if abs(number) < LARGEST_INTEGER and number == int(number) else number


def formatted(book: Book, tab: Tab, cell: Cell, value: Value) -> str:
    """What the cell shows on the screen; `value` is its effective value."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Wrong):
        return ERROR_TEXTS[value.kind]
    if isinstance(value, float | int):
        locale = locale_of(str(book.properties["locale"]))
        return shown(value, number_format(book, tab, cell), locale)
    return "" if value is None else str(value)


def rendered(book: Book, tab: Tab, cell: Cell, view: View) -> Scalar:
    """One cell in one of the three renderings."""
    if view.render == "FORMULA" and isinstance(cell.value, Formula):
        return references.shown(cell.value.text, book)
    value = effective(book, tab, cell)
    if view.render == "FORMATTED_VALUE":
        return formatted(book, tab, cell, value)
    if isinstance(value, Wrong):
        text = ERROR_TEXTS[value.kind]
        return f"{text} ({value.message})" if value.message else text
    if isinstance(value, bool) or not isinstance(value, float | int):
        return "" if value is None else str(value) if isinstance(value, Formula) else value
    if view.dates == "FORMATTED_STRING" and is_date(number_format(book, tab, cell)):
        return formatted(book, tab, cell, value)
    return plain(value)


def options(query: Json) -> View:
    """The options of a read with their defaults; their words were judged before."""
    standard = View()
    major = query.get("majorDimension", standard.major)
    return View(
        str(query.get("valueRenderOption", standard.render)),
        str(query.get("dateTimeRenderOption", standard.dates)),
        "COLUMNS" if major == "COLUMNS" else "ROWS",
    )


def lines(book: Book, tab: Tab, box: Box, view: View) -> list[list[Scalar]]:
    """The values of a box, line by line; empty cells and lines at the ends are left out."""
    by_column = view.major == "COLUMNS"
    found: dict[int, dict[int, Scalar]] = {}
    for row, column, cell in tab.used(box):
        if cell.value is not None:
            line, place = (column, row) if by_column else (row, column)
            found.setdefault(line, {})[place] = rendered(book, tab, cell, view)
    if not found:
        return []
    first, start = (box.left, box.top) if by_column else (box.top, box.left)
    return [
        [found[line].get(place, "") for place in range(start, max(found[line]) + 1)]
        if line in found
        else []
        for line in range(first, max(found) + 1)
    ]


def effective_at(book: Book, tab: Tab, row: int, column: int) -> Value:
    """The value a cell has after its formula was worked out."""
    cell = tab.cell(row, column)
    return None if cell is EMPTY else effective(book, tab, cell)
