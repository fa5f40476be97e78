"""One row of an assignment table, read by the heading above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.plans.fields import OTHER, TASK_FIELDS, field_of
from workbook.plans.markers import Marker, Rank, marker_of, number_in_cell

if TYPE_CHECKING:
    from workbook.plans.blocks import Row
    from workbook.plans.table_header import Header

_TOTAL = re.compile(r"(?:tổng(?: cộng| số)?|cộng)\s*:?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row by what they are; `title` is the one text of a row merged across."""

    marker: Marker | None
    printed: str
    content: str
    fields: dict[str, str]
    others: tuple[tuple[str, str], ...]
    title: str = ""

    def empty(self) -> bool:
        """Whether the row says nothing."""
        return not (self.printed or self.content or self.fields or self.others or self.title)

    def is_total(self) -> bool:
        """Whether the row only sums up the rows above."""
        return bool(_TOTAL.match(self.content or self.printed))


def cells_of_row(header: Header, row: Row) -> Cells:
    """The cells of a row under a heading; cells beyond the last column are kept as others."""
    values: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    width = len(header.keys)
    for at, cell in enumerate(row.cells):
        key = header.keys[at] if at < width else OTHER
        if cell and key in {"", OTHER}:
            others.append((header.headings[at] if at < width else "", cell))
        elif cell:
            values[key] = cell
    title = _merged_title(row)
    fields = {key: values[key] for key in TASK_FIELDS if key in values}
    number = values.get("number", "")
    marker, content = _marker(number, values.get("content", ""), assigned=bool(fields))
    if title and marker is None:
        marker, title = marker_of(title)
    if marker is None and number and not content:
        marker, content = marker_of(number)
        number = ""
    printed = number or (marker.printed if marker else "")
    return Cells(marker, printed, content, fields, tuple(others), title)


def heads_other_table(row: Row) -> bool:
    """Whether a row is the heading of a table of another kind: a number column and no work."""
    return field_of(row.cells[0]) == "number" and all(map(str.strip, row.cells))


def _marker(number: str, content: str, *, assigned: bool) -> tuple[Marker | None, str]:
    """The number of a row, from its own cell or from the start of its content.

    A dash begins an entry only where the row gives it to somebody; else it is one more line
    of the content above.
    """
    if number:
        return number_in_cell(number), content
    marker, rest = marker_of(content)
    if marker and marker.rank >= Rank.DASH and not assigned:
        return None, content
    return marker, rest


def _merged_title(row: Row) -> str:
    """The words of a row that is one cell across the table; empty for any other row."""
    words = {cell for cell in row.cells if cell}
    rest = [cell for cell in words if not number_in_cell(cell)]
    one = len(rest) == 1 and len(words) <= len(rest) + 1
    return rest[0] if one and row.cells.count(rest[0]) > 1 else ""
