"""What xlwings has no word for, said once for each of its engines: locks, threads, patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings as xw

_PLAIN_PATTERNS = (-4142, 1)  # Excel's xlPatternNone, xlPatternSolid
# Points, and letters that fit on a line of so many.
_NOTE_WIDTH, _NOTE_LINE, _NOTE_LETTERS = 320, 13, 60


def is_locked(sheet: xw.Sheet) -> bool:
    """Whether the cells of a sheet are locked."""
    native: Any = sheet.api
    if hasattr(native, "isProtected"):  # LibreOffice
        return bool(native.isProtected())
    if hasattr(native, "ProtectContents"):  # Excel on Windows
        return bool(native.ProtectContents)
    return bool(native.protect_contents.get())  # Excel on macOS


def is_closed(cell: xw.Range) -> bool:
    """Whether the lock of its sheet keeps a cell from being written."""
    if not is_locked(cell.sheet):
        return False
    native: Any = cell.api
    if hasattr(native, "CellProtection"):  # LibreOffice
        return bool(native.CellProtection.IsLocked)
    if hasattr(native, "AllowEdit"):  # Excel on Windows
        return not native.AllowEdit
    return bool(native.locked.get())  # Excel on macOS


def takes_note(cell: xw.Range) -> bool:
    """Whether a cell may have a note: not one with a thread of comments, as newer Excel has."""
    return getattr(cell.api, "CommentThreaded", None) is None


def takes_fill(cell: xw.Range) -> bool:
    """Whether a fill can be put on and its own given back: not where that has a pattern."""
    interior: Any = getattr(cell.api, "Interior", None)
    return interior is None or interior.Pattern in _PLAIN_PATTERNS


def fit_note(cell: xw.Range, text: str) -> None:
    """Make a new note large enough to be read; Excel on Windows makes all of one small size.

    LibreOffice lets them grow; on macOS a note cannot be reached.
    """
    comment: Any = getattr(cell.api, "Comment", None)
    if comment is not None:
        lines = sum(1 + len(line) // _NOTE_LETTERS for line in text.split("\n"))
        comment.Shape.Width, comment.Shape.Height = _NOTE_WIDTH, _NOTE_LINE * (lines + 1)


def is_structure_locked(book: xw.Book) -> bool:
    """Whether sheets may not be added and removed; macOS does not tell, and refuses then."""
    native: Any = book.api
    if hasattr(native, "isProtected"):
        return bool(native.isProtected())
    return bool(getattr(native, "ProtectStructure", False))


def lock(sheet: xw.Sheet) -> None:
    """Lock a sheet without a password."""
    native: Any = sheet.api
    if hasattr(native, "isProtected"):
        native.protect("")
    elif hasattr(native, "Protect"):
        native.Protect()
    else:
        native.protect_worksheet()


def unlock(sheet: xw.Sheet) -> None:
    """Unlock a sheet that `lock` locked."""
    native: Any = sheet.api
    if hasattr(native, "isProtected"):
        native.unprotect("")
    elif hasattr(native, "Unprotect"):
        native.Unprotect()
    else:
        native.unprotect()
