"""Ranges, copied: whole, or only their values, formulas or looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.libreoffice.engine.content import Content
from workbook.libreoffice.engine.named import unsupported

if TYPE_CHECKING:
    from workbook.libreoffice.engine.cells import Cells

_SCRATCH = "__phancong"
_READ_ONLY = 16  # com.sun.star.beans.PropertyAttribute.READONLY
# How the properties begin that make up a cell's looks.
_LOOKS = (
    "Cell", "Char", "Para", "Hori", "Vert", "Is", "Number", "Rotate", "Orientation", "Shrink",
    "TopBorder2", "BottomBorder2", "LeftBorder2", "RightBorder2", "Diagonal",
)  # fmt: skip


class Copying(Content):
    """How the cells get to another place."""

    def copy(self, destination: Any = None) -> None:  # noqa: ANN401  # xlwings' own Range
        """Copy to a range, or keep in mind for `paste`; the person's clipboard is left alone."""
        if destination is None:
            self.book.app.copied = self
        else:
            self.copy_to(destination.impl)

    def copy_from(
        self,
        source_range: Any,  # noqa: ANN401  # xlwings' own Range
        copy_type: str = "all",
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """Take everything, or only `values`, `formulas` or `formats`, from another range."""
        self._take(source_range.impl, copy_type, skip_blanks, transpose)

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """Put here what was last copied with xlwings."""
        if operation is not None:
            unsupported(f"Range.paste(operation={operation!r})")
        source = self.book.app.copied
        if source is None:
            raise ValueError("Chưa có gì để dán; hãy gọi Range.copy() trước.")
        self._take(source, paste or "all", skip_blanks, transpose)

    def _take(self, source: Copying, kind: str, skip_blanks: bool, transpose: bool) -> None:
        if kind == "all" and not (skip_blanks or transpose):
            source.copy_to(self)
        elif kind == "values":
            self._take_values(source, skip_blanks, transpose)
        elif skip_blanks or transpose:
            unsupported(f"Range.paste({kind!r}) với skip_blanks hoặc transpose")
        elif kind == "formats":
            self._take_looks(source)
        elif kind == "formulas":
            self._take_formulas(source)
        elif kind == "values_and_number_formats":
            self._take_values(source, skip_blanks, transpose)
            self._take_looks(source, only=("NumberFormat",))
        elif kind == "column_widths":
            for column in range(source.area.columns):
                width = source.part(0, column).xl.getColumns().Width
                self.part(0, column).xl.getColumns().Width = width
        else:
            unsupported(f"Range.paste({kind!r})")

    def copy_to(self, target: Cells) -> None:
        """Copy everything to the range that begins at another one's first cell."""
        target.part(0, 0, *self.shape).check_writable()
        at = target.cell(0, 0).getCellAddress()
        if target.book.xl == self.book.xl:
            target.sheet.xl.copyRange(at, self.xl.getRangeAddress())
            return
        # Between two documents only whole sheets travel: one goes along for a moment.
        sheets = target.book.xl.Sheets
        place = sheets.importSheet(self.book.xl, self.sheet.name, sheets.getCount())
        scratch = sheets.getByIndex(place)
        scratch.setName(_SCRATCH)
        here = self.area
        last = here.last_column - 1, here.last_row - 1
        source = scratch.getCellRangeByPosition(here.column - 1, here.row - 1, *last)
        target.sheet.xl.copyRange(at, source.getRangeAddress())
        sheets.removeByName(_SCRATCH)

    def _take_values(self, source: Copying, skip_blanks: bool, transpose: bool) -> None:
        found = source.raw_value
        grid = [list(row) for row in found] if len(source) > 1 else [[found]]
        if transpose:
            grid = [list(column) for column in zip(*grid, strict=True)]
        target = self.part(0, 0, len(grid), len(grid[0]))
        if skip_blanks:
            before = target.raw_value
            old = [list(row) for row in before] if len(target) > 1 else [[before]]
            grid = [[n if n is not None else o for n, o in zip(*pair, strict=True)]
                    for pair in zip(grid, old, strict=True)]  # fmt: skip
        target.raw_value = [[_as_text(value) for value in row] for row in grid]

    def _take_formulas(self, source: Copying) -> None:
        """Formulas with their references moved along; other cells as they are."""
        self._take_values(source, skip_blanks=False, transpose=False)
        for row, column in source.formula_cells():
            tokens = source.cell(row, column).getTokens()
            self.cell(row, column).setTokens(tokens)

    def _take_looks(self, source: Copying, only: tuple[str, ...] = ()) -> None:
        self.part(0, 0, *source.shape).check_writable()
        names = only or tuple(_look_names(source))
        groups = source.xl.getUniqueCellFormatRanges()
        down, right = self.row - source.row, self.column - source.column
        for index in range(groups.getCount()):
            group = groups.getByIndex(index)
            looks = group.getPropertyValues(names)
            for part in group.getRangeAddresses():
                corner = part.StartColumn + right, part.StartRow + down
                last = part.EndColumn + right, part.EndRow + down
                target = self.sheet.xl.getCellRangeByPosition(*corner, *last)
                target.setPropertyValues(names, looks)


def _look_names(source: Cells) -> list[str]:
    """The properties that make up the looks, in the order UNO wants them."""
    found = source.xl.getPropertySetInfo().getProperties()
    free = (each.Name for each in found if not each.Attributes & _READ_ONLY)
    return sorted(name for name in free if name.startswith(_LOOKS))


def _as_text(value: object) -> object:
    """A text that would be read as a formula, marked as the text it is."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "'"} else value
