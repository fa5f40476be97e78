"""Cells as the values API shows them: formatted, unformatted or as formulas, trimmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.book import EMPTY, Cell, Formula, Value, Wrong
from sync.sandbox.errors import invalid
from sync.sandbox.formulas import effective
from sync.sandbox.patterns import is_date, locale_of, shown

if TYPE_CHECKING:
    from sync.sandbox.areas import Box
    from sync.sandbox.book import Book, Tab

Scalar = str | float | bool

RENDER = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
DATES = ("SERIAL_NUMBER", "FORMATTED_STRING")
MAJOR = ("ROWS", "COLUMNS")
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


def formatted(book: Book, cell: Cell, value: Value) -> str:
    """What the cell shows on the screen; `value` is its effective value."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Wrong):
        return ERROR_TEXTS[value.kind]
    if isinstance(value, float | int):
        number_format = (cell.format or {}).get("numberFormat")
        return shown(value, number_format, locale_of(str(book.properties["locale"])))
    return "" if value is None else str(value)


def rendered(book: Book, tab: Tab, cell: Cell, render: str, dates: str) -> Scalar:
    """One cell in one of the three renderings."""
    if render == "FORMULA" and isinstance(cell.value, Formula):
        return cell.value.text
    value = effective(book, tab, cell)
    if render == "FORMATTED_VALUE":
        return formatted(book, cell, value)
    if isinstance(value, Wrong):
        text = ERROR_TEXTS[value.kind]
        return f"{text} ({value.message})" if value.message else text
    if isinstance(value, bool) or not isinstance(value, float | int):
        return "" if value is None else str(value) if isinstance(value, Formula) else value
    if dates == "FORMATTED_STRING" and is_date((cell.format or {}).get("numberFormat")):
        return formatted(book, cell, value)
    return plain(value)


def options(render: str | None, dates: str | None, major: str | None) -> tuple[str, str, str]:
    """The three options of a read with their defaults; 400 for a word the API does not know."""
    chosen = (render or RENDER[0], dates or DATES[0], major or MAJOR[0])
    major_word = MAJOR[0] if chosen[2] == "DIMENSION_UNSPECIFIED" else chosen[2]
    names = ("value_render_option", "date_time_render_option", "major_dimension")
    for name, word, known in zip(
        names, (*chosen[:2], major_word), (RENDER, DATES, MAJOR), strict=True
    ):
        if word not in known:
            raise invalid(f"Invalid value at '{name}', \"{word}\"")
    return chosen[0], chosen[1], major_word


def lines(  # noqa: PLR0913  # one table, three options
    book: Book, tab: Tab, box: Box, render: str, dates: str, major: str
) -> list[list[Scalar]]:
    """The values of a box, line by line; empty cells and lines at the ends are left out."""
    by_column = major == "COLUMNS"
    found: dict[int, dict[int, Scalar]] = {}
    for row, column, cell in tab.used(box):
        if cell.value is not None:
            shown_value = rendered(book, tab, cell, render, dates)
            line, place = (column, row) if by_column else (row, column)
            found.setdefault(line, {})[place] = shown_value
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
