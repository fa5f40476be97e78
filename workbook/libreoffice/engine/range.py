"""A range, whole: its place, and everything that can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.libreoffice.engine import edges, hyperlinks
from workbook.libreoffice.engine.areas import Area
from workbook.libreoffice.engine.copying import Copying
from workbook.libreoffice.engine.look import Look
from workbook.libreoffice.engine.notes import Note
from workbook.libreoffice.engine.sizes import Sizes
from workbook.libreoffice.engine.structure import Structure
from workbook.libreoffice.engine.tables import Table, tables_of
from workbook.libreoffice.engine.validation import DataValidation

if TYPE_CHECKING:
    from workbook.libreoffice.engine.cells import Cells
    from workbook.libreoffice.engine.names import Name

_BLANKS, _CONSTANTS, _FORMULAS = "blanks", "constants", "formulas"
_CONSTANT_FLAGS = {None: 1 | 2 | 4, "numbers": 1 | 2, "text": 4}
_RESULT_FLAGS = {None: 7, "numbers": 1, "text": 2, "errors": 4}


class Range(Copying, Look, Sizes, Structure):
    """Cells of a sheet."""

    def end(self, direction: str) -> Cells:
        """Where Ctrl and an arrow lead from the first cell."""
        return self.sheet.area(edges.end(self.sheet.xl, self.area, direction, self.sheet.size))

    @property
    def current_region(self) -> Cells:
        """The block of filled cells around."""
        cursor = self.sheet.xl.createCursorByRange(self.xl)
        cursor.collapseToCurrentRegion()
        return self.sheet.at(cursor)

    @property
    def note(self) -> Note | None:
        """The note at the first cell; None where there is none."""
        note = Note(self.first)
        return note if note.text else None

    def add_note(self, text: str) -> Note:
        """Pin a note to the first cell."""
        self.check_writable()
        at = self.cell(0, 0).getCellAddress()
        self.sheet.xl.getAnnotations().insertNew(at, text)
        return Note(self.first)

    @property
    def hyperlink(self) -> str:
        """Where the first cell's link leads."""
        return hyperlinks.read(self.cell(0, 0))

    def add_hyperlink(
        self,
        address: str,
        text_to_display: str | None = None,
        screen_tip: str | None = None,  # noqa: ARG002  # LibreOffice shows the address instead
    ) -> None:
        """Put a link into the first cell; `#Sheet!A1` leads to a cell of the same book."""
        self.check_writable()
        hyperlinks.write(self.book.xl, self.cell(0, 0), address, text_to_display or address)

    @property
    def name(self) -> Name | None:
        """A name that means exactly these cells."""
        for _, name in self.book.names.snapshot():
            area = name.area()
            if area is not None and area == (self.sheet.name, self.area):
                return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        self.book.names.add(value, f"={self.sheet.quoted}!{self.area.address()}")

    @property
    def table(self) -> Table | None:
        """The table that the first cell is in."""
        first = Area(self.row, self.column)
        inside = (t for t in tables_of(self.sheet) if t.range.area.around(first) == t.range.area)
        return next(inside, None)

    @property
    def data_validation(self) -> DataValidation:
        """What may be typed here."""
        return DataValidation(self)

    def select(self) -> None:
        """Show the sheet and mark these cells."""
        self.sheet.activate()
        self.book.controller.select(self.xl)

    @property
    def rows(self) -> Cells:
        """The same cells."""
        return self

    @property
    def columns(self) -> Cells:
        """The same cells."""
        return self

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Any]:
        """The parts of it that are empty, typed, worked out, or visible."""
        if cell_type == _BLANKS:
            found = self.xl.queryEmptyCells()
        elif cell_type == _CONSTANTS and value_type in _CONSTANT_FLAGS:
            found = self.xl.queryContentCells(_CONSTANT_FLAGS[value_type])
        elif cell_type == _FORMULAS and value_type in _RESULT_FLAGS:
            found = self.xl.queryFormulaCells(_RESULT_FLAGS[value_type])
        elif cell_type == "visible":
            found = self.xl.queryVisibleCells()
        else:
            return []
        return [self.sheet.area(area_of(part)) for part in found.getRangeAddresses()]

    def to_pdf(self, path: str, quality: str) -> None:
        """Print these cells alone into a PDF file."""
        self.book.export_pdf(path, quality, self.xl)


def area_of(part: Any) -> Area:  # noqa: ANN401  # uno has no types
    """The rectangle of a CellRangeAddress."""
    rows, columns = part.EndRow - part.StartRow + 1, part.EndColumn - part.StartColumn + 1
    return Area(part.StartRow + 1, part.StartColumn + 1, rows, columns)
