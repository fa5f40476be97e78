"""Raw tables as the frames that rules look at, all sheets of a check together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from validators.a1 import address, letters
from validators.columns import PLAN_COLUMNS, PROGRESS_COLUMNS, TASK_ID
from validators.progress import is_withdrawn
from validators.sheets import HEADING_COLUMNS, SHEET_COLUMNS, TASK_COLUMNS, TITLE_COLUMNS, Sheets
from workbook.find_table import ReadSheet, TaskTable
from workbook.hidden_parts import hidden_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from validators.columns import Column
    from validators.context import CellKey
    from workbook.raw_table import RawTable, SheetRef

    _Place = tuple[str, str]

_PLAN = tuple(column.key for column in (TASK_ID, *PLAN_COLUMNS))
_PROGRESS = tuple(column.key for column in PROGRESS_COLUMNS)


def to_sheets(raws: Iterable[RawTable]) -> Sheets:
    """The frames of all raw tables. A file whose sheets hold no table at all is said so once."""
    return frames_of(map(ReadSheet.of, raws))


def frames_of(sheets: Iterable[ReadSheet]) -> Sheets:
    """The frames of sheets that were read before."""
    sheets = tuple(sheets)
    raws = [sheet.raw for sheet in sheets]
    found = {sheet.raw.ref: sheet.tables for sheet in sheets}
    tables = [table for of_sheet in found.values() for table in of_sheet]
    first = [of_sheet[0] for of_sheet in found.values() if of_sheet]
    further = [table for of_sheet in found.values() for table in of_sheet[1:]]
    return Sheets(
        tasks=_frame(_task_rows(found), TASK_COLUMNS),
        headings=_frame((row for table in tables for row in _heading_rows(table)), HEADING_COLUMNS),
        sheets=_frame(_sheet_rows(raws, found), SHEET_COLUMNS),
        letters={_place(table): _letters(table) for table in first},
        merged={(raw.ref.source, raw.ref.sheet): raw.merged for raw in raws},
        later=_later(further),
        titles=_frame((row for table in tables for row in _title_rows(table)), TITLE_COLUMNS),
        pieced=frozenset(cell for table in tables for cell in _pieced(table)),
        withdrawn=frozenset(cell for table in tables for cell in _withdrawn(table)),
    )


def _frame(rows: Iterable[tuple[object, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    # Python's own strings: pandas would turn each column into strings of its own, and back.
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object)


def _place(table: TaskTable) -> _Place:
    return table.ref.source, table.ref.sheet


def _letters(table: TaskTable) -> dict[str, str]:
    return {key: letters(column) for key, column in table.columns.items()}


def _later(
    further: Iterable[TaskTable],
) -> dict[_Place, tuple[tuple[int, Mapping[str, str]], ...]]:
    later: dict[_Place, tuple[tuple[int, Mapping[str, str]], ...]] = {}
    for table in further:
        start = (table.header_row + 1, _letters(table))
        later[_place(table)] = (*later.get(_place(table), ()), start)
    return later


def _pieced(table: TaskTable) -> Iterator[tuple[str, str, str]]:
    """The cells whose text was put together from several rows."""
    columns = table.columns
    for row in table.rows:
        for key in row.pieced:
            yield (*_place(table), address(row.row, columns[key]))


def _task_rows(found: Mapping[SheetRef, Sequence[TaskTable]]) -> Iterator[tuple[object, ...]]:
    """The rows of every table; a further table of a sheet counts as a section of its own."""
    for tables in found.values():
        for nth, table in enumerate(tables, 1):
            prefix = f"bảng {nth}/" if nth > 1 else ""
            place = _place(table)
            for row in table.rows:
                plan = [row.text(key) for key in _PLAN]
                told = [_told(row.text(key)) for key in _PROGRESS]
                yield (*place, row.row + 1, prefix + row.section, *plan, *told)


def _withdrawn(table: TaskTable) -> Iterator[CellKey]:
    for row in table.rows:
        for key in _PROGRESS:
            if is_withdrawn(row.text(key)):
                yield table.ref.source, row.text("task_id"), key


def _told(text: str) -> str:
    """What a progress cell says: one that only withdraws what stood in it says nothing."""
    return "" if is_withdrawn(text) else text


def _title_rows(table: TaskTable) -> Iterator[tuple[object, ...]]:
    for title in table.titles:
        cell = address(title.row, title.column)
        yield (*_place(table), title.row + 1, cell, title.text)


def _heading_rows(table: TaskTable) -> Iterator[tuple[object, ...]]:
    """Every heading, and an empty line for each expected column that has none."""
    for heading in table.headings:
        cell = address(heading.row, heading.column)
        yield (*_place(table), cell, heading.text, heading.key, heading.nth)
    start = address(table.header_row, min(heading.column for heading in table.headings))
    for column in _expected(table):
        if column.key not in table.columns:
            yield (*_place(table), start, "", column.key, 0)


def _expected(table: TaskTable) -> Iterator[Column]:
    """The columns of the plan; those of progress too, once a sheet has any of them."""
    reporting = any(column.key in table.columns for column in PROGRESS_COLUMNS)
    yield from (column for column in PLAN_COLUMNS if column.required)
    if reporting:
        yield from PROGRESS_COLUMNS


def _sheet_rows(
    raws: Sequence[RawTable], found: Mapping[SheetRef, Sequence[TaskTable]]
) -> Iterator[tuple[object, ...]]:
    """One line per source: how many tables it holds, the task ids in them, what is hidden."""
    of_source: dict[str, list[RawTable]] = {}
    for raw in raws:
        of_source.setdefault(raw.ref.source, []).append(raw)
    for source, own in of_source.items():
        tables = [table for raw in own for table in found[raw.ref]]
        ids = (row.text("task_id") for table in tables for row in table.rows)
        hidden = filter(None, (_hidden(raw, found[raw.ref], own[0]) for raw in own))
        told = ("\n".join(filter(None, ids)), "; ".join(hidden))
        yield (source, own[0].ref.sheet, "A1", str(len(tables)), *told)


def _hidden(raw: RawTable, tables: Sequence[TaskTable], first: RawTable) -> str:
    """What is hidden in a sheet, with its name where the finding stands in another one."""
    told = hidden_parts(raw, tables)
    return f"{told} (trang tính “{raw.ref.sheet}”)" if told and raw is not first else told
