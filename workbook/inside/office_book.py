"""One side of the port `Book`: a document that is open in LibreOffice.

See `workbook.book.Book` for what each call means.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from . import office_cells, office_marks, office_results
from .front import CannotError
from .office_marks import Lock, unprotect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FORMULA, _DATE = "FORMULA", 2  # CellContentType; com.sun.star.util.NumberFormat
_DAY_FORMAT = "DD/MM/YYYY"
_LOCKED_STRUCTURE = (
    "Tệp khóa cấu trúc bằng mật khẩu nên không thêm hay bỏ được trang “Kết quả kiểm tra”; "
    "hãy bỏ khóa cấu trúc rồi bấm lại."
)
_READ_ONLY = (
    "“{}” đang mở ở chế độ chỉ đọc; hãy bấm Chỉnh sửa tài liệu (Edit Document) "
    "hoặc lưu thành tệp khác rồi bấm lại."
)


class OfficeBook:
    """`people` is how to talk to the person: `say`, `ask`, `enter`."""

    def __init__(self, document: Any, people: Any) -> None:
        self._document = document
        self.say = people.say
        self.ask = people.ask
        self.enter = people.enter

    def name(self) -> str:
        """The title of the window without the program: the file's name."""
        location = self._document.getLocation()
        if not location:
            return str(self._document.getTitle())
        import uno  # pyright: ignore[reportMissingImports]  # LibreOffice gives it

        path = uno.fileUrlToSystemPath(location).replace("\\", "/")
        return str(path.rpartition("/")[2])

    def tables(self) -> list[dict[str, Any]]:
        """Every sheet."""
        sheets = self._document.getSheets()
        return [
            office_cells.sheet_answer(self._document, sheets.getByIndex(index))
            for index in range(sheets.getCount())
        ]

    def mark(self, marks: list[dict[str, str]], results: dict[str, Any]) -> list[str]:
        """Old marks off, these on."""
        self._require_writable()
        with self._open_structure():
            pass  # asked first: nothing is painted where the list cannot be put beside it
        with self._step("phancong: Kiểm tra"):
            _, locked = self._change(marks)
            if not office_results.says(self._document, results):
                with self._open_structure():
                    office_results.remove(self._document)
                    office_results.write(self._document, results)
        return [title for title in locked if any(mark["sheet"] == title for mark in marks)]

    def clear(self) -> tuple[int, list[str]]:
        """All marks and our sheet off."""
        self._require_writable()
        with self._step("phancong: Xóa đánh dấu"):
            count, locked = self._change([])
            if office_results.is_present(self._document):
                with self._open_structure():
                    office_results.remove(self._document)
        return count, locked

    def write(self, entries: Sequence[dict[str, Any]], title: str) -> list[dict[str, str]]:
        """Write into cells that may be written."""
        self._require_writable()
        kept: list[dict[str, str]] = []
        with self._step("phancong: " + title):
            for entry in entries:
                cell = self._cell(entry["sheet"], entry["cell"])
                if _is_closed(cell):
                    kept.append({"sheet": entry["sheet"], "cell": entry["cell"]})
                else:
                    self._set(cell, entry["value"], entry["kind"])
        return kept

    def selection(self) -> dict[str, str]:
        """The first cell of what is selected."""
        chosen = self._document.getCurrentSelection()
        if hasattr(chosen, "getRangeAddresses"):
            area = chosen.getRangeAddresses()[0]
        elif hasattr(chosen, "getRangeAddress"):
            area = chosen.getRangeAddress()
        else:
            raise CannotError("Đang chọn hình vẽ chứ không phải ô; hãy bấm vào một ô rồi bấm lại.")
        sheet = self._document.getSheets().getByIndex(area.Sheet)
        corner = sheet.getCellByPosition(area.StartColumn, area.StartRow)
        return {"sheet": sheet.Name, "cell": office_cells.a1(corner)}

    def note(self, sheet: str, cell: str) -> str:
        """The text of a note."""
        return str(self._cell(sheet, cell).getAnnotation().String)

    def go_to(self, sheet: str, cell: str) -> None:
        """Show a cell with the cursor on it."""
        controller = self._document.getCurrentController()
        controller.setActiveSheet(self._document.getSheets().getByName(sheet))
        controller.select(self._cell(sheet, cell))

    def _cell(self, sheet: str, cell: str) -> Any:
        area = self._document.getSheets().getByName(sheet).getCellRangeByName(cell)
        return area.getCellByPosition(0, 0)

    def _change(self, marks: list[dict[str, str]]) -> tuple[int, list[str]]:
        """Make these the marks of the book: how many came off, and which sheets stay locked."""
        count, kept_out = 0, []
        sheets = self._document.getSheets()
        for sheet in [sheets.getByIndex(index) for index in range(sheets.getCount())]:
            own = [mark for mark in marks if mark["sheet"] == sheet.Name]
            if not own and not office_marks.has_marks(sheet):
                continue
            with Lock(self._document, sheet) as lock:
                if lock.may:
                    count += office_marks.change(sheet, own, lock)
                else:
                    kept_out.append(sheet.Name)
        return count, kept_out

    def _set(self, cell: Any, value: Any, kind: str) -> None:
        if kind == "text":
            cell.setString(value)
        elif kind == "number":
            cell.setValue(value)
        else:
            null = self._document.NullDate
            first = date(null.Year, null.Month, null.Day)
            cell.setValue(float((date.fromisoformat(value) - first).days))
            self._show_as_day(cell)

    def _show_as_day(self, cell: Any) -> None:
        formats = self._document.getNumberFormats()
        if not formats.getByKey(cell.NumberFormat).Type & _DATE:
            local = self._document.CharLocale
            key = formats.queryKey(_DAY_FORMAT, local, False)
            cell.NumberFormat = key if key != -1 else formats.addNew(_DAY_FORMAT, local)

    def _require_writable(self) -> None:
        if self._document.isReadonly():
            raise CannotError(_READ_ONLY.format(self.name()))

    @contextmanager
    def _step(self, title: str) -> Iterator[None]:
        """No repainting until the end, and one step of undo.

        Where something is locked there is none: unlocking it is undone on the way.
        """
        undo = self._document.getUndoManager()
        one_step = not self._is_locked_anywhere()
        self._document.lockControllers()
        if one_step:
            undo.enterUndoContext(title)
        try:
            yield
        finally:
            if one_step:
                undo.leaveUndoContext()
            self._document.unlockControllers()

    @contextmanager
    def _open_structure(self) -> Iterator[None]:
        """Sheets may be added and removed. A locked structure has nothing but its password."""
        was_locked = self._document.isProtected()
        if was_locked:
            unprotect(self._document)
        if self._document.isProtected():
            raise CannotError(_LOCKED_STRUCTURE)
        try:
            yield
        finally:
            if was_locked:
                self._document.protect("")

    def _is_locked_anywhere(self) -> bool:
        sheets = [sheet for sheet in self._document.getSheets() if sheet.isProtected()]
        theirs = [sheet for sheet in sheets if not office_results.is_ours(sheet)]
        return bool(theirs) or bool(self._document.isProtected())


def _is_closed(cell: Any) -> bool:
    """Whether a cell holds a formula, or its sheet is locked with it."""
    locked = cell.getSpreadsheet().isProtected() and cell.CellProtection.IsLocked
    return bool(locked or cell.getType().value == _FORMULA)
