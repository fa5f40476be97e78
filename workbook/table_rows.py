"""The rows below a header: tasks, the sections above them, and what is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from validators.columns import PROGRESS_COLUMNS
from workbook.headings import MIN_HEADINGS, headings_in, is_header
from workbook.plans.markers import Rank, number_in_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbook.raw_table import Cell, RawTable

_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_LONG = 12  # a number cell longer than this holds the title of a section
_SAID = ("lead", "coordinating", "deliverable", "deadline", *(c.key for c in PROGRESS_COLUMNS))


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


def task_rows(raw: RawTable, header: int, columns: Mapping[str, int]) -> Iterator[TableRow]:
    """Every task below a header row, under its section (`II/1` for one inside another)."""
    rows = list(_filled(raw, header, columns))
    with_ids = any(row.text("task_id") for row in rows)
    above: list[tuple[Rank, str]] = []
    for row, after in pairwise([*rows, None]):
        if row is None:
            break
        if _is_section(row, after, with_ids=with_ids):
            rank = _rank(row)
            above = [outer for outer in above if not with_ids and outer[0] < rank]
            above.append((rank, row.text("number")))
        else:
            yield TableRow(row.row, "/".join(number for _, number in above), row.cells)


def _filled(raw: RawTable, header: int, columns: Mapping[str, int]) -> Iterator[TableRow]:
    """The rows of the table that say anything: no blank rows, headers or `(1) (2) (3)`."""
    for row in range(header + 1, _end(raw, header, columns)):
        found = TableRow(row, "", {key: raw.at(row, column) for key, column in columns.items()})
        texts = [text for text in map(found.text, columns) if text]
        if texts and not _is_column_numbers(texts) and not is_header(headings_in(raw, row)):
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
        elif not gap or texts.get("task_id") or number_in_cell(texts.get("number", "")):
            last, gap = row, False
    return last + 1


def _is_column_numbers(texts: Sequence[str]) -> bool:
    return len(texts) >= MIN_HEADINGS and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)


def _is_section(row: TableRow, after: TableRow | None, *, with_ids: bool) -> bool:
    """A row with a number and a title only.

    Where tasks carry ids, a section is such a row without one. Elsewhere its number tells:
    a Roman number or a capital, a number above deeper ones (`1` above `a)`), or words.
    """
    if row.text("task_id") or any(row.text(key) for key in _SAID) or not row.text("number"):
        return False
    rank = _rank(row)
    deeper = after is not None and rank < _rank(after)
    return with_ids or rank <= Rank.ROMAN or deeper or len(row.text("number")) > _LONG


def _rank(row: TableRow) -> Rank:
    marker = number_in_cell(row.text("number"))
    return marker.rank if marker else Rank.PART if row.text("number") else Rank.PLUS
