"""One sheet of a book."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from xlwings import NoSuchObjectError, base_classes

from validators.errors import CannotDoError
from workbook.libreoffice.engine import runtime
from workbook.libreoffice.engine.areas import Area, read_address
from workbook.libreoffice.engine.named import Named, refusal, unsupported
from workbook.libreoffice.engine.names import Names
from workbook.libreoffice.engine.notes import Note
from workbook.libreoffice.engine.pictures import Pictures
from workbook.libreoffice.engine.range import Range, area_of
from workbook.libreoffice.engine.shapes import Shapes
from workbook.libreoffice.engine.tables import Tables
from workbook.libreoffice.engine.view import FreezePanes, PageSetup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.libreoffice.engine.book import Book

_PLAIN = re.compile(r"[^\W\d]\w*")
_TUPLE_OF_SIZES = 4


class Sheet(Named, base_classes.Sheet):
    """One sheet; it stays the same when it is renamed or moved."""

    pivot_tables = property(refusal("Sheet.pivot_tables"))

    def __init__(self, book: Book, xl: Any) -> None:  # noqa: ANN401  # uno has no types
        self._book = book
        self._xl = xl
        self._changes = book.app.changes

    @property
    def xl(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's Spreadsheet.

        Cells that are put in or taken out shift what an older object takes for the sheet's first
        cell (seen in LibreOffice 7.4), so a new one is asked for after that.
        """
        if self._changes != self._book.app.changes:
            self._xl = self._book.xl.Sheets.getByName(self._xl.getName())
            self._changes = self._book.app.changes
        return self._xl

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's Spreadsheet."""
        return self.xl

    @property
    def book(self) -> Book:
        """The book it is in."""
        return self._book

    @property
    def name(self) -> str:
        """What its tab says."""
        return str(self.xl.getName())

    @name.setter
    def name(self, value: str) -> None:
        try:
            self.xl.setName(value)
        except runtime.failure() as error:
            raise ValueError(_no_name(value)) from error
        if self.name != value:  # LibreOffice keeps the old one, and says nothing
            raise ValueError(_no_name(value))

    @property
    def quoted(self) -> str:
        """Its name as formulas of Excel write it."""
        name = self.name
        return name if _PLAIN.fullmatch(name) else "'" + name.replace("'", "''") + "'"

    @property
    def index(self) -> int:
        """Its place in the book, from 1."""
        return int(self.xl.getRangeAddress().Sheet) + 1

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns there are."""
        last = self.xl.getRangeAddress()
        return int(last.EndRow) + 1, int(last.EndColumn) + 1

    @property
    def names(self) -> Names:
        """The names that belong to this sheet alone."""
        return Names(self._book, self)

    def range(self, arg1: Any, arg2: Any = None) -> Range:  # noqa: ANN401  # xlwings' own: text, tuple or Range
        """Cells by address, name, (row, column), or from one corner to another in any order."""
        if isinstance(arg1, int) and isinstance(arg2, int):
            return self.area(Area(arg1, arg2))
        first = self._place(arg1)
        area = first if arg2 is None else first.around(self._place(arg2))
        return Range(self, area, arg1 if isinstance(arg1, str) else "")

    def _place(self, arg: Any) -> Area:  # noqa: ANN401  # same
        if isinstance(arg, Range):
            return arg.area
        if isinstance(arg, tuple):
            return Area(*arg) if len(arg) == _TUPLE_OF_SIZES else Area(arg[0], arg[1])
        if "," in arg:
            unsupported("Range với nhiều vùng rời nhau")
        return read_address(arg, *self.size) or self._named(arg)

    def _named(self, name: str) -> Area:
        for names in (self.names, self._book.names):
            if names.contains(name):
                found = names(name).refers_to_range
                if found.sheet.name == self.name:
                    return found.area
                raise NoSuchObjectError(
                    f"Tên “{name}” chỉ tới trang tính “{found.sheet.name}”, không phải trang tính "
                    f"“{self.name}”."
                )
        if name in self.tables:
            table = self.tables(name)
            return (table.data_body_range or table.range).area
        raise NoSuchObjectError(f"Không có địa chỉ hay tên “{name}” trên trang tính “{self.name}”.")

    def area(self, area: Area) -> Range:
        """The cells of a rectangle."""
        return Range(self, area)

    def at(self, xl: Any) -> Range:  # noqa: ANN401  # uno has no types
        """The cells of an object of LibreOffice that has a place."""
        return self.at_address(xl.getRangeAddress())

    def at_address(self, address: Any) -> Range:  # noqa: ANN401  # uno has no types
        """The cells of a CellRangeAddress."""
        return Range(self, area_of(address))

    @property
    def cells(self) -> Range:
        """All there are."""
        return self.area(Area(1, 1, *self.size))

    @property
    def used_range(self) -> Range:
        """From the first to the last cell that holds or looks like something."""
        cursor = self.xl.createCursor()
        cursor.gotoStartOfUsedArea(False)  # UNO's
        cursor.gotoEndOfUsedArea(True)  # UNO's
        return self.at(cursor)

    @property
    def notes(self) -> list[Note]:
        """All notes."""
        found = self.xl.getAnnotations()
        places = [found.getByIndex(index).getPosition() for index in range(found.getCount())]
        return [Note(self.area(Area(place.Row + 1, place.Column + 1))) for place in places]

    @property
    def tables(self) -> Tables:
        """Its tables."""
        return Tables(self)

    @property
    def shapes(self) -> Shapes:
        """What lies on its drawing layer."""
        return Shapes(self)

    @property
    def pictures(self) -> Pictures:
        """The pictures on it."""
        return Pictures(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        """The rows and columns that stay in view."""
        return FreezePanes(self)

    @property
    def page_setup(self) -> PageSetup:
        """How it is printed."""
        return PageSetup(self)

    def activate(self) -> None:
        """Show it."""
        self._book.controller.setActiveSheet(self.xl)

    def select(self) -> None:
        """Show it."""
        self.activate()

    @contextlib.contextmanager
    def shown(self) -> Iterator[Any]:
        """Its book's controller while this sheet is the one in view.

        A view that nobody sees takes no orders, so it is opened for that moment; an office that
        we hide is headless, and has no screen to flicker on.
        """
        controller = self._book.controller
        before = controller.getActiveSheet()
        window = controller.getFrame().getContainerWindow()
        window.setVisible(True)
        controller.setActiveSheet(self.xl)
        try:
            yield controller
        finally:
            controller.setActiveSheet(before)
            window.setVisible(self._book.app.visible)

    @property
    def visible(self) -> bool:
        """Whether its tab is shown."""
        return bool(self.xl.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.xl.IsVisible = bool(value)

    def clear(self) -> None:
        """Empty it, and take looks and notes away."""
        self.used_range.clear()

    def clear_contents(self) -> None:
        """Empty it; looks and notes stay."""
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        """Take its looks away."""
        self.used_range.clear_formats()

    def autofit(self, axis: str | None = None) -> None:
        """Fit its columns and rows to what stands in them."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Take it out of the book."""
        if len(self._book.sheets) == 1:
            raise CannotDoError(
                f"Không xóa được “{self.name}”: sổ phải còn ít nhất một trang tính."
            )
        self._book.xl.Sheets.removeByName(self.name)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy it before or behind another sheet, of this book or another."""
        beside = before or after or self
        place = beside.index - (1 if before else 0)
        target = beside.book.xl.Sheets
        if beside.book.xl == self._book.xl:
            numbered = (f"{self.name} ({number})" for number in range(2, 10**6))
            free = next(name for name in numbered if not target.hasByName(name))
            target.copyByName(self.name, free, place)
        else:
            target.importSheet(self._book.xl, self.name, place)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        """Move it before or behind another sheet."""
        beside = before or after or self
        self._book.xl.Sheets.moveByName(self.name, beside.index - (1 if before else 0))

    def orientation(self, by: str) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's word for rows or columns."""
        if by not in {"row", "rows", "column", "columns"}:
            raise ValueError("Hãy nói rõ by='rows' (hàng) hay by='columns' (cột).")
        return runtime.enum("table.TableOrientation", by.upper().rstrip("S") + "S")

    def check_unprotected(self) -> None:
        """CannotDoError where the sheet is protected: LibreOffice would do nothing and say so."""
        if self.xl.isProtected():
            raise CannotDoError(
                f"Trang tính “{self.name}” đang khóa; hãy bỏ bảo vệ trang tính rồi thử lại."
            )


def _no_name(name: str) -> str:
    return f"“{name}” không đặt được làm tên trang tính (trùng tên hoặc có ký tự không dùng được)."
