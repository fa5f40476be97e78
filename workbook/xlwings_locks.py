"""What keeps cells from being written: locks, and threads of comments.

xlwings has no word for these; they are said once for each of its engines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings as xw


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
