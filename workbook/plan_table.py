"""A plan as the rows of its biểu, without a spreadsheet: for checking and for Google Sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.columns import COLUMNS, PLAN_COLUMNS, TASK_ID
from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State
from workbook.sections import new_sections

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validators.plan import Plan, TaskRow

HEADINGS = tuple(column.heading for column in COLUMNS)


def plan_rows(tasks: Iterable[TaskRow]) -> list[tuple[str, ...]]:
    """The plan columns of every task (task id first), with a row wherever a section begins."""
    rows: list[tuple[str, ...]] = []
    for task, first in new_sections(tasks):
        if first:
            rows.append(("", task.section_number, task.section))
        rows.append(tuple(str(getattr(task, c.key)) for c in (TASK_ID, *PLAN_COLUMNS)))
    return rows


def plan_table(plan: Plan, source: str) -> RawTable:
    """The biểu of a plan as a raw table: headings in row 1, the plan columns only."""
    headings = tuple(column.heading for column in (TASK_ID, *PLAN_COLUMNS))
    rows = (headings, *plan_rows(plan.tasks))
    return RawTable(
        SheetRef(source, "Biểu phân công"), tuple(tuple(map(_cell, row)) for row in rows)
    )


def _cell(text: str) -> Cell:
    return Cell(text, text, State.VALUE) if text.strip() else BLANK
