"""Ranges, as parts of a sheet that are put in, taken out, merged, copied and ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validators.errors import CannotDoError
from workbook.libreoffice.engine import runtime
from workbook.libreoffice.engine.cells import Cells
from workbook.libreoffice.engine.named import unsupported

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_INSERT = {"down": "DOWN", "right": "RIGHT", "rows": "ROWS", "columns": "COLUMNS"}
_DELETE = {"up": "UP", "left": "LEFT", "rows": "ROWS", "columns": "COLUMNS"}
# Excel's words for what is filled on: how, and for days by which.
_FILLS = {
    "fill_copy": ("SIMPLE", "FILL_DATE_DAY"), "fill_series": ("LINEAR", "FILL_DATE_DAY"),
    "fill_days": ("DATE", "FILL_DATE_DAY"), "fill_weekdays": ("DATE", "FILL_DATE_WEEKDAY"),
    "fill_months": ("DATE", "FILL_DATE_MONTH"), "fill_years": ("DATE", "FILL_DATE_YEAR"),
}  # fmt: skip
_FILL_END = 1.7e307


class Structure(Cells):
    """How the cells hang together."""

    @property
    def merge_area(self) -> Any:  # noqa: ANN401  # a range of the same kind
        """The merged cells around the first one; itself where it is not merged."""
        return self.sheet.at(self._merged_around(self.cell(0, 0)))

    @property
    def merge_cells(self) -> bool | None:
        """Whether the cells are merged; None where only some are."""
        around = self.sheet.at(self._merged_around(self.xl)).area
        if around == self.area and not self.xl.getIsMerged():
            return False
        first = around if len(self) == 1 else self.merge_area.area
        return True if first.around(self.area) == first else None

    def _merged_around(self, xl: Any) -> Any:  # noqa: ANN401  # uno has no types
        cursor = self.sheet.xl.createCursorByRange(xl)
        cursor.collapseToMergedArea()
        return cursor

    def merge(self, across: bool) -> None:
        """Make one cell of all, or one of each row. What the covered cells hold stays in them."""
        self.sheet.check_unprotected()
        parts = [self.part(r, 0, 1, self.area.columns) for r in range(self.area.rows)]
        for part in parts if across else [self]:
            part.xl.merge(True)  # UNO's

    def unmerge(self) -> None:
        """Part what is merged here."""
        self.sheet.check_unprotected()
        self.sheet.at(self._merged_around(self.xl)).xl.merge(False)  # UNO's

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Put in as many cells; whole rows and columns move everything behind them."""
        if copy_origin == "format_from_right_or_below":
            unsupported("Range.insert(copy_origin='format_from_right_or_below')")
        mode = runtime.enum("sheet.CellInsertMode", _INSERT[self._whole or shift or "down"])
        self._restructure(lambda: self.sheet.xl.insertCells(self.xl.getRangeAddress(), mode))

    def delete(self, shift: str | None = None) -> None:
        """Take the cells out; those below move up, or those to the right move left."""
        usual = "up" if self.area.columns >= self.area.rows else "left"
        mode = runtime.enum("sheet.CellDeleteMode", _DELETE[self._whole or shift or usual])
        self._restructure(lambda: self.sheet.xl.removeRange(self.xl.getRangeAddress(), mode))

    def _restructure(self, change: Callable[[], None]) -> None:
        """Put in or take out cells, and make sure that it was done.

        LibreOffice does nothing, and says nothing, where that would tear merged cells apart.
        """
        self.sheet.check_unprotected()
        document = self.book.xl
        modified = document.isModified()
        document.setModified(False)  # UNO's
        change()
        self.book.app.changes += 1
        if not document.isModified():
            document.setModified(modified)
            raise CannotDoError(
                f"Không chèn hoặc xóa được ô {self.address} của trang tính “{self.sheet.name}” vì "
                "vướng các ô đã gộp; hãy bỏ gộp rồi thử lại."
            )

    @property
    def _whole(self) -> str | None:
        rows, columns = self.sheet.size
        if self.area.columns == columns:
            return "rows"
        return "columns" if self.area.rows == rows else None

    def move(self, destination: Any) -> None:  # noqa: ANN401  # xlwings' own Range
        """Cut and paste; formulas that point here follow."""
        target = destination.impl
        target.check_writable()
        self.check_writable()
        target.sheet.xl.moveRange(target.cell(0, 0).getCellAddress(), self.xl.getRangeAddress())
        self.book.app.changes += 1

    def sort(self, keys: Sequence[int], ascending: Sequence[bool], has_headers: bool) -> None:
        """Order the rows by columns counted from 1."""
        self.check_writable()
        fields = tuple(
            runtime.struct("table.TableSortField", Field=key - 1, IsAscending=up)
            for key, up in zip(keys, ascending, strict=True)
        )
        order = runtime.typed("[]com.sun.star.table.TableSortField", fields)
        wishes = {"SortFields": order, "ContainsHeader": has_headers, "IsSortColumns": False}
        self.xl.sort(runtime.properties(**wishes))

    def find(self, text: str, whole: bool, direction: str, order: str, match_case: bool) -> Any:  # noqa: ANN401  # a range or None
        """The first cell that shows the text, in the given direction."""
        search = self.xl.createSearchDescriptor()
        search.SearchString = text
        search.SearchWords, search.SearchCaseSensitive = whole, match_case
        search.SearchType = 1  # what cells show, not their formulas
        search.SearchByRow = order == "rows"
        search.SearchBackwards = direction != "forward"
        found = self.xl.findFirst(search)
        return None if found is None else self.sheet.at(found)

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        """Put another text in place of one, in texts and formulas."""
        self.check_writable()
        search = self.xl.createReplaceDescriptor()
        search.SearchString, search.ReplaceString = old, new
        search.SearchWords, search.SearchCaseSensitive = whole, match_case
        self.xl.replaceAll(search)

    def autofill(self, destination: Any, type_: str) -> None:  # noqa: ANN401  # xlwings' own Range
        """Go on with what stands here, over a range that begins with it."""
        target: Cells = destination.impl
        target.check_writable()
        down = target.area.rows > self.area.rows
        towards = runtime.enum("sheet.FillDirection", "TO_BOTTOM" if down else "TO_RIGHT")
        if type_ == "fill_default":
            target.xl.fillAuto(towards, self.area.rows if down else self.area.columns)
        elif type_ in _FILLS:
            how, days = _FILLS[type_]
            mode = runtime.enum("sheet.FillMode", how)
            by = runtime.enum("sheet.FillDateMode", days)
            target.xl.fillSeries(towards, mode, by, 1.0, _FILL_END)
        else:
            unsupported(f"Range.autofill({type_!r})")
