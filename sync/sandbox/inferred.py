"""The number format a cell has without having been given one: that of what its formula is about.

A formula that is a date is shown as a date, and so is one that only points to such a cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox import a1
from sync.sandbox.book import Formula
from sync.sandbox.errors import RefusedError
from sync.sandbox.formula_tokens import tokens_of
from sync.sandbox.functions import WrongError
from sync.sandbox.locales import locale_of

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Cell, Tab
    from sync.sandbox.jsons import Json

DATES = {"DATE": "DATE", "TODAY": "DATE", "NOW": "DATE_TIME"}
FARTHEST = 30  # cells that point to cells


def number_format(book: Book, tab: Tab, cell: Cell, far: int = 0) -> Json | None:
    """The number format a cell is shown with, its own or that of what its formula points to."""
    own = (cell.format or {}).get("numberFormat")
    if own or not isinstance(cell.value, Formula) or far > FARTHEST:
        return dict(own) if own else None
    decimal = locale_of(str(book.properties["locale"])).decimal
    try:
        tokens = tokens_of(cell.value.text.removeprefix("="), decimal)
    except WrongError:
        return None
    if [kind for kind, _ in tokens] == ["range"] and ":" not in tokens[0][1]:
        return _pointed(book, tab, tokens[0][1], far)
    kind, name = tokens[0] if tokens else ("", "")
    alone = kind == "call" and tokens[-1][1] == ")" and all(text != ")" for _, text in tokens[:-1])
    return {"type": DATES[name.upper()]} if alone and name.upper() in DATES else None


def _pointed(book: Book, tab: Tab, text: str, far: int) -> Json | None:
    try:
        area = a1.cells_of(tab.id, text) or a1.parse(text, book)
    except RefusedError:
        return None
    goal = book.need(area.sheet)
    return number_format(book, goal, goal.cell(area.top or 0, area.left or 0), far + 1)
