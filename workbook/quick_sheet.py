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
_PLAIN = (CellStringTuple, CellBlankTuple)
_TEXT = ' t="s"><v>'  # in every cell with a text, and nowhere else


class QuickSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types for mypy
    """Gives the same file; a test compares the two."""

    fh: Any  # where XlsxWriter writes the XML of the sheet
    str_table: Any  # its texts: `count` is how many cells hold one

    def take(self, row: int, column: int) -> str:
        """A cell that was just written, taken off the sheet: its XML, for `fill`."""
        cell = self.table[row].pop(column)
        file, self.fh = self.fh, StringIO()
        self._write_cell(row, column, cell)
        xml, self.fh = str(self.fh.getvalue()), file
        self.str_table.count -= xml.count(_TEXT)
        return xml.replace(str(row + 1), _ROW, 1)

    def fill(self, row: int, first: int, last: int, cells: Sequence[str]) -> None:
        """Put cells that were taken into a row that has no others, each into its own column.

        `first` and `last` are the first and the last of these columns.
        """
        xml = "".join(cells)
        self.str_table.count += xml.count(_TEXT)
        self._check_dimensions(row, first)
        self._check_dimensions(row, last)
        # By the first and the last cell XlsxWriter finds out how far rows reach.
        self.table[row] = {last: "", first: xml.replace(_ROW, str(row + 1))}

    def add_long_table(self, rows: range, columns: range, options: dict[str, Any]) -> None:
        """A table with a header and a filter where nothing can overlap it: no cell is marked."""
        self.add_table(rows[0], columns[0], rows[1], columns[-1], options)
        area = xl_range(rows[0], columns[0], rows[-1], columns[-1])
        self.tables[-1].update(range=area, a_range=area, autofilter=area)

    def _write_rows(self) -> None:
        super()._write_rows()
        self.table.clear()  # the sheets behind need the room

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401  # a named tuple
        kind = type(cell)
        if kind is str:
            self.fh.write(cell)
        elif kind in _PLAIN and cell.format:
            place, style = xl_rowcol_to_cell_fast(row, col), cell.format._get_xf_index()  # noqa: SLF001
            rest = f"{_TEXT}{cell.string}</v></c>" if kind is CellStringTuple else "/>"
            self.fh.write(f'<c r="{place}" s="{style}"{rest}')
        else:
            super()._write_cell(row, col, cell)
