"""Tables of figures that recount themselves: each figure a formula over a detail sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from workbook.canvas import Formula, Span
from workbook.style import ALARM, CELL, HEADING, NUMBER, SHARE, TOTAL

ROW_HEIGHT = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """A detail sheet whose rows are counted by the words in `column`.

    Where `ids` is given, only rows with a text in that column count: tasks, not reports.
    """

    sheet: str
    rows: range
    column: int
    ids: int | None = None

    def formula(self, cell: str) -> str:
        """Counts the rows that hold the word of a cell."""
        if not self.rows:
            return "=0"
        words = self._area(self.column)
        if self.ids is None:
            return f"=COUNTIF({words},{cell})"
        return f'=COUNTIFS({words},{cell},{self._area(self.ids)},"?*")'

    def _area(self, column: int) -> str:
        return f"'{self.sheet}'!{xl_range_abs(self.rows[0], column, self.rows[-1], column)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One word with its present figure and its shade."""

    word: str
    figure: int
    fill: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: three headings (word, figure, share), its lines, and what is counted."""

    headings: tuple[str, str, str]
    lines: tuple[Line, ...]
    source: Counted

    def spans(self, row: int, column: int) -> list[list[Span]]:
        """The rows of the table when its heading stands in `row` and `column` (from 0)."""
        heads = [
            Span(column + at, column + at, text, HEADING) for at, text in enumerate(self.headings)
        ]
        last = row + len(self.lines)
        body = [
            self._line(line, at, column, last + 1) for at, line in enumerate(self.lines, row + 1)
        ]
        return [heads, *body, self._total(row + 1, last, column)]

    @property
    def whole(self) -> int:
        """The sum of the figures."""
        return sum(line.figure for line in self.lines)

    def _line(self, line: Line, row: int, column: int, total_row: int) -> list[Span]:
        formula = self.source.formula(xl_rowcol_to_cell(row, column))
        return [
            Span(column, column, line.word, replace(CELL, fill=line.fill, bold=line.fill == ALARM)),
            Span(column + 1, column + 1, Formula(formula, line.figure), NUMBER),
            Span(column + 2, column + 2, self._share(line.figure, row, column, total_row), SHARE),
        ]

    def _total(self, first: int, last: int, column: int) -> list[Span]:
        figures = f"{xl_rowcol_to_cell(first, column + 1)}:{xl_rowcol_to_cell(last, column + 1)}"
        share = self._share(self.whole, last + 1, column, last + 1)
        return [
            Span(column, column, "Tổng số", replace(TOTAL, align="left", indent=1)),
            Span(column + 1, column + 1, Formula(f"=SUM({figures})", self.whole), TOTAL),
            Span(column + 2, column + 2, share, replace(TOTAL, number=SHARE.number)),
        ]

    def _share(self, figure: int, row: int, column: int, total_row: int) -> Formula:
        part = xl_rowcol_to_cell(row, column + 1)
        whole = xl_rowcol_to_cell(total_row, column + 1)
        now = figure / self.whole if self.whole else 0.0
        return Formula(f"=IF({whole}=0,0,{part}/{whole})", now)
