"""An .ods package as sheets, from its own XML: values with types, formats, errors, hidden rows.

Calamine gives blanks for its error cells and no percentages, so it is not asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from validators.a1 import address
from workbook.reading.grid import (
    BOOLEAN,
    DATE,
    ERROR,
    MAX_COLUMNS,
    MAX_ROWS,
    NUMBER,
    TEXT,
    TIME,
    Content,
    Grid,
    iso,
)  # fmt: skip
from workbook.reading.ods_formats import BOOLEAN_FORMAT, Styles
from workbook.reading.ods_text import cell_text
from workbook.reading.refused import RefusedError
from workbook.reading.xlsx_cells import number
from workbook.reading.xml import attribute, child, children, local, parse
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from workbook.reading.package import Package

_DATE_FORMAT = "dd/mm/yyyy"
_ERRORS = ("#REF!", "#N/A", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#VALUE!")
_DURATION_PARTS = (("H", 24.0), ("M", 24.0 * 60), ("S", 24.0 * 3600))


def read_ods(package: Package) -> list[Grid]:
    """All sheets in their order. Raises RefusedError."""
    if b"manifest:encryption-data" in (package.part("meta-inf/manifest.xml") or b""):
        raise RefusedError(Reason.ENCRYPTED)
    root = parse(package.declared("content.xml"))
    common = package.part("styles.xml")
    styles = Styles((parse(common), root) if common else (root,))
    spreadsheet = child(child(root, "body"), "spreadsheet")
    return [_sheet(table, styles) for table in children(spreadsheet, "table")]


def _sheet(table: ET.Element, styles: Styles) -> Grid:
    grid = Grid(attribute(table, "name"))
    defaults = _columns(grid, table)
    row = 0
    for element in _lines(table, "table-row"):
        row = _Row(grid, styles, defaults, row).read(element)
    return grid


def _lines(element: ET.Element, wanted: str) -> Iterator[ET.Element]:
    """Rows or columns, also inside groups and headings that repeat on every page."""
    for one in element:
        name = local(one)
        if name == wanted:
            yield one
        elif name.startswith((f"{wanted}s", f"{wanted}-group", "table-header-")):
            yield from _lines(one, wanted)


def _columns(grid: Grid, table: ET.Element) -> list[tuple[int, str]]:
    """Where each run of columns ends, and its default style; hides the hidden ones."""
    runs: list[tuple[int, str]] = []
    start = 0
    for one in _lines(table, "table-column"):
        end = start + _repeats(one, "number-columns-repeated")
        runs.append((end, attribute(one, "default-cell-style-name")))
        if _is_hidden(one):
            grid.hide_columns(start, end - 1)
        start = end
    return runs


def _repeats(element: ET.Element, name: str) -> int:
    text = attribute(element, name) or "1"
    if not text.isdecimal() or int(text) < 1:
        raise RefusedError(Reason.DAMAGED)
    return int(text)


def _is_hidden(element: ET.Element) -> bool:
    return attribute(element, "visibility") in ("collapse", "filter")


@dataclass(frozen=True, slots=True)
class _Row:
    """One `<table:table-row>`, which may stand for many."""

    grid: Grid
    styles: Styles
    defaults: list[tuple[int, str]]
    row: int

    def read(self, element: ET.Element) -> int:
        """Put the cells of all rows that the element stands for; where the next one starts."""
        end = self.row + _repeats(element, "number-rows-repeated")
        if _is_hidden(element):
            self.grid.hide_rows(self.row, end - 1)
        cells = list(self._cells(element))
        if cells and end > MAX_ROWS:
            raise RefusedError(Reason.TOO_LARGE)
        for row in range(self.row, end) if cells else ():
            for column, repeat, content in cells:
                self.grid.put(row, column, content, repeat)
        return end

    def _cells(self, element: ET.Element) -> Iterator[tuple[int, int, Content]]:
        column = 0
        for cell in children(element, "table-cell", "covered-table-cell"):
            repeat = _repeats(cell, "number-columns-repeated")
            style = attribute(cell, "style-name") or attribute(element, "default-cell-style-name")
            content = self._content(cell, style or self._default(column))
            self._merge(cell, column)
            if content and str(content[1]).strip():
                if column + repeat > MAX_COLUMNS:
                    raise RefusedError(Reason.TOO_LARGE)
                yield column, repeat, content
            column += repeat

    def _default(self, column: int) -> str:
        return next((style for end, style in self.defaults if column < end), "")

    def _merge(self, cell: ET.Element, column: int) -> None:
        rows, columns = (
            _repeats(cell, "number-rows-spanned"),
            _repeats(cell, "number-columns-spanned"),
        )
        if rows > 1 or columns > 1:
            last = address(self.row + rows - 1, column + columns - 1)
            self.grid.merge([f"{address(self.row, column)}:{last}"])

    def _content(self, cell: ET.Element, style: str) -> Content | None:
        kind, text = attribute(cell, "value-type"), cell_text(cell)
        if _is_error(cell, text):
            return (ERROR, text or "#N/A", "")
        if kind in ("", "string"):
            text = text or attribute(cell, "string-value")
            return (TEXT, text, "") if text else None
        if kind == "boolean":
            return (BOOLEAN, attribute(cell, "boolean-value") == "true", "")
        if kind == "date":
            moment = datetime.fromisoformat(attribute(cell, "date-value"))
            return (DATE, iso(moment), self.styles.format_of(style) or _DATE_FORMAT)
        if kind == "time":
            return (TIME, _part_of_day(attribute(cell, "time-value")), "")
        return self._number(number(attribute(cell, "value")), kind, style)

    def _number(self, value: float, kind: str, style: str) -> Content:
        if self.styles.format_of(style) == BOOLEAN_FORMAT:
            return (BOOLEAN, value != 0, "")
        return (NUMBER, value, "0%" if kind == "percentage" else "")


def _is_error(cell: ET.Element, text: str) -> bool:
    """LibreOffice marks errors; elsewhere a formula that shows the name of one is one."""
    marked = any(
        key.rpartition("}")[2] == "value-type" and value == "error"
        for key, value in cell.attrib.items()
    )
    named = text in _ERRORS or text.startswith("Err:")
    return marked or (named and attribute(cell, "formula") != "")


def _part_of_day(duration: str) -> float:
    """`PT07H30M00S` → 0.3125."""
    day, rest = 0.0, duration.removeprefix("PT")
    for letter, parts in _DURATION_PARTS:
        count, found, after = rest.partition(letter)
        if found:
            day += number(count) / parts
            rest = after
    return day
