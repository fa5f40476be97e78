"""A sheet of XlsxWriter whose cells are finished as soon as they are known.

XlsxWriter keeps every cell of a workbook as a tuple until it is saved, looks in every attribute
of every cell for letters to escape, and marks every cell of a table. Here a cell can be taken
as its XML, to stand in many rows, and a row be filled with such cells. What touches XlsxWriter's
private parts stands in this module only.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellBlankTuple, CellStringTuple, Worksheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = "\0"  # stands in a cell for the number of its row: no XML holds it
_TEXT = ' t="s"><v>'  # in every cell with a text, and nowhere else


class QuickSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types for mypy
    """Gives the same file; a test compares the two."""

    def take(self, row: int, column: int) -> str:
        """A cell that was just written, taken off the sheet: its XML, for `fill`."""
        cell = self.table[row].pop(column)
        file, self.fh = self.fh, StringIO()
        self._write_cell(row, column, cell)
        xml, self.fh = self.fh.getvalue(), file
        self.str_table.count -= xml.count(_TEXT)
        return str(xml).replace(str(row + 1), _ROW, 1)

    def fill(self, row: int, columns: Sequence[int], cells: Sequence[str]) -> None:
        """Put cells that were taken into a row that has no others, in the same columns."""
        xml = "".join(cells)
        self.str_table.count += xml.count(_TEXT)
        # XlsxWriter works out from the first and the last column how far rows reach.
        self.table[row] = {columns[-1]: "", columns[0]: xml.replace(_ROW, str(row + 1))}

    def add_table(
        self, first_row: int, first_col: int, last_row: int, last_col: int, options: dict[str, Any]
    ) -> None:
        """A table with a header and a filter, on a sheet where nothing can overlap it."""
        super().add_table(first_row, first_col, first_row + 1, last_col, options)
        whole = xl_range(first_row, first_col, last_row, last_col)
        self.tables[-1].update(range=whole, a_range=whole, autofilter=whole)

    def _write_rows(self) -> None:
        super()._write_rows()
        self.table.clear()  # the sheets behind need the room

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401  # a named tuple
        kind = type(cell)
        if kind is str:
            self.fh.write(cell)
        elif kind in {CellStringTuple, CellBlankTuple} and cell.format:
            place, style = xl_rowcol_to_cell_fast(row, col), cell.format._get_xf_index()  # noqa: SLF001
            rest = f'{_TEXT}{cell.string}</v></c>' if kind is CellStringTuple else "/>"
            self.fh.write(f'<c r="{place}" s="{style}"{rest}')
        else:
            super()._write_cell(row, col, cell)
