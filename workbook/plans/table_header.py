"""The heading of an assignment table: which column is which field, over one to three rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.text import skeleton, squeeze
from workbook.plans.fields import OTHER, TASK_FIELDS, field_of
from workbook.plans.markers import number_in_cell
from workbook.row_signs import is_index as numbers_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.plans.blocks import Row

_TALLEST = 3
_LONGEST_HEADING = 90
_SEARCHED = 12  # rows of titles that may stand above a heading inside its table
_GROUP = re.compile(r"\bnhom\b|\blinh vuc\b")


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
    while height < _TALLEST and start + height < len(rows) and _next_row(rows[start + height]):
        height += 1
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
    known = {field_of(cell) for cell in row.cells} - {None, OTHER}
    return len(known) > 1 and all(len(cell) <= _LONGEST_HEADING for cell in row.cells)


def _next_row(row: Row) -> bool:
    """A further row of a heading: some cell names a field, none numbers a task or section."""
    filled = [cell for cell in row.cells if cell]
    known = [cell for cell in filled if field_of(cell)]
    return bool(known) and number_in_cell(row.cells[0]) is None and len(known) * 2 >= len(filled)


def _read(rows: Sequence[Row]) -> Header:
    width = max(len(row.cells) for row in rows)
    grid = [_filled_right([*row.cells, *[""] * (width - len(row.cells))], rows[-1]) for row in rows]
    stacks = [tuple(dict.fromkeys(filter(None, column))) for column in zip(*grid, strict=True)]
    headings = tuple(squeeze(" ".join(stack)) for stack in stacks)
    return Header(_unique([_key(stack) for stack in stacks], headings), headings, len(rows))


def _filled_right(cells: list[str], lowest: Row) -> list[str]:
    """A heading merged over several columns, said again where a lower heading stands under it."""
    for at in range(1, len(cells)):
        below = lowest.cells[at] if at < len(lowest.cells) else ""
        before = lowest.cells[at - 1] if at - 1 < len(lowest.cells) else ""
        if not cells[at] and below and before:
            cells[at] = cells[at - 1]
    return cells


def _key(stack: tuple[str, ...]) -> str:
    """The field of a column: the lowest heading if it says enough, else all of them together."""
    if not stack:
        return ""
    candidates = (field_of(stack[-1]), field_of(" ".join(stack)), field_of(stack[0]))
    return next((key for key in candidates if key), OTHER)


def _unique(keys: list[str], headings: Sequence[str]) -> tuple[str, ...]:
    """Each field once: of two columns for one field, the group column or the later gives way."""
    for key in ("number", "content", *TASK_FIELDS):
        places = [at for at, found in enumerate(keys) if found == key]
        plain = [at for at in places if not _GROUP.search(skeleton(headings[at]))]
        for at in places:
            keys[at] = key if at == (plain or places)[0] else OTHER
    return tuple(keys)
