"""A quick sheet is the sheet that XlsxWriter writes, byte for byte."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook.quick_sheet import QuickSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = datetime(2026, 6, 2)  # noqa: DTZ001  # as sheets store it
VALUES: Sequence[object] = (
    "chữ", "chữ", " <&>\"' ", "=1+1", "dòng\nhai", "", None, 0, -1.5, 1e300, True, DAY,
)  # fmt: skip


def _written(sheet_class: type[Worksheet]) -> bytes:
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"created": DAY})
    formats = (None, book.add_format({"bold": True}), book.add_format({"num_format": "0%"}))
    sheet = book.add_worksheet("A", worksheet_class=sheet_class)
    sheet.set_column(5, 6, 20, formats[1])
    sheet.set_row(4, 30, formats[2], {"level": 1})
    for row, style in enumerate((*formats, None, None)):
        for column, value in enumerate(VALUES):
            sheet.write(row, column * (1 + 40 * (row == 2)), value, style)
    sheet.merge_range("A8:C9", "gộp", formats[1])
    sheet.write_rich_string(10, 0, "một ", formats[1], "hai", formats[2])
    sheet.write_comment(2, 0, "ghi chú")
    sheet.add_table(12, 0, 14, 2, {"columns": [{"header": name} for name in "abc"]})
    book.close()
    return target.getvalue()


def test_it_gives_the_same_file() -> None:
    """Every kind of cell, with and without a format, in few columns and in many."""
    assert _written(QuickSheet) == _written(Worksheet)
