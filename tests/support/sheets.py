"""Sheets for tests: rows by column key in, the frames of a check out, by the way real files go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.a1 import letters
from validators.columns import COLUMNS
from validators.example import EXAMPLE_SOURCE, example_row
from workbook.frames import to_sheets
from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from validators.sheets import Sheets

KEYS = tuple(column.key for column in COLUMNS)
HEADINGS = tuple(column.heading for column in COLUMNS)
HEADER_ROW = 3  # as people count: a title stands above
_TITLE = ("Biểu phân công nhiệm vụ",)


def valid_rows(count: int) -> list[dict[str, str]]:
    """Rows that break no rule, without ids and without progress."""
    return [example_row(place) for place in range(count)]


def raw_table(
    rows: Sequence[Mapping[str, str]],
    *,
    source: str = EXAMPLE_SOURCE,
    sheet: str = "Biểu",
    headings: Sequence[str] = HEADINGS,
    merged: tuple[str, ...] = (),
) -> RawTable:
    """A sheet with a title, a blank row, headings, and one line per row (cells by key)."""
    lines = (_TITLE, (), headings, *(tuple(row.get(key, "") for key in KEYS) for row in rows))
    cells = tuple(tuple(map(_cell, line)) for line in lines)
    return RawTable(SheetRef(source, sheet), cells, merged)


def sheets_of(rows: Sequence[Mapping[str, str]], **options: object) -> Sheets:
    """The frames of one sheet; options as in `raw_table`."""
    return to_sheets([raw_table(rows, **options)])  # type: ignore[arg-type]  # passed through


def cell_of(place: int, key: str) -> str:
    """Where the cell of a row (from 0) and key stands in a sheet of `raw_table`."""
    return f"{letters(KEYS.index(key))}{HEADER_ROW + 1 + place}"


def _cell(text: str) -> Cell:
    return Cell(text, text, State.VALUE) if text.strip() else BLANK
