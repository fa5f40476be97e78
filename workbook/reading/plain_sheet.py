"""The fast reader of a sheet's rows: it takes the usual form whole, or nothing.

Rows and cells as Excel, LibreOffice, openpyxl and XlsxWriter write them are split at their
tags. Every byte must belong to a row or cell of exactly the known form, in rising order;
whatever differs is left to the full reader (`full_sheet.py`), which tests hold equal to this.
"""

from __future__ import annotations

import re
from operator import lt
from typing import TYPE_CHECKING

from validators.a1 import position
from workbook.reading.grid import BLANK_PLACE, MAX_COLUMNS
from workbook.reading.xlsx_strings import NOT_PLAIN

if TYPE_CHECKING:
    from workbook.reading.grid import Grid
    from workbook.reading.xlsx_cells import Meaning

_ROW = re.compile(r'\s*<row r="(\d{1,7})"((?: [\w:]+="[^"<>]*")*) ?(/?)>\s*', re.ASCII)
_HIDDEN = re.compile(r' hidden="(?:1|true)"| ht="0(?:\.0+)?"')
# Column, row, what follows; then style, type, formula (closed, or with text), value.
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})(\d{1,7})"('
    r'(?: s="(\d{1,9})")?(?: t="(s|n|str|b|e)")?'
    r"(?:/>|>(?:(<f(?: [^<>]*)?/>)|<f(?: [^<>]*)?>([^<&]*)</f>)?(?:<v>([^<&]*)</v>|<v/>)?</c>)"
    r")\s*",
    re.ASCII,
)
_Found = tuple[str, str, str, str, str, str, str, str]


def fill_plain(grid: Grid, body: bytes, meaning: Meaning) -> bool:
    """Fill the grid from what stands inside `<sheetData>`; False leaves it to the full reader."""
    if len(body.translate(None, NOT_PLAIN)) < len(body):
        return False
    *rows, end = body.decode().split("</row>")
    filler = _Filler(grid, meaning)
    return all(filler.row(one) for one in rows) and filler.closed_rows(end)


class _Filler:
    """Remembers cells and sequences of columns that it understood before: a sheet repeats."""

    def __init__(self, grid: Grid, meaning: Meaning) -> None:
        self.grid = grid
        self.meaning = meaning
        self.columns: dict[tuple[str, ...], list[int] | None] = {}
        self.places: dict[str, int] = {}
        self.last = -1

    def closed_rows(self, text: str) -> bool:
        """Rows without cells; they count for nothing but being hidden."""
        row, end = self._heads(text)
        return end == len(text) and row is None

    def row(self, text: str) -> bool:
        """One row up to its end tag, with closed ones before it."""
        row, start = self._heads(text)
        if row is None:
            return False
        cells: list[_Found] = _CELL.findall(text, start)
        if not cells:
            return start == len(text)
        names, numbers, rests, *_ = zip(*cells, strict=True)
        markup = len(cells) + "".join(rests).count("<")
        if numbers.count(str(row + 1)) < len(cells) or text.count("<", start) != markup:
            return False
        columns = self._columns(names)
        if columns is None:
            return False
        self._add(row, columns, self._places(rests, cells))
        return True

    def _heads(self, text: str) -> tuple[int | None, int]:
        """The row (from 0) that `text` opens after closed ones, if any, and where reading stopped."""
        end, row = 0, None
        while row is None and (found := _ROW.match(text, end)):
            number = int(found[1]) - 1
            if number <= self.last:
                return None, -1
            self.last, end = number, found.end()
            if _HIDDEN.search(found[2]):
                self.grid.hide_rows(number, number)
            row = None if found[3] else number
        return row, end

    def _columns(self, names: tuple[str, ...]) -> list[int] | None:
        """The columns of a row's cells; None where they do not rise."""
        if names not in self.columns:
            columns = [position(f"{name}1")[1] for name in names]
            rising = all(map(lt, columns, columns[1:])) and columns[-1] < MAX_COLUMNS
            self.columns[names] = columns if rising else None
        return self.columns[names]

    def _places(self, rests: tuple[str, ...], cells: list[_Found]) -> list[int]:
        places = self.places
        for rest, cell in zip(rests, cells, strict=True):
            if rest not in places:
                places[rest] = self._place(cell)
        return [places[rest] for rest in rests]

    def _place(self, cell: _Found) -> int:
        _, _, _, style, kind, closed, formula, value = cell
        own = formula if formula or closed or "<f" in cell[2] else None
        content = self.meaning.of(kind or "n", value, int(style or 0), own)
        return self.grid.place_of(content)

    def _add(self, row: int, columns: list[int], places: list[int]) -> None:
        """Put the contents of a row into their columns, up to the last that is not blank."""
        if columns[-1] >= len(columns):
            wide = [BLANK_PLACE] * (columns[-1] + 1)
            for column, place in zip(columns, places, strict=True):
                wide[column] = place
            places = wide
        while places and places[-1] == BLANK_PLACE:
            places.pop()
        if places:
            self.grid.add_row(row, places)
