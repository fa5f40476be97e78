"""A sheet written from top to bottom: every row gets the height that its texts need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from workbook.safe_text import looks_like_formula, safe_text
from workbook.style import FONT
from workbook.text_width import (
    TALLEST_ROW,
    line_points,
    row_points,
    span_points,
    surely_one_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from workbook.style import Look, Styles

_SMALLER = (0.85, 0.7, 0.6)  # of the font size, tried in turn where a row would be too tall
_TOO_LONG = "Nội dung dài hơn một dòng có thể hiện. Bấm vào ô để đọc đầy đủ ở thanh công thức."
_NOTE = {"author": "phancong", "font_name": FONT, "font_size": 11}
_INDENT_POINTS = 10.0  # as LibreOffice draws it; Excel takes a third less
_PIXELS_PER_POINT = 4 / 3


@dataclass(frozen=True, slots=True)
class Formula:
    """One of our own formulas with the value it has now (files are read without a recount too)."""

    text: str
    cached: float | str


Value = str | float | date | Formula | None


class Span(NamedTuple):
    """What stands in the columns `first` to `last` of a row, merged where these differ.

    A tuple, because a workbook has hundreds of thousands of them.
    """

    first: int
    last: int
    value: Value
    look: Look


class Outline(Enum):
    """The place of a row in a group that opens and shuts; the value is XlsxWriter's."""

    NONE = MappingProxyType[str, int]({})
    HEAD = MappingProxyType({"collapsed": 1})
    MEMBER = MappingProxyType({"level": 1, "hidden": 1})


class Canvas:
    """Writes rows one below the other; `widths` are those of all columns, in digits."""

    def __init__(self, sheet: Worksheet, styles: Styles, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.widths = tuple(widths)
        self.row = 0
        self._heights: list[float] = []
        self._rooms: dict[tuple[int, int], float] = {}
        self._styles = styles
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def put(
        self, spans: Iterable[Span], height: float = 0.0, outline: Outline = Outline.NONE
    ) -> int:
        """Write one row, at least `height` points tall; the number of the row, from 0."""
        fitted = [(span, self._height(span)) for span in spans]
        needed = max((tall for _, tall in fitted), default=0.0)
        if needed > TALLEST_ROW:
            fitted = [self._fitted(span) for span, _ in fitted]
            needed = max(tall for _, tall in fitted)
        self._heights.append(round(min(max(height, needed), TALLEST_ROW) * 4) / 4)
        self.sheet.set_row(self.row, self._heights[-1], None, dict(outline.value))
        for span, tall in fitted:
            self._write(span)
            if tall > TALLEST_ROW:
                self.sheet.write_comment(self.row, span.first, _TOO_LONG, _NOTE)
        self.row += 1
        return self.row - 1

    def style(self, look: Look) -> Format:
        """The format of a look, for what XlsxWriter writes by itself."""
        return self._styles.of(look)

    def skip(self, height: float) -> None:
        """Leave an empty row of that many points."""
        self.put((), height)

    def pixels(self, rows: range) -> int:
        """The height of rows that are already written, in pixels."""
        return round(sum(self._heights[row] for row in rows) * _PIXELS_PER_POINT)

    def room(self, first: int, last: int) -> float:
        """The width for text in merged columns, in points."""
        known = self._rooms.get((first, last))
        if known is None:
            known = self._rooms[first, last] = span_points(list(self.widths[first : last + 1]))
        return known

    def _fitted(self, span: Span) -> tuple[Span, float]:
        """The span in the largest type that fits into Excel's tallest row, and its height."""
        fitted, tall, sizes = span, self._height(span), iter(_SMALLER)
        while tall > TALLEST_ROW and (part := next(sizes, None)):
            fitted = span._replace(look=replace(span.look, size=round(span.look.size * part)))
            tall = self._height(fitted)
        return fitted, tall

    def _height(self, span: Span) -> float:
        value, look = span.value, span.look
        if not isinstance(value, str) or not look.wrap:
            return line_points(look.size)
        room = self.room(span.first, span.last) - look.indent * _INDENT_POINTS
        if surely_one_line(value, look.size, room):
            return line_points(look.size)
        return row_points(value, look.size, room, bold=look.bold)

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
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, safe_text(value), style)
        elif isinstance(value, Formula):
            now = cast("int", value.cached)  # XlsxWriter's annotation knows no other number
            self.sheet.write_formula(self.row, column, value.text, style, now)
        elif isinstance(value, date):
            midnight = datetime.combine(value, time())
            self.sheet.write_datetime(self.row, column, midnight, style)
        else:
            self.sheet.write_number(self.row, column, value, style)
