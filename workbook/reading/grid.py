"""Cells while a sheet is read: every different cell once, and rows of their numbers, the places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

# A row beyond this is a stray cell far below the table, never a biểu.
MAX_ROWS = 200_000
MAX_COLUMNS = 16_384
# Cells of the smallest rectangles from the left edge that hold everything: 20,000 × 200.
MAX_CELLS = 4_000_000
MAX_MERGED = 100_000

# How a cell is to be understood; `b`, `n`, `d`, `h`, `s` are values.
TEXT, NUMBER, BOOLEAN, DATE, TIME, ERROR, UNCOUNTED = "s", "n", "b", "d", "h", "e", "f"

# kind, value (a date as ISO text, a time as a part of a day), number format
Content = tuple[str, str | float | bool | None, str]
BLANK_PLACE = 0


class Grid:
    """One sheet while it is read. Raises RefusedError as soon as it grows beyond limits."""

    def __init__(self, name: str) -> None:
        self.name = name
        # By place: the texts, the most of all cells; and those that are something else.
        self.texts: list[str] = [""]
        self.others: dict[int, Content] = {}
        self.rows: list[list[int]] = []
        self.merged: list[str] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._known: dict[Content, int] = {}
        self._area = 0

    def place_of(self, content: Content | None) -> int:
        """The place of a cell's content; 0 for none and for text of nothing but spaces."""
        if content is None:
            return BLANK_PLACE
        place = self._known.get(content)
        if place is None:
            place = self._known[content] = self.add(content)
        return place

    def add(self, content: Content | None) -> int:
        """`place_of` for readers that never ask twice for the same cell."""
        if content is None:
            return BLANK_PLACE
        if content[0] == TEXT:
            return self.add_text(str(content[1]))
        self.others[len(self.texts)] = content
        self.texts.append("")
        return len(self.texts) - 1

    def add_text(self, text: str) -> int:
        """The place of a text, 0 for nothing but spaces."""
        if not text or text.isspace():
            return BLANK_PLACE
        self.texts.append(text)
        return len(self.texts) - 1

    def add_row(self, row: int, places: list[int]) -> None:
        """Set a whole row, counted from 0, that comes after all rows so far."""
        if row >= MAX_ROWS or row < len(self.rows):
            raise RefusedError(Reason.TOO_LARGE if row >= MAX_ROWS else Reason.DAMAGED)
        while len(self.rows) < row:
            self.rows.append([])
        self.rows.append(places)
        self._grow(len(places))

    def put(self, row: int, column: int, content: Content | None, repeat: int = 1) -> None:
        """Set a cell, and its `repeat - 1` right neighbours; the same place twice is damage."""
        place = self.place_of(content)
        if place == BLANK_PLACE:
            return
        if row >= MAX_ROWS or column + repeat > MAX_COLUMNS:
            raise RefusedError(Reason.TOO_LARGE)
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        self._grow(max(0, column + repeat - len(line)))
        line.extend([BLANK_PLACE] * (column + repeat - len(line)))
        if any(line[column : column + repeat]):
            raise RefusedError(Reason.DAMAGED)
        line[column : column + repeat] = [place] * repeat

    def _grow(self, cells: int) -> None:
        self._area += cells
        if self._area > MAX_CELLS:
            raise RefusedError(Reason.TOO_LARGE)

    def hide_rows(self, first: int, last: int) -> None:
        """Hide rows from `first` to `last`, as far as a sheet may reach."""
        self.hidden_rows.update(range(first, min(last + 1, MAX_ROWS)))

    def hide_columns(self, first: int, last: int) -> None:
        """Hide columns from `first` to `last`, as far as a sheet may reach."""
        self.hidden_columns.update(range(first, min(last + 1, MAX_COLUMNS)))

    def merge(self, areas: Iterable[str]) -> None:
        """Take the merged areas, in their order in the file."""
        self.merged.extend(areas)
        if len(self.merged) > MAX_MERGED:
            raise RefusedError(Reason.TOO_LARGE)


def iso(moment: datetime) -> str:
    """A date as it crosses the pipe; sheets know no time zones and no parts of a millisecond."""
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds")
