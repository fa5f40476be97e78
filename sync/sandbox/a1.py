"""A1 notation: how a range is written in requests and echoed in answers.

Accepted: `Tab!A1:B2`, `Tab!A1`, `Tab!A:B`, `Tab!2:5`, `Tab!A2:B`, `Tab!A1:5`, `Tab`, `'Tab'`,
`A1:B2` and `!A1` (first visible tab), R1C1 forms and named ranges; corners in any order, `$`
ignored, titles in any case, in quotes or not. A bare word is read as cells first, then as a named
range, then as a tab, so that a tab called `A1` is reached only in quotes – as the API documents.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sync.sandbox import r1c1
from sync.sandbox.areas import Area, area_of
from sync.sandbox.errors import invalid

if TYPE_CHECKING:
    from sync.sandbox.areas import Box
    from sync.sandbox.book import Book, Tab

CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?(0*[1-9]\d{0,7})?", re.ASCII)
QUOTED = re.compile(r"'((?:[^']|'')*)'(?:!(.*))?", re.DOTALL)
PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*", re.ASCII)


def letters(column: int) -> str:
    """The letters of a column counted from zero: 0 → A, 26 → AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_number(text: str) -> int:
    """The column of its letters, counted from zero."""
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@lru_cache(maxsize=256)
def quoted(title: str) -> str:
    """A tab title as it is echoed: in quotes unless it is a plain word that is no cell."""
    if PLAIN_TITLE.fullmatch(title) and cells_of(0, title) is None:
        return title
    return "'" + title.replace("'", "''") + "'"


def box_text(title: str, box: Box) -> str:
    """A closed box as the service echoes it: `Tab!A1:B2`, one cell as `Tab!A1`."""
    first = f"{letters(box.left)}{box.top + 1}"
    last = f"{letters(box.right - 1)}{box.bottom}"
    return f"{quoted(title)}!{first}" + ("" if first == last else f":{last}")


def area_text(title: str, area: Area) -> str:
    """An area as error texts name it, only by the sides it has: `Tab!A6:ZZ`, `Tab!AA:AB`, `Tab!7:`.

    `(empty)` stands in front of an area that ends where it begins.
    """
    first = ("" if area.left is None else letters(area.left)) + (
        "" if area.top is None else str(area.top + 1)
    )
    last = ("" if area.right is None else letters(area.right - 1)) + (
        "" if area.bottom is None else str(area.bottom)
    )
    empty = "(empty) " if area.is_empty else ""
    return f"{empty}{quoted(title)}!{first}" + ("" if last == first else f":{last}")


def parse(text: str, book: Book) -> Area:
    """The area a range text names in a spreadsheet; 400 when it cannot be read."""
    area = _find(text, book)
    if area is None:
        raise invalid(f"Unable to parse range: {text}")
    return area


def _find(text: str, book: Book) -> Area | None:
    quote = QUOTED.fullmatch(text)
    if quote and quote[1]:
        return _on_tab(book, book.titled(quote[1].replace("''", "'")), quote[2])
    title, mark, cells = text.rpartition("!")
    first = book.first_visible()
    if mark and title in ("", "''"):
        return cells_of(first.id, cells)
    whole = book.titled(text)
    if mark:
        found = _on_tab(book, book.titled(title), cells)
        # a title that itself holds a mark
        return found or _on_tab(book, whole, None)
    return cells_of(first.id, text) or _named(text, book) or _on_tab(book, whole, None)


def _on_tab(book: Book, tab: Tab | None, cells: str | None) -> Area | None:
    if tab is None:
        return None
    if cells is None:
        return Area(tab.id)
    named = _named(cells, book)
    return cells_of(tab.id, cells) or (named if named and named.sheet == tab.id else None)


def _named(text: str, book: Book) -> Area | None:
    for named in book.named_ranges.values():
        if named["name"].casefold() == text.casefold():
            return area_of(named["range"])
    return None


def cells_of(sheet: int, text: str) -> Area | None:
    """The cells of `A1:B2` or `R1C1:R2C2` and their kin on tab `sheet`, or None."""
    return _a1_cells(sheet, text) or _r1c1_cells(sheet, text)


def _r1c1_cells(sheet: int, text: str) -> Area | None:
    found = r1c1.stretches(text)
    return Area(sheet, *found[0], *found[1]) if found else None


def _a1_cells(sheet: int, text: str) -> Area | None:
    first, colon, last = text.partition(":")
    start, end = CORNER.fullmatch(first), CORNER.fullmatch(last if colon else first)
    if not start or not end or (not colon and None in (start[1], start[2])):
        return None
    columns, rows = _ends(start[1], end[1], letters=True), _ends(start[2], end[2], letters=False)
    if None in (start[1] or start[2], end[1] or end[2]) or columns == rows == (None, None):
        return None
    return Area(sheet, *rows, *columns)


def _ends(first: str | None, last: str | None, *, letters: bool) -> tuple[int | None, int | None]:
    read = column_number if letters else (lambda text: int(text) - 1)
    known = [read(text) for text in (first, last) if text]
    if not known:
        return None, None
    # `A2:B` and `A:B2` both mean: from row 2 to the last one
    return _span(known[0], known[1]) if len(known) > 1 else (known[0], None)


def _span(first: int, last: int) -> tuple[int, int]:
    return min(first, last), max(first, last) + 1
