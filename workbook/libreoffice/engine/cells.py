"""A rectangle of cells: where it is. What can be done with it stands in its neighbours.

A range keeps its place, not its cells: as on macOS, it does not move along when rows are put in
above it. It costs LibreOffice nothing until something is asked of its cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from xlwings import base_classes

from validators.errors import CannotDoError
from workbook.libreoffice.engine.areas import Area
from workbook.libreoffice.engine.named import Named

if TYPE_CHECKING:
    from workbook.libreoffice.engine.book import Book
    from workbook.libreoffice.engine.sheet import Sheet


class Cells(Named, base_classes.Range):
    """The place of a range."""

    def __init__(self, sheet: Sheet, area: Area, text: str = "") -> None:
        self.sheet = sheet
        self.area = area
        self.arg1_input = text  # xlwings looks here for `A:C` or `2:5`
        self.options: dict[str, Any] = {}  # xlwings puts the reader's options here
        self._xl: Any = None
        self._changes = 0

    @property
    def book(self) -> Book:
        """The book it is in."""
        return self.sheet.book

    @property
    def xl(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's object: a cell, or a range; None for a range without cells."""
        area, changes = self.area, self.book.app.changes
        if (self._xl is None or self._changes != changes) and len(self):
            self._changes = changes
            column, row = area.column - 1, area.row - 1
            if len(self) == 1:
                self._xl = self.sheet.xl.getCellByPosition(column, row)
            else:
                last = area.last_column - 1, area.last_row - 1
                self._xl = self.sheet.xl.getCellRangeByPosition(column, row, *last)
        return self._xl

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's object."""
        return self.xl

    def cell(self, row: int, column: int) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's object of one cell, counted from 0 within the range."""
        area = self.area
        if len(self) == 1 and not (row or column):
            return self.xl
        return self.sheet.xl.getCellByPosition(area.column - 1 + column, area.row - 1 + row)

    def part(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Self:
        """A rectangle whose first cell is counted from 0 within this one; it may reach outside."""
        place = Area(self.area.row + row, self.area.column + column, rows, columns)
        return type(self)(self.sheet, place)

    @property
    def first(self) -> Self:
        """The first cell; itself where it is one."""
        return self if len(self) == 1 else self.part(0, 0)

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """Sheet, first row, first column, rows, columns."""
        area = self.area
        return self.sheet.name, area.row, area.column, area.rows, area.columns

    @property
    def row(self) -> int:
        """The first row, from 1."""
        return self.area.row

    @property
    def column(self) -> int:
        """The first column, from 1."""
        return self.area.column

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.area.rows, self.area.columns

    def __len__(self) -> int:
        return self.area.rows * self.area.columns

    def __bool__(self) -> bool:
        return True

    def __call__(self, arg1: int, arg2: int | None = None) -> Self:
        """One cell: the n-th along the rows, or by row and column, both from 1."""
        if arg2 is not None:
            return self.part(arg1 - 1, arg2 - 1)
        return self.part(*divmod(arg1 - 1, self.area.columns))

    @property
    def address(self) -> str:
        """Its name with all its dollars; with its size where it has no cells, as xlwings does."""
        if len(self):
            return self.area.address()
        first = Area(self.row, self.column).address()
        return f"{first}{{{self.area.rows}x{self.area.columns}}}"

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """Its name; `external` puts book and sheet in front."""
        name = self.area.address(row_absolute=row_absolute, column_absolute=col_absolute)
        if not external:
            return name
        place = f"[{self.book.name}]{self.sheet.name}"
        quoted = place if place.replace("[", "").replace("]", "").isalnum() else f"'{place}'"
        return f"{quoted}!{name}"

    def common(self, name: str) -> Any:  # noqa: ANN401  # uno has no types
        """A property that all cells share; None where they differ."""
        mixed = self.xl.getPropertyState(name).value == "AMBIGUOUS_VALUE"
        return None if mixed else self.xl.getPropertyValue(name)

    def change(self, **properties: object) -> None:
        """Set properties of all cells."""
        self.check_writable()
        for name, value in properties.items():
            self.xl.setPropertyValue(name, value)

    def check_writable(self) -> None:
        """CannotDoError where the sheet's protection keeps these cells as they are.

        LibreOffice itself would do nothing, and say nothing.
        """
        if not self.sheet.xl.isProtected():
            return
        protection = self.common("CellProtection")
        if protection is None or protection.IsLocked:
            raise CannotDoError(
                f"Trang tính “{self.sheet.name}” đang khóa nên không sửa được ô {self.address}; "
                "hãy bỏ bảo vệ trang tính rồi thử lại."
            )
