"""Puts marks on the cells of a sheet that is open in LibreOffice, and takes them off again."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from . import office_cells, traces

_NO_COLOR = -1
_ANNOTATION = 8  # com.sun.star.sheet.CellFlags
_NOTE_WIDTH, _LINE_HEIGHT = 7_500, 500  # 1/100 mm


def unprotect(locked: Any) -> None:
    """Unlock a sheet or a document where no password keeps it."""
    with suppress(Exception):  # a wrong password: LibreOffice says so in more than one way
        locked.unprotect("")


class Lock:
    """A sheet that may be changed within `with`, whatever its protection.

    LibreOffice gives no way to read a protection and set the same again. But its undo does:
    the unlocking is undone, while what happens in between is not remembered. `may` is False
    where a password keeps it locked. `ready` is to be called before every single change.
    """

    def __init__(self, document: Any, sheet: Any) -> None:
        self._undo = document.getUndoManager()
        self._sheet = sheet
        self._is_ours = False
        self.may = True

    def __enter__(self) -> Lock:  # noqa: PYI034  # `Self` is younger than Python 3.8
        if self._sheet.isProtected():
            unprotect(self._sheet)
            self.may = not self._sheet.isProtected()
            self._is_ours = self.may
        if self._is_ours:
            self._undo.lock()
        return self

    def ready(self) -> None:
        """Each change switches LibreOffice's memory on again; this switches it off."""
        if self._is_ours:
            self._undo.unlock()
            self._undo.lock()

    def __exit__(self, *_: object) -> None:
        if self._is_ours:
            self._undo.unlock()
            self._undo.undo()
            self._undo.clearRedo()


def change(sheet: Any, marks: list[dict[str, str]], lock: Lock) -> int:
    """Make these the marks of an unlocked sheet; how many were taken off.

    A mark that is right already is not touched: most clicks come after one cell was mended.
    """
    wanted = {mark["cell"]: mark for mark in marks}
    gone = 0
    for place in [note.getPosition() for note in _notes(sheet) if traces.is_marked(note.String)]:
        cell = sheet.getCellByPosition(place.Column, place.Row)
        name = office_cells.a1(cell)
        if name in wanted and _is_right(cell, wanted[name]):
            del wanted[name]
        else:
            _take_off(cell, lock)
            gone += 1
    for mark in wanted.values():
        _put(sheet, mark, lock)
    return gone


def _is_right(cell: Any, mark: dict[str, str]) -> bool:
    ours = traces.ours(cell.getAnnotation().String)
    return ours == mark["note"] and _hex(cell.CellBackColor) == mark["fill"]


def _put(sheet: Any, mark: dict[str, str], lock: Lock) -> None:
    cell = sheet.getCellRangeByName(mark["cell"]).getCellByPosition(0, 0)
    ours = mark["note"]
    if _has_own_fill(cell):
        ours = traces.remembering(ours, _hex(cell.CellBackColor))
    lock.ready()
    cell.CellBackColor = int(mark["fill"][1:], 16)
    lock.ready()
    if _note(cell) is None:
        sheet.getAnnotations().insertNew(cell.getCellAddress(), ours)
        lock.ready()
        _widen(cell)
    else:
        _append(cell.getAnnotation(), "\n" + ours)


def _take_off(cell: Any, lock: Lock) -> None:
    lock.ready()
    _give_back_fill(cell)
    lock.ready()
    note = cell.getAnnotation()
    if traces.without(note.String) is None:
        cell.clearContents(_ANNOTATION)
    else:
        _cut(note, traces.kept(note.String))


def has_marks(sheet: Any) -> bool:
    """Whether any note of a sheet holds lines of ours."""
    return any(traces.is_marked(note.String) for note in _notes(sheet))


def _notes(sheet: Any) -> list[Any]:
    notes = sheet.getAnnotations()
    return [notes.getByIndex(index) for index in range(notes.getCount())]


def _note(cell: Any) -> Any:
    """The note of a cell, None where it has none."""
    note = cell.getAnnotation()
    has_one = note is not None and note.getAnnotationShape() is not None
    return note if has_one else None


def _has_own_fill(cell: Any) -> bool:
    """Whether the fill was given to this very cell, and does not come from a style."""
    return bool(cell.getPropertyState("CellBackColor").value == "DIRECT_VALUE")


def _give_back_fill(cell: Any) -> None:
    """The fill from before; a cell that the person has painted since keeps that."""
    if _hex(cell.CellBackColor) not in traces.FILLS:
        return
    remembered, fill = traces.former_fill(cell.getAnnotation().String)
    if not remembered:
        cell.setPropertyToDefault("CellBackColor")
    else:
        cell.CellBackColor = int(fill[1:], 16) if fill else _NO_COLOR


def _hex(color: int) -> Any:
    return None if color == _NO_COLOR else f"#{color:06X}"


def _widen(cell: Any) -> None:
    """Make the box of our note wide; it grows to the height that its text needs."""
    shape = cell.getAnnotation().getAnnotationShape()
    shape.TextMinimumFrameHeight = 0
    size = shape.getSize()
    size.Width, size.Height = _NOTE_WIDTH, _LINE_HEIGHT
    shape.setSize(size)


def _append(note: Any, text: str) -> None:
    """Add text at the end: what stands there keeps its look, author and day."""
    cursor = note.createTextCursor()
    cursor.gotoEnd(False)
    note.insertString(cursor, text, False)


def _cut(note: Any, theirs: list[bool]) -> None:
    """Take letters out of a note, from its end on, leaving the look of what stays."""
    end = len(theirs)
    while end:
        start = end
        while start and theirs[start - 1] == theirs[end - 1]:
            start -= 1
        if not theirs[start]:
            cursor = note.createTextCursor()
            cursor.gotoStart(False)
            cursor.goRight(start, False)
            cursor.goRight(end - start, True)
            cursor.setString("")
        end = start
