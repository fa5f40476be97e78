"""A1 addresses, counted from 0 inside the program, without loading a spreadsheet library."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)")
_LETTERS = 26


@cache  # there are few columns, and a night names millions of cells
def letters(column: int) -> str:
    """`0` → `A`, `26` → `AA`."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def address(row: int, column: int) -> str:
    """`(6, 2)` → `C7`."""
    return f"{letters(column)}{row + 1}"


@lru_cache(maxsize=16_384)
def position(cell: str) -> tuple[int, int]:
    """`C7` → `(6, 2)`. Raises ValueError for anything that is no single cell."""
    match = _CELL.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    column = 0
    for letter in match[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def span(area: str) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column of `B2:D4` (or of a single cell)."""
    first, _, last = area.partition(":")
    return (*position(first), *position(last or first))


def covers(area: str, cell: str) -> bool:
    """Whether a cell lies in an area."""
    top, left, bottom, right = span(area)
    row, column = position(cell)
    return top <= row <= bottom and left <= column <= right
