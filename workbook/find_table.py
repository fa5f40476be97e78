"""Finding the task table in a sheet by its headings, wherever it starts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.columns import column_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbook.raw_table import Cell, RawTable, SheetRef

# Fewer known headings than this and a row is no header: titles hold "Nhiệm vụ" too.
_MIN_HEADINGS = 3
_SECTION = re.compile(r"[IVXLC]+|[A-H]|Đ")
_NUMBER = re.compile(r"\(?(\d+(\.\d+)*|[IVXLC]+|[A-Ha-zđĐ])[.)]*")
_LONG = 12  # a number cell longer than this holds the title of a section
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_PLAN_FIELDS = ("lead", "coordinating", "deliverable", "deadline")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading cell; `key` is "" for a stranger, `nth` counts columns of the same key from 1."""

    column: int
    text: str
    key: str
    nth: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """One task row: its place in the sheet (from 0), the section above it, its cells by key."""

    row: int
    section: str
    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """What a cell shows, without spaces around; "" where blank or without such a column."""
        cell = self.cells.get(key)
        return cell.shown.strip() if cell else ""


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A task table found in a sheet."""

    ref: SheetRef
    header_row: int
    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]

    @property
    def columns(self) -> dict[str, int]:
        """The column of each key; the first where a heading stands twice."""
        return {heading.key: heading.column for heading in reversed(self.headings) if heading.key}


def find_table(raw: RawTable) -> TaskTable | None:
    """The first task table of a sheet; None where no row holds enough known headings."""
    for row in range(len(raw.rows)):
        headings = _headings(raw, row)
        if _is_header(headings):
            columns = {heading.key: heading.column for heading in reversed(headings) if heading.key}
            return TaskTable(raw.ref, row, headings, tuple(_rows(raw, row, columns)))
    return None


def _headings(raw: RawTable, row: int) -> tuple[Heading, ...]:
    seen: Counter[str] = Counter()
    headings: list[Heading] = []
    for column, cell in enumerate(raw.rows[row]):
        if not cell.shown.strip():
            continue
        known = column_for(cell.shown)
        key = known.key if known else ""
        seen[key] += 1
        headings.append(Heading(column, cell.shown, key, seen[key]))
    return tuple(headings)


def _is_header(headings: tuple[Heading, ...]) -> bool:
    return len({heading.key for heading in headings} - {""}) >= _MIN_HEADINGS


def _rows(raw: RawTable, header: int, columns: Mapping[str, int]) -> Iterator[TableRow]:
    section = ""
    end = _end(raw, header, columns)
    for row in range(header + 1, end):
        found = TableRow(row, section, {key: raw.at(row, col) for key, col in columns.items()})
        texts = [found.text(key) for key in columns]
        if not any(texts) or _is_header(_headings(raw, row)) or _is_column_numbers(texts):
            continue
        if _is_section(found):
            section = found.text("number")
            continue
        yield found


def _end(raw: RawTable, header: int, columns: Mapping[str, int]) -> int:
    """One past the last row of the table.

    Below the tasks stand signatures and recipients. They come after an empty row and
    carry no number, while a task whose number was forgotten follows its neighbours.
    """
    last = header
    gap = False
    for row in range(header + 1, len(raw.rows)):
        texts = {key: raw.at(row, column).shown.strip() for key, column in columns.items()}
        if not any(texts.values()):
            gap = True
        elif not gap or texts.get("task_id") or _NUMBER.fullmatch(texts.get("number", "")):
            last, gap = row, False
    return last + 1


def _is_column_numbers(texts: list[str]) -> bool:
    """A row `(1) (2) (3) …` under the headings."""
    filled = [text for text in texts if text]
    return len(filled) >= _MIN_HEADINGS and all(_COLUMN_NUMBER.fullmatch(text) for text in filled)


def _is_section(row: TableRow) -> bool:
    number = row.text("number").rstrip(".")
    if any(row.text(key) for key in _PLAN_FIELDS):
        return False
    return bool(_SECTION.fullmatch(number)) or len(number) > _LONG
