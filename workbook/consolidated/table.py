"""A detail sheet: a title, a native Excel table whose header stays in view and on every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range, xl_range_abs

from workbook.canvas import Formula, Outline, Span
from workbook.consolidated.words import as_of
from workbook.heading_block import CAPTION, REMARK
from workbook.style import ALARM, CELL, HEADING, SHARE, TOTAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from workbook.canvas import Place, Value
    from workbook.new_book import NewBook
    from workbook.style import Look

_ROW_HEIGHT = 22


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a detail sheet: its heading, its width in digits, how its cells look.

    A `summed` column has a sum below the table, which follows the filter.
    """

    heading: str
    width: float
    look: Look = CELL
    head: Look = HEADING
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a detail sheet is: its tab, its table's name in formulas, its title, its columns.

    `none` is what it says where it has no rows; `hidden` is how many first columns are hidden.
    """

    tab: str
    name: str
    title: str
    none: str
    fields: tuple[Field, ...]
    header_height: float = 54
    hidden: int = 0

    @property
    def columns(self) -> tuple[int, int]:
        """The first and the last visible column."""
        return self.hidden, len(self.fields) - 1


@dataclass(frozen=True, slots=True)
class Area:
    """The cells of one column of a table, for formulas on other sheets."""

    sheet: str
    rows: range
    column: int

    def __str__(self) -> str:
        area = xl_range_abs(self.rows[0], self.column, self.rows[-1], self.column)
        return f"'{self.sheet}'!{area}"


class DetailSheet:
    """A detail sheet being written from top to bottom."""

    def __init__(self, book: NewBook, form: Form, today: date, remark: str = "") -> None:
        self.canvas = canvas = book.canvas(form.tab, [field.width for field in form.fields])
        self.places = tuple(canvas.place(at, field.look) for at, field in enumerate(form.fields))
        self._filled: dict[tuple[int, str], Place] = {}
        self._form = form
        for text, look in (
            (form.title, replace(CAPTION, size=16)),
            (remark or as_of(today), REMARK),
        ):
            self.canvas.put((Span(*form.columns, text, look),))
        self.canvas.skip(6)
        heads = enumerate(form.fields)
        spans = [Span(at, at, field.heading, field.head) for at, field in heads]
        self._header = self.canvas.put(spans, form.header_height)
        self.canvas.sheet.repeat_rows(self._header)
        self.canvas.sheet.freeze_panes(self._header + 1, 0)
        for column in range(form.hidden):
            width = form.fields[column].width
            self.canvas.sheet.set_column(column, column, width, None, {"hidden": True})

    def add(
        self,
        values: Sequence[Value],
        fills: Mapping[int, str] | None = None,
        outline: Outline = Outline.NONE,
    ) -> None:
        """One row of the table; `fills` colour single cells, by their place."""
        places = [*self.places]
        for at, fill in (fills or {}).items():
            places[at] = self.filled(at, fill)
        self.add_to(places, values, outline)

    def add_to(
        self, places: Sequence[Place], values: Sequence[Value], outline: Outline = Outline.NONE
    ) -> None:
        """One row of the table in places of its own."""
        self.canvas.put_values(places, values, _ROW_HEIGHT, outline)

    def filled(self, at: int, fill: str) -> Place:
        """The place of a column's cells in a colour; an alarm is bold too."""
        if (at, fill) not in self._filled:
            look = replace(self._form.fields[at].look, fill=fill, bold=fill == ALARM)
            self._filled[at, fill] = self.canvas.place(at, look)
        return self._filled[at, fill]

    def close(self) -> range:
        """Make the rows a native table, sums below; say so in words where there are none."""
        form, canvas = self._form, self.canvas
        rows = range(self._header + 1, canvas.row)
        if not rows:
            canvas.put((Span(*form.columns, form.none, replace(CELL, italic=True)),), _ROW_HEIGHT)
            return rows
        columns = [
            {"header": field.heading, "header_format": canvas.style(field.head)}
            for field in form.fields
        ]
        options = {"name": form.name, "style": None, "columns": columns}
        with_header = range(self._header, canvas.row)
        canvas.sheet.add_long_table(with_header, range(len(form.fields)), options)
        return rows

    def sums(self, rows: range, totals: Mapping[int, float], rates: Mapping[int, Formula]) -> None:
        """A row below the table with the sum of each summed column; `totals` are theirs now.

        `rates` are what stands in columns of shares.
        """
        spans: list[Span] = []
        for at, field in enumerate(self._form.fields):
            value: Value = rates.get(at, "Tổng số" if at == 1 else None)
            if field.summed:
                area = xl_range(rows[0], at, rows[-1], at)
                value = Formula(f"=SUBTOTAL(109,{area})", totals[at])
            look = replace(TOTAL, number=SHARE.number) if at in rates else TOTAL
            spans.append(Span(at, at, value, look))
        self.canvas.put(spans, _ROW_HEIGHT)

    def area(self, rows: range, column: int) -> Area:
        """One column of the table; without rows, of the line that says so."""
        return Area(self._form.tab, rows or range(self._header + 1, self._header + 2), column)
