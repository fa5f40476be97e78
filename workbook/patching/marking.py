"""Marks in a closed workbook: put on, and taken off without a trace.

Marked cells get a clone of their look with another fill, and lines in their notes; a sheet
of results comes last. Whatever else the package holds keeps its bytes.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbook.inside import traces
from workbook.patching.book import Book
from workbook.patching.colours import Colours
from workbook.patching.notes import Notes
from workbook.patching.results_part import HEADING_ROW, results_part
from workbook.patching.shared_texts import text_of_cell
from workbook.patching.sheet_cells import OLD, SheetCells, is_empty
from workbook.patching.styles import NO_STYLES, Former, Styles
from workbook.patching.xml_part import child, namespace
from workbook.reading.xml import is_true

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.marks import Mark
    from workbook.patching.xml_part import Element
    from workbook.results_sheet import ResultsSheet

_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


def marked(content: bytes, marks: Iterable[Mark], results: ResultsSheet) -> tuple[bytes, int]:
    """The workbook with these marks, in place of older ones, and how many cells have one.

    Raises RefusedError for a package that cannot be patched, KeyError for a sheet that is
    not there.
    """
    book = _Marking(content)
    book.clear()
    count = book.put(marks)
    book.add_results(results)
    return book.content(), count


def unmarked(content: bytes) -> bytes:
    """The workbook without marks and without our sheet, as it was before. Raises RefusedError."""
    book = _Marking(content)
    book.clear()
    return book.content()


class _Marking:
    """One workbook while marks go on or come off."""

    def __init__(self, content: bytes) -> None:
        self._book = Book(content)
        self._package = self._book.package
        self._styles_part = self._book.related("styles")
        if not self._styles_part:
            self._add_styles()
        self._styles = Styles(self._package.tree(self._styles_part))

    def content(self) -> bytes:
        """The package, without styles where there were none and none are needed."""
        if self._package.part(self._styles_part) == self._no_styles():
            self._package.unrelate(self._book.main, self._styles_part)
            self._package.drop(self._styles_part)
        return self._package.content()

    def put(self, marks: Iterable[Mark]) -> int:
        """Fills and notes; how many cells got them."""
        by_sheet: dict[str, list[Mark]] = {}
        for mark in marks:
            by_sheet.setdefault(self._book.sheets()[mark.sheet], []).append(mark)
        return sum(self._put_on(part, own) for part, own in by_sheet.items())

    def add_results(self, results: ResultsSheet) -> None:
        """Our sheet as the last."""
        title = traces.free_name(self._book.titles())
        self._book.add_sheet(title, results_part(results, self._styles), HEADING_ROW)

    def clear(self) -> None:
        """Take off all marks and our sheets."""
        for title, part in self._book.sheets().items():
            if self._is_ours(title, self._package.tree(part)):
                self._book.remove_sheet(title)
            else:
                self._clear_sheet(part)
        self._styles.forget_ours()

    def _put_on(self, part: str, marks: Iterable[Mark]) -> int:
        cells, notes = SheetCells(self._package.tree(part)), Notes(self._book, part)
        joined: dict[str, list[Mark]] = {}
        for mark in marks:
            joined.setdefault(cells.anchor(mark.cell), []).append(mark)
        for place, own in joined.items():
            cell, made_for_it = cells.make(place)
            style = cell.get("s")
            shown = self._colours.of_fill(self._styles.fill_of(style))
            lines = "\n".join(mark.note for mark in own)
            notes.add(place, traces.remembering(lines, shown) if shown else lines)
            fill = min((mark.fill for mark in own), key=traces.FILLS.index)
            cell.set("s", self._styles.filled(style, fill, made_for_it))
        notes.save()
        return len(joined)

    def _clear_sheet(self, part: str) -> None:
        notes = Notes(self._book, part)
        texts = notes.marked()
        if not (texts or self._styles.has_ours):
            return
        cells = SheetCells(self._package.tree(part))
        for place, cell in cells.all():
            former = self._styles.former(cell.get("s"))
            if former:
                _restore(cells, place, cell, former)
            elif place in texts and self._is_our_fill(cell.get("s")):
                fill = traces.former_fill(texts[place])[1]
                cell.set("s", self._styles.refilled(cell.get("s"), fill))
        notes.remove()

    def _is_our_fill(self, style: str | None) -> bool:
        return self._colours.of_fill(self._styles.fill_of(style)) in traces.FILLS

    def _is_ours(self, title: str, sheet: Element) -> bool:
        if not title.startswith(traces.RESULTS_NAME):
            return False
        lock, first = child(sheet, "sheetProtection"), SheetCells(sheet).at("A1")
        text = text_of_cell(first, self._book) if first is not None else ""
        locked = lock is not None and is_true(lock.get("sheet"))
        return traces.is_our_sheet(title, text, locked=locked, width=SheetCells(sheet).width())

    @cached_property
    def _colours(self) -> Colours:
        theme = self._book.related("theme")
        return Colours(self._package.tree(theme) if theme else None, self._styles.root)

    def _add_styles(self) -> None:
        self._styles_part = self._package.free_name("xl/styles{}.xml")
        self._package.put(self._styles_part, self._no_styles(), _STYLES)
        self._package.relate(self._book.main, f"{self._book.office}/styles", self._styles_part)

    def _no_styles(self) -> bytes:
        return NO_STYLES.format(namespace(self._book.root)).encode()


def _restore(cells: SheetCells, place: str, cell: Element, former: Former) -> None:
    """A cell as it was; one that was made and is still empty goes."""
    if former.made != OLD and is_empty(cell):
        cells.remove(place, former.made)
    elif former.style is not None:
        cell.set("s", former.style)
    else:
        del cell.attrib["s"]
