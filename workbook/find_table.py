"""Finding the task table in a sheet by its headings, wherever it starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.headings import Heading, columns_of, headings_in, is_header
from workbook.table_rows import TableRow, task_rows

if TYPE_CHECKING:
    from workbook.raw_table import RawTable, SheetRef

__all__ = ["Heading", "TableRow", "TaskTable", "find_table"]


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A task table found in a sheet; `header_row` counts from 0."""

    ref: SheetRef
    header_row: int
    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]

    @property
    def columns(self) -> dict[str, int]:
        """The column of each key; the first where a heading stands twice."""
        return columns_of(self.headings)


def find_table(raw: RawTable) -> TaskTable | None:
    """The first task table of a sheet; None where no row holds enough known headings."""
    for row in range(len(raw.rows)):
        headings = headings_in(raw, row)
        if is_header(headings):
            rows = task_rows(raw, row, columns_of(headings))
            return TaskTable(raw.ref, row, headings, tuple(rows))
    return None
