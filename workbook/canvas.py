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
    letters_surely_on_a_line,
    line_points,
    row_points,
    span_points,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format

    from workbook.quick_sheet import QuickSheet
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
    """What stands in the columns `first` to `last` of a row, merged where these differ."""

    first: int
    last: int
    value: Value
    look: Look


class Place(NamedTuple):
    """Where values with a look go: the height of one line and the room for text, in points.

    A text of less than so many `letters` fits on one line, however wide they are. `made` holds
    the height and the finished cell of every value that stood here in a row of a table.
    """

    empty: Span
    style: Format
    line: float
    room: float
    letters: float
    made: dict[Value, tuple[float, str]]

    def filled(self, value: Value) -> Span:
        """The place with a value in it."""
        return self.empty._replace(value=value)

    def height(self, value: Value) -> float:
        """The height that a value needs, in points."""
        look = self.empty.look
        if not isinstance(value, str) or not look.wrap:
            return self.line
        if len(value) < self.letters and "\n" not in value:
            return self.line
        return row_points(value, look.size, self.room, bold=look.bold)


class Outline(Enum):
    """The place of a row in a group that opens and shuts; the value is XlsxWriter's."""

    NONE = MappingProxyType[str, int]({})
    HEAD = MappingProxyType({"collapsed": 1})
    MEMBER = MappingProxyType({"level": 1, "hidden": 1})


class Canvas:
    """Writes rows one below the other; `widths` are those of all columns, in digits."""

    def __init__(self, sheet: QuickSheet, styles: Styles, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.widths = tuple(widths)
        self.row = 0
        self._heights: list[float] = []
        # By identity of the look: hashing one costs more than writing a cell.
        self._places: dict[tuple[int, int, int], Place] = {}
        self._styles = styles
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def put(
        self, spans: Iterable[Span], height: float = 0.0, outline: Outline = Outline.NONE
    ) -> int:
        """Write one row, at least `height` points tall; the number of the row, from 0."""
        spans = tuple(spans)
        needed = max(map(self._height, spans), default=0.0)
        if needed > TALLEST_ROW:
            spans = tuple(map(self._fitted, spans))
            needed = max(map(self._height, spans))
        self._open_row(max(height, needed), outline)
        for span in spans:
            self._write(span)
            if needed > TALLEST_ROW and self._height(span) > TALLEST_ROW:
                self.sheet.write_comment(self.row, span.first, _TOO_LONG, _NOTE)
        self.row += 1
        return self.row - 1

    def put_values(
        self,
        places: Sequence[Place],
        values: Sequence[Value],
        height: float = 0.0,
        outline: Outline = Outline.NONE,
    ) -> int:
        """The same for a row of a long table, most of whose values stand in other rows too."""
        made = [
            place.made.get(value) or self._make(place, value)
            for place, value in zip(places, values, strict=True)
        ]
        heights, cells = zip(*made, strict=True)
        needed = max(heights)
        if needed > TALLEST_ROW:
            filled = zip(places, values, strict=True)
            return self.put((place.filled(value) for place, value in filled), height, outline)
        self._open_row(max(height, needed), outline)
        self.sheet.fill(self.row, places[0].empty.first, places[-1].empty.last, cells)
        self.row += 1
        return self.row - 1

    def place(self, column: int, look: Look) -> Place:
        """A column for values with a look, which is kept alive."""
        return self._place(Span(column, column, None, look))

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
        return span_points(list(self.widths[first : last + 1]))

    def _fitted(self, span: Span) -> Span:
        """The span in the largest type that fits into Excel's tallest row."""
        fitted, sizes = span, iter(_SMALLER)
        while self._height(fitted) > TALLEST_ROW and (part := next(sizes, None)):
            fitted = span._replace(look=replace(span.look, size=round(span.look.size * part)))
        return fitted

    def _height(self, span: Span) -> float:
        return self._place(span).height(span.value)

    def _place(self, span: Span) -> Place:
        """What holds for every value with the look of a span in its columns."""
        first, last, _, look = span
        known = self._places.get((first, last, id(look)))
        if known:
            return known
        room = self.room(first, last) - look.indent * _INDENT_POINTS
        place = self._places[first, last, id(look)] = Place(
            empty=span._replace(value=None),
            style=self._styles.of(look),
            line=line_points(look.size),
            room=room,
            letters=letters_surely_on_a_line(look.size, room),
            made={},
        )
        return place

    def _open_row(self, height: float, outline: Outline) -> None:
        self._heights.append(round(min(height, TALLEST_ROW) * 4) / 4)
        self.sheet.set_row(self.row, self._heights[-1], None, dict(outline.value))

    def _make(self, place: Place, value: Value) -> tuple[float, str]:
        """The height that a value needs in a place of one column, and its cell, for good."""
        self._write(place.filled(value))
        cell = self.sheet.take(self.row, place.empty.first)
        made = place.made[value] = (place.height(value), cell)
        return made

    def _write(self, span: Span) -> None:
        first, last, value, look = span
        style = self._place(span).style
        if isinstance(value, str) and looks_like_formula(value):
            style = self._styles.of(look, quoted=True)
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", style)
        self._value(first, value, style)

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
