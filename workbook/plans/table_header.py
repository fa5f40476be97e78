"""The heading of an assignment table: which column is which field, over one to three rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from validators.heading_grammar import words_of
from validators.text import skeleton, squeeze
from workbook.plans.fields import OTHER, TASK_FIELDS, column_of, is_work
from workbook.plans.markers import number_in_cell
from workbook.row_signs import is_index as numbers_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.plans.blocks import Row

_TALLEST = 3
_LONGEST_HEADING = 90
_SEARCHED = 12  # rows of titles that may stand above a heading inside its table
_GROUP = re.compile(r"\bnhom\b|\blinh vuc\b")
_HABITS = (
    ("deadline", re.compile(r"hoan thanh|ket thuc|xong")),
    ("number", re.compile(r"ma(?: so)?(?: nhiem vu)?|so")),
)
_NO_WORK = re.compile(
    r"\b(?:ho ten|ho va ten|chuc (?:vu|danh)|dien thoai|dia chi|email|so luong|ky hieu|ma so|ma"
    r"|kinh phi|can cu|don vi|tong)\b"
)


@dataclass(frozen=True, slots=True)
class Header:
    """Keys and headings column by column; `height` rows of the table are the heading."""

    keys: tuple[str, ...]
    headings: tuple[str, ...]
    height: int

    def assigns(self) -> bool:
        """Whether the table gives out work: tasks, and who does them or by when."""
        return "content" in self.keys and ("lead" in self.keys or "deadline" in self.keys)


def find_header(rows: Sequence[Row]) -> tuple[int, Header] | None:
    """Where the heading of an assignment table begins, and what it says."""
    for start in range(min(_SEARCHED, len(rows))):
        header = header_at(rows, start)
        if header is not None:
            return start, header
    return None


def header_at(rows: Sequence[Row], start: int) -> Header | None:
    """The heading that begins at `start`; None where the row is no heading of such a table."""
    if not _first_row(rows[start]):
        return None
    height = 1
    below = rows[start + 1 : start + _TALLEST]
    height += sum(1 for _ in takewhile(lambda row: _next_row(row, rows[start]), below))
    for tall in range(height, 0, -1):
        header = _read(rows[start : start + tall])
        if header.assigns():
            return header
    return None


def is_index(row: Row) -> bool:
    """Whether a row only numbers the columns: `(1) (2) (3)`, `A B 1 2`."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) >= len(row.cells) - 1 and numbers_columns(filled)


def _first_row(row: Row) -> bool:
    known = {column_of(cell) for cell in row.cells} - {None, OTHER}
    return len(known) > 1 and all(len(cell) <= _LONGEST_HEADING for cell in row.cells)


def _next_row(row: Row, first: Row) -> bool:
    """A further row of a heading: some cell names a field, none numbers a task or section.

    A cell merged with the one above says so too: no task is called `Nhiệm vụ`.
    """
    filled = [cell for cell in row.cells if cell]
    known = [cell for cell in filled if column_of(cell)]
    if not known or number_in_cell(row.cells[0]) is not None:
        return False
    merged = any(
        cell == above and column_of(cell) in {"number", "content"}
        for cell, above in zip(row.cells, first.cells, strict=False)
    )
    return merged or len(known) * 2 >= len(filled)


def _read(rows: Sequence[Row]) -> Header:
    width = max(len(row.cells) for row in rows)
    grid = [_filled_right([*row.cells, *[""] * (width - len(row.cells))], rows[-1]) for row in rows]
    stacks = [tuple(dict.fromkeys(filter(None, column))) for column in zip(*grid, strict=True)]
    headings = tuple(squeeze(" ".join(stack)) for stack in stacks)
    return Header(_keys(stacks, headings), headings, len(rows))


def _keys(stacks: Sequence[tuple[str, ...]], headings: Sequence[str]) -> tuple[str, ...]:
    """The field of every column: what its own heading says goes before what stands above it."""
    own = _unique([_own_key(stack) for stack in stacks], headings)
    above = _unique([_key_above(stack) for stack in stacks], headings)
    told = [
        key or ("" if not stack else OTHER if group is None or group in own else group)
        for key, group, stack in zip(own, above, stacks, strict=True)
    ]
    return _with_content(told, headings)


def _filled_right(cells: list[str], lowest: Row) -> list[str]:
    """A heading merged over several columns, said again where a lower heading stands under it."""
    for at in range(1, len(cells)):
        below = lowest.cells[at] if at < len(lowest.cells) else ""
        before = lowest.cells[at - 1] if at - 1 < len(lowest.cells) else ""
        if not cells[at] and below and before:
            cells[at] = cells[at - 1]
    return cells


def _own_key(stack: tuple[str, ...]) -> str | None:
    """The field the lowest heading names, alone or with those above it."""
    if not stack:
        return None
    return column_of(stack[-1]) or column_of(" ".join(stack))


def _key_above(stack: tuple[str, ...]) -> str | None:
    """The field of a column whose own heading says too little: by the highest, or by habit.

    `Bắt đầu | Hoàn thành` are two days, `Mã` is a number where no other column is.
    """
    if not stack:
        return None
    words = words_of(stack[-1])
    by_habit = next((key for key, habit in _HABITS if habit.fullmatch(words)), OTHER)
    return column_of(stack[0]) or by_habit


def _with_content(keys: Sequence[str], headings: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table that gives out work, but names it by a word of its own.

    `STT | Mô hình | Cơ quan chủ trì | Thời gian`: the first heading nobody knows is the work,
    if none begins with a word for it.
    """
    found = list(keys)
    strange = [at for at, heading in enumerate(headings) if heading and keys[at] == OTHER]
    strange = [at for at in strange if column_of(headings[at]) is None]
    if "content" not in keys and {"lead", "deadline"} & set(keys):
        named = [at for at in strange if is_work(headings[at])]
        full = "lead" in keys and len({*TASK_FIELDS} & set(keys)) > 1
        other = [at for at in strange if full and not _NO_WORK.search(skeleton(headings[at]))]
        for at in (named or other)[:1]:
            found[at] = "content"
    return tuple(found)


def _unique(keys: list[str | None], headings: Sequence[str]) -> tuple[str | None, ...]:
    """Each field once: of two columns for one field, the group column or the later gives way."""
    for key in ("number", "content", *TASK_FIELDS):
        places = [at for at, found in enumerate(keys) if found == key]
        plain = [at for at in places if not _GROUP.search(skeleton(headings[at]))]
        for at in places:
            keys[at] = key if at == (plain or places)[0] else OTHER
    return tuple(keys)
