"""Rectangles of cells, and their names in Excel's notation. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]*)")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?([1-9][0-9]*)")
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle: its first row and column count from 1, `rows` and `columns` may be 0."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    def __post_init__(self) -> None:
        if self.row < 1 or self.column < 1:
            raise IndexError("Hàng và cột của xlwings đếm từ 1.")

    @property
    def last_row(self) -> int:
        """The last row, from 1."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The last column, from 1."""
        return self.column + self.columns - 1

    def around(self, other: Area) -> Area:
        """The smallest rectangle with both in it, whatever the order of the corners."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        last_row = max(self.last_row, other.last_row)
        last_column = max(self.last_column, other.last_column)
        return Area(row, column, last_row - row + 1, last_column - column + 1)

    def within(self, rows: int, columns: int) -> Area:
        """The part of it on a sheet of so many rows and columns."""
        height = min(self.last_row, rows) - self.row + 1
        width = min(self.last_column, columns) - self.column + 1
        return Area(self.row, self.column, height, width)

    def address(self, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
        """Its name, such as `$A$1:$C$5`."""
        across, down = "$" * column_absolute, "$" * row_absolute
        first = f"{across}{letters(self.column)}{down}{self.row}"
        if (self.rows, self.columns) == (1, 1):
            return first
        return f"{first}:{across}{letters(self.last_column)}{down}{self.last_row}"


def letters(column: int) -> str:
    """The name of a column counted from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def number(name: str) -> int:
    """The number from 1 of a column's name."""
    count = 0
    for letter in name.upper():
        count = count * _LETTERS + ord(letter) - ord("A") + 1
    return count


def read_address(text: str, rows: int, columns: int) -> Area | None:
    """The rectangle that a text such as `B2`, `A1:C3`, `A:C` or `2:5` names on a sheet.

    `rows` and `columns` are the sheet's. None where it is no address (it may be a name).
    """
    first, colon, last = text.partition(":")
    corner = _corner(first, rows, columns, whole=bool(colon))
    other = _corner(last, rows, columns, whole=True) if colon else corner
    if corner is None or other is None:
        return None
    return corner.around(other).within(rows, columns)


def _corner(text: str, rows: int, columns: int, *, whole: bool) -> Area | None:
    if cell := _CELL.fullmatch(text):
        area = Area(int(cell[2]), number(cell[1]))
        return area if area.row <= rows and area.column <= columns else None
    if whole and (column := _COLUMN.fullmatch(text)):
        return Area(1, number(column[1]), rows, 1)
    if whole and (row := _ROW.fullmatch(text)):
        return Area(int(row[1]), 1, 1, columns)
    return None
