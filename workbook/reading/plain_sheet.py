"""The fast reader of a sheet's rows: it takes the usual form whole, or nothing.

The rows of a sheet differ in their texts and row number, and hardly in their markup. So all
texts are taken out at once, and the markup of a row, its own number taken out, is understood
once (`plain_row.py`); where it comes again, only its texts are looked up. Every byte must
belong to a row or cell of exactly the known form, in rising order; whatever differs is left to
the full reader (`full_sheet.py`), which tests hold equal to this.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbook.reading.plain_row import MARK, row_form
from workbook.reading.plain_texts import Line, Texts
from workbook.reading.unusual import UnusualError
from workbook.reading.xlsx_strings import NOT_PLAIN, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.reading.grid import Grid
    from workbook.reading.xlsx_cells import Meaning

_TEXT = re.compile(r">([^<]+)<")
_AROUND_ROWS = re.compile(r"\s*(</?row[^<>]*>)\s*", re.ASCII)
_ROW = '<row r="'
_ATTRIBUTES = re.compile(r'(?: [\w:]+="[^"<>&]*")* ?/?', re.ASCII)
_NAME = re.compile(r" ([\w:]+)=", re.ASCII)
_HIDDEN = re.compile(r' hidden="(?:1|true)"| ht="0(?:\.0+)?"')
# `<c r="A1" t="s"><v>0</v></c>`: a sheet has at most so many cells for its length.
_SHORTEST_CELL = 29
# Beyond these sizes nothing is a biểu's, and nothing worth remembering.
_MOST_LINES, _LONG = 1000, 1000
_INLINE = re.compile(r"<is><t(?: [^<>]*)?>([^<]*)</t></is>")


def fill_plain(grid: Grid, body: bytes, meaning: Meaning) -> bool:
    """Fill the grid from what stands inside `<sheetData>`; False leaves it to the full reader."""
    if len(body.translate(None, NOT_PLAIN)) < len(body):
        return False
    text = body.decode()
    texts = Texts(grid, meaning, lambda: resolved(_INLINE.findall(text)))
    if len(meaning.strings) * _SHORTEST_CELL <= len(text):
        texts.take_shared()
    try:
        _fill(grid, _without_spaces(text), texts)
    except UnusualError:
        return False
    return True


def _without_spaces(text: str) -> str:
    """Some programs begin a line with every row, and so with the first."""
    if "\n" in text[: text.find("<c ")]:
        return _AROUND_ROWS.sub(r"\1", text)
    return text


def _fill(grid: Grid, text: str, texts: Texts) -> None:
    pieces = _TEXT.split(text)
    *rows, end = ">\n<".join(pieces[::2]).split("</row>")
    filler = _Filler(grid, texts, iter(pieces[1::2]))
    for markup in rows:
        filler.row(markup)
    if filler.opened(end) is not None:
        raise UnusualError


class _Filler:
    """Goes through the rows, and remembers the markup that it understood before."""

    def __init__(self, grid: Grid, texts: Texts, contents: Iterator[str]) -> None:
        self.grid = grid
        self.texts = texts
        self.contents = contents
        self.lines: dict[str, Line] = {}
        self.last = 0

    def row(self, markup: str) -> None:
        """One row up to its end tag, with closed ones before it."""
        cells = self.opened(markup)
        if cells is None:
            raise UnusualError
        line = self._line(cells, str(self.last))
        self.grid.add_row(self.last - 1, line.places(self.contents))

    def opened(self, markup: str) -> str | None:
        """The cells of the row that is opened after closed ones, if there is one.

        Closed rows count for nothing but being hidden.
        """
        while markup:
            head, _, markup = markup.partition(">")
            start = f'{_ROW}{self.last + 1}"'
            if not head.startswith(start):
                start = self._skip(head)
            self.last += 1
            attributes = head[len(start) :]
            if _is_hidden(attributes):
                self.grid.hide_rows(self.last - 1, self.last - 1)
            if not attributes.endswith("/"):
                return markup
        return None

    def _skip(self, head: str) -> str:
        """Go on to just before the row that a tag opens further down; how the tag starts."""
        number = head[len(_ROW) :].partition('"')[0]
        start = f'{_ROW}{number}"'
        if not (head.startswith(start) and number.isdecimal() and number == str(int(number))):
            raise UnusualError
        if int(number) <= self.last:
            raise UnusualError
        self.last = int(number) - 1
        return start

    def _line(self, cells: str, number: str) -> Line:
        """How a row of these cells is read."""
        marked = cells.replace(f'{number}"', f'{MARK}"')
        line = self.lines.get(marked)
        if line is None:
            line = self._new_line(marked, cells, number)
        return line

    def _new_line(self, marked: str, cells: str, number: str) -> Line:
        if marked.count(MARK) > marked.count("<c "):
            # The number stands elsewhere too (`s="12"` in row 12), and belongs there.
            return Line(row_form(cells, number), self.texts)
        line = Line(row_form(marked, MARK), self.texts)
        if len(self.lines) < _MOST_LINES:
            self.lines[marked] = line
        return line


@lru_cache(maxsize=256)
def _is_hidden(attributes: str) -> bool:
    """What the attributes of a row say, once for all rows and files that have the same."""
    names = ["r", *_NAME.findall(attributes)]
    if not _ATTRIBUTES.fullmatch(attributes) or len(set(names)) < len(names):
        raise UnusualError
    if len(attributes) > _LONG:
        raise UnusualError
    return _HIDDEN.search(attributes) is not None
