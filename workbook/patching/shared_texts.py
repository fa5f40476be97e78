"""What a text cell says, whether the text stands in the cell or among the shared ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.patching.xml_part import child, children

if TYPE_CHECKING:
    from workbook.patching.book import Book
    from workbook.patching.xml_part import Element


def text_of_cell(cell: Element, book: Book) -> str:
    """The text of a cell; empty for one that holds none."""
    value = child(cell, "v")
    if cell.get("t") != "s":
        return _text(child(cell, "is")) or ((value.text or "") if value is not None else "")
    shared = book.related("sharedStrings")
    texts = list(children(book.package.tree(shared), "si")) if shared else []
    number = int(value.text or "0") if value is not None else len(texts)
    return _text(texts[number]) if number < len(texts) else ""


def _text(element: Element | None) -> str:
    runs = [one for run in children(element, "r") for one in children(run, "t")]
    return "".join(one.text or "" for one in [*children(element, "t"), *runs])
