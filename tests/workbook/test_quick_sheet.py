"""A quick sheet is the sheet that XlsxWriter writes, byte for byte."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar, cast

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook.quick_sheet import QuickSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter.format import Format

DAY = datetime(2026, 6, 2)  # noqa: DTZ001  # as sheets store it
VALUES: Sequence[object] = (
    "chữ", "chữ", " <&>\"' ", "=1+1", "dòng\nhai", "", None, 0, -1.5, 1e300, True, DAY,
)  # fmt: skip
ROWS = range(8, 48)
FIRST = 2
LAST = FIRST + len(VALUES) - 1

_Sheet = TypeVar("_Sheet", bound=Worksheet)


def _written(fill: Callable[[_Sheet, list[Format]], None], sheet_class: type[_Sheet]) -> bytes:
    """A workbook of one sheet and three formats that `fill` has filled."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"created": DAY})
    formats = [book.add_format(one) for one in ({}, {"bold": True}, {"num_format": "0%"})]
    fill(cast("_Sheet", book.add_worksheet("A", worksheet_class=sheet_class)), formats)
    book.close()
    return target.getvalue()


def _every_kind(sheet: Worksheet, formats: list[Format]) -> None:
    """Every kind of cell, with and without a format, in few columns and in many."""
    sheet.set_column(5, 6, 20, formats[1])
    sheet.set_row(4, 30, formats[2], {"level": 1})
    for row, style in enumerate((None, *formats[1:], None, None)):
        for column, value in enumerate(VALUES):
            sheet.write(row, column * (1 + 40 * (row == 2)), value, style)
    sheet.merge_range("A8:C9", "gộp", formats[1])
    sheet.write_rich_string(10, 0, "một ", formats[1], "hai", formats[2])
    sheet.write_comment(2, 0, "ghi chú")
    sheet.add_table(12, 0, 14, 2, {"columns": [{"header": name} for name in "abc"]})


def _table(sheet: Worksheet, formats: list[Format]) -> None:
    """Forty equal rows of a table below its header, by XlsxWriter's own means."""
    for row in ROWS:
        for column, value in enumerate(VALUES, FIRST):
            sheet.write(row, column, value, formats[column % 3])
    sheet.add_table(ROWS[0] - 1, FIRST, ROWS[-1], LAST, {})


def _quick_table(sheet: QuickSheet, formats: list[Format]) -> None:
    """The same table of cells that are made once."""
    cells: list[str] = []
    for column, value in enumerate(VALUES, FIRST):
        sheet.write(ROWS[0], column, value, formats[column % 3])
        cells.append(sheet.take(ROWS[0], column))
    for row in ROWS:
        sheet.fill(row, FIRST, LAST, cells)
    sheet.add_long_table(range(ROWS[0] - 1, ROWS[-1] + 1), range(FIRST, LAST + 1), {})


def test_it_gives_the_same_file() -> None:
    """Cells written one by one."""
    assert _written(_every_kind, QuickSheet) == _written(_every_kind, Worksheet)


def test_finished_cells_give_the_same_file() -> None:
    """Cells that are taken and put into many rows, and a table over them."""
    assert _written(_quick_table, QuickSheet) == _written(_table, Worksheet)
