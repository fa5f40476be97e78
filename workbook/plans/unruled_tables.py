"""Tables without ruling lines: rows of cells that only white space parts, under a heading.

Without a heading that names the fields of an assignment, lines stay the text they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbook.plans.entries import TOP
from workbook.plans.line_ends import between
from workbook.plans.markers import Rank, marker_of, number_in_cell
from workbook.plans.unruled_columns import Columns, heading_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.plans.pdf_letters import Printed

    Line = Sequence[Printed]

_FAR_BELOW = 2.6  # times the size of letters: a line without a number this far below is no row
_MORE_WHITE = 0.2  # times the size: white above a row beyond that inside rows
_LONGEST_SECTION = 40  # words
_TALLEST_SECTION = 3  # lines
_ENDED = (".", ";", ":", ",")


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table: its first line and the one behind it, its rows with the lines of each."""

    first: int
    last: int
    rows: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
    columns: Columns


def unruled_from(lines: Sequence[Line], start: int, least: float) -> Unruled | None:
    """The table whose heading begins on a line; None where none does."""
    heading = heading_from(lines, start, least)
    if heading is None:
        return None
    body = _Body.below(lines, heading.last, heading.columns)
    if not body.lines:
        return None
    above = tuple(range(heading.first, heading.last))
    rows = ((cells, above if at == 0 else ()) for at, cells in enumerate(heading.rows))
    return Unruled(heading.first, body.last, (*rows, *body.rows()), body.columns)


def unruled_rest(lines: Sequence[Line], columns: Columns) -> Unruled | None:
    """The rest of a table that a page cut: the first lines of the next, in the same columns."""
    body = _Body.below(lines, 0, columns)
    if not any(len(lines[at]) > 1 for at in body.lines):
        return None
    return Unruled(0, body.last, tuple(body.rows()), body.columns)


@dataclass(slots=True)
class _Body:
    """The lines below a heading that keep to its columns; `sections` run across them."""

    printed: Sequence[Line]
    lines: list[int]
    sections: dict[int, int]
    columns: Columns
    last: int

    @classmethod
    def below(cls, printed: Sequence[Line], start: int, columns: Columns) -> _Body:
        """All lines from `start` on until one belongs to no row."""
        body = cls(printed, [], {}, columns, start)
        while body.last < len(printed) and not body.ends_at(body.last):
            narrower = body.columns.with_line(printed[body.last])
            tall = 1 if narrower else body.section_at(body.last)
            if not tall:
                break
            if narrower is None:
                body.sections[body.last] = tall
            body.columns = narrower or body.columns
            body.lines.extend(range(body.last, body.last + tall))
            body.last += tall
        return body

    def ends_at(self, at: int) -> bool:
        """Whether a line stands too far below, begins a section, or puts words for a number."""
        line = self.printed[at]
        number = self.number_of(at)
        if number:
            return number_in_cell(number) is None and not line[1:]
        marker, words = marker_of(line[0].text)
        if marker and marker.rank in TOP and words and not line[1:]:
            return True
        if not at:
            return False
        before = max(piece.top for piece in self.printed[at - 1])
        return line[0].top - before > _FAR_BELOW * line[0].size

    def section_at(self, at: int) -> int:
        """How many lines a heading across the columns takes that begins on a line; 0 for none.

        It has a number in the first column or is in capitals, and rows follow.
        """
        first = self.printed[at]
        own = number_in_cell(first[0].text) is not None and bool(first[1:])
        if not own and not all(piece.text.isupper() for piece in first):
            return 0
        for tall in range(1, _TALLEST_SECTION + 1):
            behind = self.printed[at + tall : at + tall + 1]
            words = sum(len(p.text.split()) for ln in self.printed[at : at + tall] for p in ln)
            if not behind or words > _LONGEST_SECTION:
                return 0
            if self.columns.with_line(behind[0]) and len(behind[0]) > 1:
                return tall
            if marker_of(behind[0][0].text)[0] is not None:
                return 0
        return 0

    def number_of(self, at: int) -> str:
        """What stands in the number column of a line."""
        column = self.columns.column("number")
        pieces = (p for p in self.printed[at] if self.columns.place(p) == column)
        return next((piece.text for piece in pieces), "")

    def rows(self) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
        """The rows with the lines of each; a section is said in every column but its number's."""
        starts = [*self._starts(), self.last]
        for start, end in pairwise(starts):
            places = tuple(at for at in self.lines if start <= at < end)
            if start in self.sections:
                yield self._section(places), places
            elif places:
                yield self._cells(places), places

    def _starts(self) -> list[int]:
        """The lines on which rows begin."""
        plain = [at for at in self.lines if at not in self._in_sections()]
        numbered = [at for at in plain if self.number_of(at)]
        if numbered:
            found = self._centred(plain, numbered) or {*numbered, *plain[:1]}
        else:
            found = {at for at in plain if self._begins(at, plain)}
        behind = {at + tall for at, tall in self.sections.items()} & set(plain)
        return sorted({*found, *self.sections, *behind})

    def _in_sections(self) -> set[int]:
        return {at + more for at, tall in self.sections.items() for more in range(tall)}

    def _centred(self, plain: Sequence[int], numbered: Sequence[int]) -> set[int]:
        """Where rows begin whose numbers stand in the middle of their height; else nothing.

        A first line without a number says so: each row then reaches as far below its number
        as above it.
        """
        if (
            self.sections
            or plain[0] == numbered[0]
            or not self.printed[plain[0]][0].text[0].isupper()
        ):
            return set()
        found = {plain[0]}
        edge = self._middle(plain[0])
        for at in numbered:
            edge = 2 * self._middle(at) - edge
            behind = [line for line in plain if self._middle(line) > edge]
            if not behind:
                break
            found.add(behind[0])
            edge = self._middle(behind[0])
        return found

    def _middle(self, at: int) -> float:
        line = self.printed[at]
        return (min(p.top for p in line) + max(p.bottom for p in line)) / 2

    def _begins(self, at: int, plain: Sequence[int]) -> bool:
        """Whether a line begins a row of a table without numbers: by the white above, or words."""
        if at == plain[0]:
            return True
        steps = [
            self.printed[below][0].top - self.printed[above][0].top
            for above, below in pairwise(plain)
        ]
        step = self.printed[at][0].top - self.printed[plain[plain.index(at) - 1]][0].top
        more = _MORE_WHITE * self.printed[at][0].size
        if max(steps) > min(steps) + more:
            return step > min(steps) + more
        content = self.columns.column("content")
        words = [piece for piece in self.printed[at] if self.columns.place(piece) == content]
        return bool(self.printed[at][1:]) and any(piece.text[0].isupper() for piece in words)

    def _section(self, places: Sequence[int]) -> tuple[str, ...]:
        pieces = [piece for at in places for piece in self.printed[at]]
        own = number_in_cell(pieces[0].text) is not None
        words = " ".join(piece.text for piece in pieces[own:])
        width = len(self.columns.keys)
        return (pieces[0].text, *[words] * (width - 1)) if own else (words,) * width

    def _cells(self, places: Sequence[int]) -> tuple[str, ...]:
        cells = [""] * len(self.columns.keys)
        for at in places:
            for piece in self.printed[at]:
                column = self.columns.place(piece)
                cells[column] = _with_words(cells[column], piece.text)
        return tuple(cells)


def _with_words(cell: str, words: str) -> str:
    """A cell with one more line; an entry of a list begins a line of its own."""
    marker, _ = marker_of(words)
    listed = marker is not None and marker.rank >= Rank.LETTER and cell.endswith(_ENDED)
    return cell + ("\n" if listed else between(cell)) + words if cell else words
