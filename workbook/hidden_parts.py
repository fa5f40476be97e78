"""What of a task table is hidden from people, in words: `dòng 5, 7–9; cột F (Thời hạn)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.a1 import letters
from validators.columns import BY_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.find_table import TaskTable
    from workbook.raw_table import RawTable


def hidden_parts(raw: RawTable, tables: Iterable[TaskTable]) -> str:
    """Hidden task rows and hidden columns that are read; "" where a person sees everything.

    Columns that the form itself hides (the task id) are not told.
    """
    tables = tuple(tables)
    rows = {row for table in tables for each in table.rows for row in (each.row, *each.further)}
    columns = {
        heading.column: heading.text
        for table in tables
        for heading in table.headings
        if heading.key and not BY_KEY[heading.key].hidden
    }
    unseen_rows = sorted(rows & raw.hidden_rows)
    unseen_columns = sorted(columns.keys() & raw.hidden_columns)
    told = [f"dòng {_runs(unseen_rows)}"] if unseen_rows else []
    told += [f"cột {letters(column)} ({columns[column]})" for column in unseen_columns]
    return "; ".join(told)


def _runs(rows: Sequence[int]) -> str:
    """Rows counted from 0 as people write them: `5, 7–9`."""
    starts = [row for row in rows if row - 1 not in rows]
    ends = [row for row in rows if row + 1 not in rows]
    return ", ".join(
        str(start + 1) if start == end else f"{start + 1}–{end + 1}"  # a dash of Vietnamese ranges
        for start, end in zip(starts, ends, strict=True)
    )
