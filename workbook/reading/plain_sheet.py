"""The fast reader of a sheet's rows: it takes the usual form whole, or nothing.

The rows of a sheet differ in their texts and row number, and hardly in their markup. So the
markup of a row, its own number taken out, is understood once (`plain_row.py`); where it comes
again, only its texts are looked up. Every byte must belong to a row or cell of exactly the
known form, in rising order; whatever differs is left to the full reader (`full_sheet.py`),
which tests hold equal to this.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.reading.plain_row import MARK, row_form
from workbook.reading.plain_texts import Line, Texts
from workbook.reading.xlsx_strings import NOT_PLAIN, resolved

if TYPE_CHECKING:
    from workbook.reading.grid import Grid
    from workbook.reading.xlsx_cells import Meaning

_ROW = re.compile(r'\s*<row r="(\d{1,7})"((?: [\w:]+="[^"<>]*")*) ?(/?)>\s*', re.ASCII)
_HIDDEN = re.compile(r' hidden="(?:1|true)"| ht="0(?:\.0+)?"')
_TEXT = re.compile(r">([^<]+)<")
# `<c r="A1" t="s"><v>0</v></c>`: a sheet has at most so many cells for its length.
_SHORTEST_CELL = 29
# Sheets have a few; one where every row is another is not worth its memory.
_MOST_LINES = 1000
_INLINE = re.compile(r"<is><t(?: [^<>]*)?>([^<]*)</t></is>")


def fill_plain(grid: Grid, body: bytes, meaning: Meaning) -> bool:
    """Fill the grid from what stands inside `<sheetData>`; False leaves it to the full reader."""
    if len(body.translate(None, NOT_PLAIN)) < len(body):
        return False
    text = body.decode()
    *rows, end = text.split("</row>")
    texts = Texts(grid, meaning, lambda: resolved(_INLINE.findall(text)))
    if len(meaning.strings) * _SHORTEST_CELL <= len(text):
        texts.take_shared()
    filler = _Filler(grid, texts)
    return all(map(filler.row, rows)) and filler.closed_rows(end)


class _Filler:
    """Remembers the markup of rows that it understood before."""

    def __init__(self, grid: Grid, texts: Texts) -> None:
        self.grid = grid
        self.texts = texts
        self.lines: dict[str, Line] = {}
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
        pieces = _TEXT.split(text[start:])
        line = self._line(">\n<".join(pieces[::2]), str(row + 1))
        places = line.places(pieces[1::2]) if line else None
        if places:
            self.grid.add_row(row, places)
        return places is not None

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

    def _line(self, markup: str, row: str) -> Line | None:
        """How a row of this markup is read; None where it is not of the known form."""
        marked = markup.replace(f'{row}"', f'{MARK}"')
        line = self.lines.get(marked)
        if line:
            return line
        if len(self.lines) < _MOST_LINES and (form := row_form(marked, MARK)):
            line = self.lines[marked] = Line(form, self.texts)
            return line
        # The number stands elsewhere too (`s="12"` in row 12), where it must not be taken out.
        form = row_form(markup, row)
        return Line(form, self.texts) if form else None


def _is_hidden(attributes: str) -> bool:
    """Two plain searches first: most rows have neither."""
    suspicious = "hidden" in attributes or ' ht="0' in attributes
    return suspicious and _HIDDEN.search(attributes) is not None
