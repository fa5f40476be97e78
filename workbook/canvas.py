"""A sheet written from top to bottom: every row gets the height that its texts need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from workbook.safe_text import looks_like_formula, safe_text
from workbook.text_width import TALLEST_ROW, row_points, span_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from workbook.style import Look, Styles

_SMALLER = (1.0, 0.85, 0.7, 0.6)  # of the font size, tried in turn where a row would be too tall


@dataclass(frozen=True, slots=True)
class Formula:
    """One of our own formulas with the value it has now (files are read without a recount too)."""

    text: str
    cached: float


Value = str | float | date | Formula | None


@dataclass(frozen=True, slots=True)
class Span:
    """What stands in the columns `first` to `last` of a row, merged where these differ."""

    first: int
    last: int
    value: Value
    look: Look


class Canvas:
    """Writes rows one below the other; `widths` are those of all columns, in digits."""

    def __init__(self, sheet: Worksheet, styles: Styles, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.widths = tuple(widths)
        self.row = 0
        self._styles = styles
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def put(self, spans: Iterable[Span], height: float = 0.0) -> int:
        """Write one row, at least `height` points tall; the number of the row, from 0."""
        fitted = [self._fitted(span) for span in spans]
        needed = max((self._height(span) for span in fitted), default=0.0)
        self.sheet.set_row(self.row, round(min(max(height, needed), TALLEST_ROW) * 4) / 4)
        for span in fitted:
            self._write(span)
        self.row += 1
        return self.row - 1

    def skip(self, height: float) -> None:
        """Leave an empty row of that many points."""
        self.put((), height)

    def room(self, first: int, last: int) -> float:
        """The width for text in merged columns, in points."""
        return span_points(list(self.widths[first : last + 1]))

    def _fitted(self, span: Span) -> Span:
        """The span in the largest type in which its text fits into Excel's tallest row."""
        smaller = (replace(span.look, size=round(span.look.size * part)) for part in _SMALLER)
        sizes = [replace(span, look=look) for look in smaller]
        return next((one for one in sizes if self._height(one) <= TALLEST_ROW), sizes[-1])

    def _height(self, span: Span) -> float:
        shown = safe_text(span.value) if isinstance(span.value, str) else "0"
        look, room = span.look, self.room(span.first, span.last)
        return row_points(shown, look.size, room, bold=look.bold)

    def _write(self, span: Span) -> None:
        quoted = isinstance(span.value, str) and looks_like_formula(span.value)
        style = self._styles.of(span.look, quoted=quoted)
        if span.last > span.first:
            self.sheet.merge_range(self.row, span.first, self.row, span.last, "", style)
        self._value(span.first, span.value, style)

    def _value(self, column: int, value: Value, style: Format) -> None:
        """The one place where a value enters a cell: only a `Formula` becomes a formula."""
        if value is None or value == "":
            self.sheet.write_blank(self.row, column, None, style)
        elif isinstance(value, Formula):
            self.sheet.write_formula(self.row, column, value.text, style, value.cached)
        elif isinstance(value, date):
            self.sheet.write_datetime(self.row, column, value, style)
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, safe_text(value), style)
        else:
            self.sheet.write_number(self.row, column, value, style)
