"""Tables of figures that recount themselves: each figure a formula over a detail sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from workbook.canvas import Formula, Span
from workbook.style import ALARM, CELL, HEADING, NUMBER, SHARE
from workbook.style import TOTAL as SUMMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.consolidated.table import Area

ROW_HEIGHT = 20
_FIGURE = replace(NUMBER, number="#,##0")
TOTAL = replace(SUMMED, number=_FIGURE.number)  # a nought here is said, not dashed
_SUM = replace(TOTAL, align="left", indent=1)
_PART = replace(CELL, indent=2)


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of a detail sheet that are counted.

    Where `ids` is given, only rows with a text there count: tasks, not reports.
    """

    words: Area
    ids: Area | None = None

    def formula(self, cell: str) -> str:
        """Counts the rows that hold the word of a cell."""
        if self.ids is None:
            return f"=COUNTIF({self.words},{cell})"
        return f'=COUNTIFS({self.words},{cell},{self.ids},"?*")'

    def whole(self) -> str:
        """Counts all rows, whatever word they hold."""
        return f'=COUNTIF({self.ids or self.words},"?*")'


@dataclass(frozen=True, slots=True)
class Line:
    """One word with its present figure and its shade."""

    word: str
    figure: int
    fill: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together; with a `word`, their sum stands above them."""

    lines: tuple[Line, ...]
    word: str = ""

    @property
    def figure(self) -> int:
        """The sum of the lines."""
        return sum(line.figure for line in self.lines)


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: headings (word, figure, share), its groups, a total, and what is counted.

    With `proof`, a last row counts the detail sheet once more and says whether it agrees.
    """

    headings: tuple[str, str, str]
    groups: tuple[Group, ...]
    source: Counted
    proof: str = ""

    def spans(self, row: int, column: int) -> list[list[Span]]:
        """The rows of the table when its heading stands in `row` and `column` (from 0)."""
        heads = [
            Span(column + at, column + at, text, HEADING) for at, text in enumerate(self.headings)
        ]
        total = row + self.height - 1 - bool(self.proof)
        body = list(self._body(row + 1, column, total))
        rows = [heads, *body, self._total(row + 1, total, column)]
        return [*rows, self._proof(total, column)] if self.proof else rows

    @property
    def height(self) -> int:
        """How many rows the table takes."""
        lines = sum(len(group.lines) + bool(group.word) for group in self.groups)
        return lines + 2 + bool(self.proof)

    @property
    def whole(self) -> int:
        """The sum of the figures."""
        return sum(group.figure for group in self.groups)

    def _body(self, row: int, column: int, total: int) -> Iterator[list[Span]]:
        for group in self.groups:
            if group.word:
                formula = f"=SUM({_down(row + 1, row + len(group.lines), column + 1)})"
                look = replace(TOTAL, number=SHARE.number)
                yield [
                    Span(column, column, group.word, _SUM),
                    Span(column + 1, column + 1, Formula(formula, group.figure), TOTAL),
                    Span(
                        column + 2, column + 2, self._share(group.figure, row, column, total), look
                    ),
                ]
                row += 1
            for line in group.lines:
                yield self._line(line, row, column, total)
                row += 1

    def _line(self, line: Line, row: int, column: int, total: int) -> list[Span]:
        formula = self.source.formula(xl_rowcol_to_cell(row, column))
        grouped = any(group.word for group in self.groups)
        look = replace(_PART if grouped else CELL, fill=line.fill, bold=line.fill == ALARM)
        return [
            Span(column, column, line.word, look),
            Span(column + 1, column + 1, Formula(formula, line.figure), _FIGURE),
            Span(column + 2, column + 2, self._share(line.figure, row, column, total), SHARE),
        ]

    def _total(self, first: int, total: int, column: int) -> list[Span]:
        """The sum of the groups' sums, where there are such, else of all lines."""
        cells, row = [], first
        for group in self.groups:
            cells.append(xl_rowcol_to_cell(row, column + 1))
            row += len(group.lines) + 1
        grouped = all(group.word for group in self.groups)
        parts = ",".join(cells) if grouped else _down(first, total - 1, column + 1)
        share = self._share(self.whole, total, column, total)
        return [
            Span(column, column, "Tổng số", _SUM),
            Span(column + 1, column + 1, Formula(f"=SUM({parts})", self.whole), TOTAL),
            Span(column + 2, column + 2, share, replace(TOTAL, number=SHARE.number)),
        ]

    def _proof(self, total: int, column: int) -> list[Span]:
        """A count of its own over the detail sheet, and whether the total is the same."""
        own = xl_rowcol_to_cell(total + 1, column + 1)
        verdict = f'=IF({own}={xl_rowcol_to_cell(total, column + 1)},"Khớp","Lệch")'
        small = replace(CELL, italic=True, size=11)
        return [
            Span(column, column, self.proof, small),
            Span(column + 1, column + 1, Formula(self.source.whole(), self.whole), _FIGURE),
            Span(column + 2, column + 2, Formula(verdict, "Khớp"), replace(NUMBER, italic=True)),
        ]

    def _share(self, figure: int, row: int, column: int, total: int) -> Formula:
        part, whole = (xl_rowcol_to_cell(at, column + 1) for at in (row, total))
        now = figure / self.whole if self.whole else 0.0
        return Formula(f"=IF({whole}=0,0,{part}/{whole})", now)


def _down(first: int, last: int, column: int) -> str:
    return f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"
