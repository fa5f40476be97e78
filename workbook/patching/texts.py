"""Other texts in some cells of a workbook, and everything else as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.patching.book import Book
from workbook.patching.sheet_cells import SheetCells
from workbook.patching.xml_part import SPACE, appended, escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.patching.xml_part import Element


def with_texts(
    content: bytes, texts: Mapping[tuple[str, str], str]
) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """The package with `texts` by (sheet title, A1 cell) in place of what stood there.

    Also says which cells were left alone because a formula gives their value. Only cells
    that exist are changed. Raises KeyError for a sheet or cell that does not, RefusedError
    for a package that cannot be patched.
    """
    book = Book(content)
    parts = book.sheets()
    skipped: list[tuple[str, str]] = []
    for title in dict.fromkeys(title for title, _ in texts):
        cells = SheetCells(book.package.tree(parts[title]))
        counted = cells.formula_cells()
        for (sheet, place), text in texts.items():
            if sheet != title:
                continue
            cell = cells.at(place)
            if cell is None:
                raise KeyError(place)
            if place in counted:
                skipped.append((sheet, place))
            else:
                _write(cell, text)
    return book.package.content(), tuple(skipped)


def _write(cell: Element, text: str) -> None:
    for one in list(cell):
        cell.remove(one)
    if "vm" in cell.attrib:
        del cell.attrib["vm"]  # speaks of the value that goes
    cell.set("t", "inlineStr")
    words = appended(appended(cell, "is"), "t")
    words.text = escaped(text)
    words.set(SPACE, "preserve")
