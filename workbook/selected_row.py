"""The task row that the cursor is on, in whatever table of the book it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.a1 import address, position
from validators.errors import CannotDoError
from workbook.find_table import find_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbook.raw_table import RawTable
    from workbook.table_rows import TableRow


@dataclass(frozen=True, slots=True)
class SelectedRow:
    """A task row with the cell the cursor is on; `key` names its column, "" for a stranger."""

    raw: RawTable
    row: TableRow
    columns: Mapping[str, int]
    cell: str
    key: str

    @property
    def number(self) -> int:
        """The number of the row as the program shows it."""
        return self.row.row + 1

    def text(self, key: str) -> str:
        """What a cell of the row shows."""
        return self.row.text(key)

    def place(self, key: str) -> str:
        """Where the row keeps a column: A1."""
        return address(self.row.anchors.get(key, self.row.row), self.columns[key])


def selected_row(tables: Iterable[RawTable], sheet: str, cell: str) -> SelectedRow:
    """The task row at a cell. Raises CannotDoError where the cell stands in none."""
    row, column = position(cell)
    for raw in tables:
        if raw.ref.sheet != sheet:
            continue
        for table in find_tables(raw):
            for task in table.rows:
                if row in (task.row, *task.further):
                    keys = (key for key, place in table.columns.items() if place == column)
                    return SelectedRow(raw, task, table.columns, cell, next(keys, ""))
    raise CannotDoError(
        f"Ô {cell} của trang “{sheet}” không thuộc dòng nhiệm vụ nào; "
        "hãy đứng ở dòng của một nhiệm vụ rồi bấm lại."
    )
