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
from workbook.reading.xlsx_strings import NOT_PLAIN, resolved

if TYPE_CHECKING:
    from workbook.reading.grid import Grid
    from workbook.reading.xlsx_cells import Meaning

_ROW = re.compile(r'\s*<row r="(\d{1,7})"((?: [\w:]+="[^"<>]*")*) ?(/?)>\s*', re.ASCII)
_HIDDEN = re.compile(r' hidden="(?:1|true)"| ht="0(?:\.0+)?"')
_START = '<c r="'
# What follows the address of a cell: style; then a shared string, or a text of its own, or
# type, formula (closed, or with text) and value.
_REST = re.compile(
    r'(?: s="(\d{1,9})")?(?:'
    r' t="s"><v>(\d{1,9})</v></c>'
    r'| t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>'
    r'|(?: t="(s|n|str|b|e)")?(?:/>|'
    r">(?:(<f(?: [^<>]*)?/>)|<f(?: [^<>]*)?>([^<&]*)</f>)?(?:<v>([^<&]*)</v>|<v/>)?</c>)"
    r")\s*",
    re.ASCII,
)
_LETTERS = 3
_INLINE = re.compile(r"<is><t(?: [^<>]*)?>([^<]*)</t></is>")


def fill_plain(grid: Grid, body: bytes, meaning: Meaning) -> bool:
    """Fill the grid from what stands inside `<sheetData>`; False leaves it to the full reader."""
    if len(body.translate(None, NOT_PLAIN)) < len(body):
        return False
    text = body.decode()
    *rows, end = text.split("</row>")
    filler = _Filler(grid, meaning, resolved(_INLINE.findall(text)))
    return all(filler.row(one) for one in rows) and filler.closed_rows(end)


class _Filler:
    """Remembers cells and sequences of columns that it understood before: a sheet repeats."""

    def __init__(self, grid: Grid, meaning: Meaning, own_texts: dict[str, str]) -> None:
        self.grid = grid
        self.meaning = meaning
        self.own_texts = own_texts
        self.layouts: dict[str, list[int] | None] = {}
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
        pieces = text[start:].split(_START)
        if pieces[0]:
            return False
        cells = [piece.partition('"') for piece in pieces[1:]]
        if not cells:
            return True
        names, _, rests = zip(*cells, strict=True)
        columns = self._columns(" ".join(names), str(row + 1))
        places = self._places(rests)
        if columns is None or places is None:
            return False
        self._add(row, columns, places)
        return True

    def _heads(self, text: str) -> tuple[int | None, int]:
        """The row that `text` opens after closed ones, if any, and where reading stopped."""
        end, row = 0, None
        while row is None and (found := _ROW.match(text, end)):
            number = int(found[1]) - 1
            if number <= self.last:
                return None, -1
            self.last, end = number, found.end()
            if _is_hidden(found[2]):
                self.grid.hide_rows(number, number)
            row = None if found[3] else number
        return row, end

    def _columns(self, names: str, row: str) -> list[int] | None:
        """The columns of cells named `A5 B5 D5` in row 5; None where they do not rise."""
        layout = f"{names} ".replace(f"{row} ", " ")
        if layout not in self.layouts:
            self.layouts[layout] = _rising(layout.split())
        return self.layouts[layout]

    def _places(self, rests: tuple[str, ...]) -> list[int] | None:
        places = self.places
        for rest in rests:
            if rest not in places:
                found = _REST.fullmatch(rest)
                if found is None:
                    return None
                places[rest] = self._place(found)
        return [places[rest] for rest in rests]

    def _place(self, cell: re.Match[str]) -> int:
        style, index, own_text, kind, closed, formula, value = cell.groups()
        if index:
            return self.grid.add_text(self.meaning.strings[int(index)])
        if own_text:
            return self.grid.add_text(self.own_texts.get(own_text, own_text))
        own = formula if formula or not (closed or "<f" in cell[0]) else ""
        return self.grid.add(self.meaning.of(kind or "n", value or "", int(style or 0), own))

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


def _is_hidden(attributes: str) -> bool:
    """Two plain searches first: most rows have neither."""
    suspicious = "hidden" in attributes or ' ht="0' in attributes
    return suspicious and _HIDDEN.search(attributes) is not None


def _rising(names: list[str]) -> list[int] | None:
    if not all(name.isalpha() and name.isascii() and name.isupper() for name in names):
        return None
    columns = [position(f"{name}1")[1] for name in names if len(name) <= _LETTERS]
    rising = len(columns) == len(names) and all(map(lt, columns, columns[1:]))
    return columns if rising and columns[-1] < MAX_COLUMNS else None
