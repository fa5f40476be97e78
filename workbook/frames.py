"""Raw tables as the frames that rules look at, all sheets of a check together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from validators.a1 import address, letters
from validators.columns import COLUMNS, PLAN_COLUMNS, PROGRESS_COLUMNS
from validators.subjects import HEADING_COLUMNS, SHEET_COLUMNS, TASK_COLUMNS, Sheets
from workbook.find_table import TaskTable, find_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validators.columns import Column
    from workbook.raw_table import RawTable


def to_sheets(raws: Iterable[RawTable]) -> Sheets:
    """The frames of all raw tables. A file whose sheets hold no table at all is said so once."""
    raws = tuple(raws)
    found = {raw.ref: find_table(raw) for raw in raws}
    tables = [table for table in found.values() if table]
    return Sheets(
        tasks=_frame((row for table in tables for row in _task_rows(table)), TASK_COLUMNS),
        headings=_frame((row for table in tables for row in _heading_rows(table)), HEADING_COLUMNS),
        sheets=_frame(_sheet_rows(raws, tables), SHEET_COLUMNS),
        letters={
            (t.ref.source, t.ref.sheet): {key: letters(col) for key, col in t.columns.items()}
            for t in tables
        },
        merged={(raw.ref.source, raw.ref.sheet): raw.merged for raw in raws},
    )


def _frame(rows: Iterable[tuple[object, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame.from_records(list(rows), columns=list(columns))


def _task_rows(table: TaskTable) -> Iterator[tuple[object, ...]]:
    for row in table.rows:
        texts = (row.text(column.key) for column in COLUMNS)
        yield (table.ref.source, table.ref.sheet, row.row + 1, row.section, *texts)


def _heading_rows(table: TaskTable) -> Iterator[tuple[object, ...]]:
    """Every heading, and an empty line for each expected column that has none."""
    source, sheet = table.ref.source, table.ref.sheet
    for heading in table.headings:
        cell = address(table.header_row, heading.column)
        yield (source, sheet, cell, heading.text, heading.key, heading.nth)
    start = address(table.header_row, min(heading.column for heading in table.headings))
    for column in _expected(table):
        if column.key not in table.columns:
            yield (source, sheet, start, "", column.key, 0)


def _expected(table: TaskTable) -> Iterator[Column]:
    """The columns of the plan; those of progress too, once a sheet has any of them."""
    reporting = any(column.key in table.columns for column in PROGRESS_COLUMNS)
    yield from (column for column in PLAN_COLUMNS if column.required)
    if reporting:
        yield from PROGRESS_COLUMNS


def _sheet_rows(
    raws: tuple[RawTable, ...], tables: list[TaskTable]
) -> Iterator[tuple[object, ...]]:
    """One line per source: how many of its sheets hold a table, and the task ids in them."""
    first = {raw.ref.source: raw.ref for raw in reversed(raws)}
    for source, ref in first.items():
        own = [table for table in tables if table.ref.source == source]
        ids = (row.text("task_id") for table in own for row in table.rows)
        yield (source, ref.sheet, "A1", str(len(own)), "\n".join(filter(None, ids)))
