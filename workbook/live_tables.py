"""The sheets of an open book as raw tables: the same cells as when its file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State
from workbook.reading.answer import cell_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.book import SheetAnswer


def live_tables(source: str, sheets: Iterable[SheetAnswer]) -> tuple[RawTable, ...]:
    """The raw tables of `sheets`, under the name of the book they stand in."""
    return tuple(_table(source, sheet) for sheet in sheets)


def _table(source: str, sheet: SheetAnswer) -> RawTable:
    return RawTable(
        SheetRef(source, sheet["name"]),
        tuple(tuple(map(_cell, row)) for row in sheet["rows"]),
        merged=tuple(sheet["merged"]),
        hidden_rows=frozenset(sheet["hidden_rows"]),
        hidden_columns=frozenset(sheet["hidden_columns"]),
    )


def _cell(content: Any) -> Cell:  # noqa: ANN401  # text, nothing, or kind, value and number format
    if content is None:
        return BLANK
    if isinstance(content, str):
        return Cell(content, content, State.VALUE) if content.strip() else BLANK
    kind, value, number_format = content
    return cell_of(kind, value, number_format)
