"""A sheet as a source gives it: cells with their places, nothing interpreted yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple, TypeVar

Stored = str | float | int | bool | date | datetime | None


class State(Enum):
    """What became of a cell; five things that must never be taken for one another."""

    VALUE = "giá trị"
    BLANK = "trống"
    ERROR = "lỗi công thức"
    MISSING_ROW = "mất dòng"
    UNREACHABLE = "không đọc được nguồn"


class Cell(NamedTuple):
    """One cell: the value as stored, the text as shown, and its state.

    A tuple, because a night makes millions of them, and these are made three times as fast.
    """

    stored: Stored = None
    shown: str = ""
    state: State = State.BLANK


BLANK = Cell()


@dataclass(frozen=True, slots=True, order=True)
class SheetRef:
    """One sheet of one source. `key` finds it again there even when the tab is renamed.

    `plan` is the plan whose part was asked for, where a source asks for no more than that.
    `sent_at` (ISO, UTC) is when somebody sent it, where it was sent and not read at its place.
    """

    source: str
    sheet: str
    key: str = ""
    plan: str = ""
    sent_at: str = ""


_T = TypeVar("_T")


def _cut(line: tuple[_T, ...], blank: _T) -> tuple[_T, ...]:
    end = len(line)
    while end and line[end - 1] == blank:
        end -= 1
    return line[:end]


@dataclass(frozen=True, slots=True)
class RawTable:
    """All cells of a sheet from A1 on, without the blank ends of rows and of the sheet.

    `merged` are A1 ranges; `hidden_rows` and `hidden_columns` count from 0. `known` are the
    columns (place and key) that the source knows by an invisible mark, whatever their heading.
    """

    ref: SheetRef
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    known: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        """Cut the blank ends: sources differ in them, and they say nothing."""
        object.__setattr__(self, "rows", _cut(tuple(_cut(row, BLANK) for row in self.rows), ()))

    def at(self, row: int, column: int) -> Cell:
        """The cell at a place counted from 0; blank beyond the edge."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return BLANK

    def renamed(self, source: str) -> RawTable:
        """The same table under the name of the agency it comes from."""
        return replace(self, ref=replace(self.ref, source=source))
