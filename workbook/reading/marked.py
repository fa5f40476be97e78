"""Binary formats are read twice: our scan of the records, and calamine.

The scan says what kind every cell is and how it is shown, calamine says the texts. Neither
alone tells everything; where they differ, we refuse.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.reading.grid import MAX_COLUMNS, MAX_ROWS, TEXT, Content, Grid
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

# The rectangle that calamine fills in memory, cell by cell.
_MAX_RECTANGLE = 16_000_000
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
# Whole numbers below this have no digits lost.
_EXACT = 1e15
# The text of a text cell is not known here.
TEXT_MARK: Content = (TEXT, None, "")


@dataclass(slots=True)
class Marks:
    """What the records of a sheet say, places counted from 0."""

    cells: dict[tuple[int, int], Content] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def mark(self, row: int, column: int, content: Content) -> None:
        """Remember a cell; a place is filled once."""
        if row >= MAX_ROWS or column >= MAX_COLUMNS:
            raise RefusedError(Reason.TOO_LARGE)
        if (row, column) in self.cells:
            raise RefusedError(Reason.DAMAGED)
        self.cells[row, column] = content


def rk(packed: int) -> float:
    """A number packed into 30 bits (MS-XLS 2.5.217)."""
    if packed & 2:
        value = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value


def whole(value: float) -> float:
    """80 and not 80.0, as other formats write it."""
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def with_texts(content: bytes, sheets: list[Marks]) -> list[Grid]:
    """Sheets as marked, with names and texts from calamine. Raises RefusedError."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    if any(_rectangle(marks) > _MAX_RECTANGLE for marks in sheets):
        raise RefusedError(Reason.TOO_LARGE)
    book = CalamineWorkbook.from_object(io.BytesIO(content))
    names = [one.name for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    if len(names) != len(sheets):
        raise RefusedError(Reason.DAMAGED)
    return [
        _grid(name, marks, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for name, marks in zip(names, sheets, strict=True)
    ]


def _rectangle(marks: Marks) -> int:
    rows = max((row for row, _ in marks.cells), default=0) + 1
    return rows * (max((column for _, column in marks.cells), default=0) + 1)


def _grid(name: str, marks: Marks, texts: Sequence[Sequence[object]]) -> Grid:
    grid = Grid(name)
    for (row, column), content in marks.cells.items():
        if content == TEXT_MARK:
            grid.put(row, column, (TEXT, _text(texts, row, column), ""))
        else:
            grid.put(row, column, content)
    grid.merge(marks.merged)
    grid.hidden_rows, grid.hidden_columns = marks.hidden_rows, marks.hidden_columns
    _require_all_seen(marks, texts)
    return grid


def _text(texts: Sequence[Sequence[object]], row: int, column: int) -> str:
    """Calamine leaves blank rows and columns at the end away; texts are never there."""
    text = texts[row][column] if row < len(texts) and column < len(texts[row]) else ""
    if not isinstance(text, str):
        raise RefusedError(Reason.DAMAGED)
    return text


def _require_all_seen(marks: Marks, texts: Sequence[Sequence[object]]) -> None:
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            if str(text).strip() and (row, column) not in marks.cells:
                raise RefusedError(Reason.DAMAGED)
