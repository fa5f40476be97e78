"""Columns that only white space parts: found under a heading, narrowed line by line.

A place is where a piece of a line begins and ends, in points of a page or letters of a text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbook.plans.blocks import Row
from workbook.plans.fields import column_of, field_of
from workbook.plans.table_header import Header, header_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.plans.pdf_letters import Printed

_FEWEST = 3  # columns of a table nobody drew
_TALLEST = 8  # printed lines a heading may take
_SEARCHED = 3  # lines from a first candidate on, among which the best heading is taken
_FAR = 1e6
_CROSSED = 4  # a gutter may shrink to this part of the white that parts two pieces


@dataclass(frozen=True, slots=True)
class Columns:
    """The white between the columns, from left to right, and which columns are which.

    `least` is the white that parts two pieces of a line.
    """

    gutters: tuple[tuple[float, float], ...]
    keys: tuple[str, ...]
    least: float

    def with_line(self, line: Sequence[Printed]) -> Columns | None:
        """The columns with one more line in them; None where a piece crosses the white."""
        ends = [-_FAR, *(edge for piece in line for edge in (piece.x0, piece.x1)), _FAR]
        whites = list(zip(ends[::2], ends[1::2], strict=True))
        found: list[tuple[float, float]] = []
        for left, right in self.gutters:
            shared = [(max(left, start), min(right, end)) for start, end in whites]
            widest = max(shared, key=lambda white: white[1] - white[0])
            if widest[1] - widest[0] < min(self.least, right - left) / _CROSSED:
                return None
            found.append(widest)
        return replace(self, gutters=tuple(found))

    def place(self, piece: Printed) -> int:
        """The column a piece stands in."""
        middle = (piece.x0 + piece.x1) / 2
        return sum((left + right) / 2 < middle for left, right in self.gutters)

    def column(self, key: str) -> int | None:
        """Where the column of a field stands."""
        return self.keys.index(key) if key in self.keys else None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without rules: the lines it stands on, its rows, the columns below it."""

    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]
    columns: Columns

    def known(self) -> int:
        """How many columns the heading names in words we know; a line of a task spoils some."""
        stacks = zip(*self.rows, strict=True)
        return sum(any(map(column_of, (stack[-1], " ".join(stack)))) for stack in stacks)


def heading_from(lines: Sequence[Sequence[Printed]], start: int, least: float) -> Heading | None:
    """The best heading of an assignment table that begins on a line or right below it."""
    near = lines[start : start + _TALLEST]
    wide = any(len(line) >= _FEWEST for line in near)
    if not wide or not any(column_of(piece.text) for line in near for piece in line):
        return None  # most lines of most pages: nothing to try
    found = list(_headings(lines, start, least))
    if not found or min(heading.first for heading in found) > start:
        return None
    return max(found, key=lambda heading: (heading.known(), heading.last, heading.first))


def _headings(lines: Sequence[Sequence[Printed]], start: int, least: float) -> Iterator[Heading]:
    for first in range(start, min(start + _SEARCHED, len(lines))):
        for last in range(first + 1, min(first + _TALLEST, len(lines)) + 1):
            found = _heading(lines, first, last, least)
            if found is not None:
                yield found


def _heading(
    lines: Sequence[Sequence[Printed]], first: int, last: int, least: float
) -> Heading | None:
    """The heading that these lines make, if they name the fields of an assignment."""
    above, below = _across(lines[first:last])
    spans = _spans([piece for line in below for piece in line], least)
    if len(spans) < _FEWEST:
        return None
    gutters = tuple((left[1], right[0]) for left, right in pairwise(spans))
    columns = Columns(gutters, (), least)
    names = _words(below, columns, len(spans))
    groups = _words_over(above, spans)
    over = tuple(group or name for group, name in zip(groups, names, strict=True))
    rows = [over, names] if any(groups) else [names]
    header = _header([Row(cells) for cells in rows])
    if header is None or any(map(_two_in_one, names)):
        return None
    return Heading(first, last, tuple(rows), replace(columns, keys=header.keys))


def _header(rows: Sequence[Row]) -> Header | None:
    header = header_at(rows, 0)
    return header if header is not None and header.height == len(rows) else None


def _two_in_one(name: str) -> bool:
    """Whether a heading is that of two columns too near each other to be told apart."""
    if column_of(name):
        return False
    words = name.split()
    halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return any(field_of(left) and field_of(right) for left, right in halves)


def _across(
    lines: Sequence[Sequence[Printed]],
) -> tuple[list[Printed], list[list[Printed]]]:
    """The pieces that stand over several columns of a lower line, and the lines without them."""
    above = [
        piece
        for at, line in enumerate(lines)
        for piece in line
        if any(sum(map(piece.over, lower)) > 1 for lower in lines[at + 1 :])
    ]
    return above, [[piece for piece in line if piece not in above] for line in lines]


def _spans(pieces: Sequence[Printed], least: float) -> list[tuple[float, float]]:
    """Where the columns stand: pieces above one another are one column."""
    found: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if found and piece.x0 - found[-1][1] < least / 2:
            found[-1] = (found[-1][0], max(found[-1][1], piece.x1))
        else:
            found.append((piece.x0, piece.x1))
    return found


def _words_over(pieces: Sequence[Printed], spans: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    return tuple(
        " ".join(piece.text for piece in pieces if piece.x0 < right and left < piece.x1)
        for left, right in spans
    )


def _words(lines: Sequence[Sequence[Printed]], columns: Columns, width: int) -> tuple[str, ...]:
    cells = [""] * width
    for line in lines:
        for piece in line:
            at = columns.place(piece)
            cells[at] = f"{cells[at]} {piece.text}".strip()
    return tuple(cells)
