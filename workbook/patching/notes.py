"""The notes of one sheet: a comments part and the boxes they are shown in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.a1 import position
from workbook.inside.traces import is_marked
from workbook.patching.note_boxes import NO_BOXES, NoteBoxes
from workbook.patching.note_text import add_lines, remove_lines, text_of
from workbook.patching.sheet_sizes import SheetSizes
from workbook.patching.xml_part import (
    appended,
    child,
    children,
    made,
    made_with_relation,
    place_after,
    relation_of,
)
from workbook.text_width import row_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.patching.book import Book
    from workbook.patching.xml_part import Element

_AUTHOR = "phancong"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<comments xmlns="{}"><authors/><commentList/></comments>'
)
_BEFORE_BOXES = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing",
)  # fmt: skip
_WIDTH = 330  # pixels
_SIZE, _INSETS = 10.5, 8  # points: Tahoma 9 runs as wide as Times 10.5
_SPARE = 22  # pixels: a line more than was reckoned
# Excel 365 keeps a conversation in a part of its own; the note only stands in for it there,
# and is written anew from the conversation at every save.
_THREAD, _THREAD_AUTHOR = "[Threaded comment]", "tc="


class Notes:
    """Notes by cell, read when first asked for and written by `save`."""

    def __init__(self, book: Book, sheet: str) -> None:
        self._book = book
        self._sheet = sheet
        self._package = book.package
        self._root = self._package.tree(sheet)
        found = self._package.relations(sheet)
        self._comments = found.of_kind("comments")
        shown = child(self._root, "legacyDrawing")
        self._vml = "" if shown is None else found.target(relation_of(shown))
        self._boxes = NoteBoxes(self._package.part(self._vml)) if self._vml else None
        self._sizes: SheetSizes | None = None
        self._by_cell = {one.get("ref", ""): one for one in self._listed()}

    def marked(self) -> dict[str, str]:
        """The text of each note that holds lines of ours."""
        texts = {cell: text_of(note) for cell, note in self._by_cell.items()}
        return {cell: text for cell, text in texts.items() if is_marked(text)}

    def add(self, cell: str, lines: str) -> bool:
        """Our lines in the note of a cell; False where a conversation has the note's place."""
        note = self._by_cell.get(cell)
        if note is not None and self._is_thread(note):
            return False
        is_new = note is None
        if note is None:
            boxes = self._begin()
            note = appended(self._list(), "comment", {"ref": cell, "authorId": self._author()})
            appended(note, "text")
            self._by_cell[cell] = note
            self._add_box(boxes, cell, lines)
        add_lines(note, lines, is_new=is_new)
        return True

    def remove(self) -> None:
        """Take our lines out of all notes, and those notes that had no others."""
        gone: set[tuple[int, int]] = set()
        for cell in self.marked():
            note = self._by_cell[cell]
            if not remove_lines(note):
                self._list().remove(note)
                del self._by_cell[cell]
                gone.add(position(cell))
        if gone and self._boxes:
            self._boxes.remove(gone)
            self._end()
        self.save()

    def save(self) -> None:
        """Put the boxes back into the package."""
        if self._boxes and self._vml:
            self._package.put(self._vml, self._boxes.written())

    def _listed(self) -> Iterator[Element]:
        if self._comments:
            yield from children(child(self._package.tree(self._comments), "commentList"), "comment")

    def _list(self) -> Element:
        root = self._package.tree(self._comments)
        found = child(root, "commentList")
        return appended(root, "commentList") if found is None else found

    def _authors(self) -> Element:
        root = self._package.tree(self._comments)
        found = child(root, "authors")
        if found is None:
            found = made(root, "authors")
            root.insert(0, found)
        return found

    def _author(self) -> str:
        authors = list(children(self._authors(), "author"))
        names = [one.text or "" for one in authors]
        if _AUTHOR not in names:
            appended(self._authors(), "author").text = _AUTHOR
        return str(names.index(_AUTHOR) if _AUTHOR in names else len(names))

    def _is_thread(self, note: Element) -> bool:
        authors = [one.text or "" for one in children(self._authors(), "author")]
        number = int(note.get("authorId", "0"))
        by_thread = number < len(authors) and authors[number].startswith(_THREAD_AUTHOR)
        return by_thread or text_of(note).startswith(_THREAD)

    def _begin(self) -> NoteBoxes:
        """The two parts, made where the sheet has had no note yet."""
        if not self._comments:
            self._comments = self._package.free_name("xl/comments{}.xml")
            space = str(self._root.tag).rpartition("}")[0].removeprefix("{")
            self._package.put(self._comments, _EMPTY.format(space).encode(), _COMMENTS)
            self._package.relate(self._sheet, f"{self._book.office}/comments", self._comments)
        if self._boxes is None:
            self._vml = self._package.free_name("xl/drawings/vmldrawing{}.vml")
            self._boxes = NoteBoxes(NO_BOXES)
            self._package.put(self._vml, NO_BOXES, _VML)
            relation = self._package.relate(
                self._sheet, f"{self._book.office}/vmlDrawing", self._vml
            )
            for dangling in list(children(self._root, "legacyDrawing")):
                self._root.remove(dangling)
            office = self._book.office
            shown = made_with_relation(self._root, "legacyDrawing", office, relation)
            place_after(self._root, shown, _BEFORE_BOXES)
        return self._boxes

    def _add_box(self, boxes: NoteBoxes, cell: str, lines: str) -> None:
        row, column = position(cell)
        points = row_points(lines, _SIZE, _WIDTH * 0.75 - _INSETS)
        height = round(points * 4 / 3) + _SPARE
        self._sizes = self._sizes or SheetSizes(self._root)
        anchor = self._sizes.anchor(row, column, _WIDTH, height)
        boxes.add((row, column), anchor, _WIDTH, height)

    def _end(self) -> None:
        """Without our notes, the two parts go where nothing else needs them."""
        authors = list(children(self._authors(), "author"))
        used = {note.get("authorId") for note in self._by_cell.values()}
        if authors and authors[-1].text == _AUTHOR and str(len(authors) - 1) not in used:
            self._authors().remove(authors[-1])
        if not self._by_cell:
            self._drop(self._comments)
        if self._boxes and self._boxes.is_empty:
            self._drop(self._vml)
            self._boxes = None
            for shown in list(children(self._root, "legacyDrawing")):
                self._root.remove(shown)

    def _drop(self, part: str) -> None:
        self._package.unrelate(self._sheet, part)
        self._package.drop(part)
