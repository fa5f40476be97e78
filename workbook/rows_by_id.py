"""The rows of tables by the id of their task."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.find_table import TableRow, TaskTable


def rows_by_id(tables: Iterable[TaskTable]) -> dict[str, tuple[TaskTable, TableRow]]:
    """Rows whose id stands once; a doubled id belongs to no row, and a rule says so."""
    rows = [(table, row) for table in tables for row in table.rows]
    count = Counter(row.text("task_id") for _, row in rows)
    named = ((row.text("task_id"), table, row) for table, row in rows)
    return {task: (table, row) for task, table, row in named if task and count[task] == 1}
