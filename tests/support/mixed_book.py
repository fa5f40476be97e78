"""A workbook with every kind of cell that a biểu may hold, for readers to be compared on."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from xlsxwriter.workbook import Workbook

if TYPE_CHECKING:
    from pathlib import Path


def mixed_book(path: Path) -> Path:
    """Texts, numbers, days, times, errors, formulas, merged areas, hidden rows and columns."""
    with Workbook(path) as book:
        book.add_worksheet("Trống")
        sheet = book.add_worksheet("Đủ kiểu")
        formats = ("dd/mm/yyyy", "0%", "0.0%", "dd/mm/yyyy hh:mm", "hh:mm", "#,##0.00", "@")
        day, percent, tenths, moment, clock, money, text = (
            book.add_format({"num_format": one}) for one in formats
        )
        sheet.merge_range("A1:D1", "Biểu phân công")
        for column, words in enumerate(("Chữ", "00123", "- Đã họp", "=1+1")):
            sheet.write_string(1, column, words, text)
        sheet.write_row("A3", [1, -2.5, 1e-9, 12345678.9])
        sheet.write_number("A4", 0.8, percent)
        sheet.write_number("B4", 0.125, tenths)
        sheet.write_number("C4", 1234.5, money)
        sheet.write_datetime("A5", date(2026, 9, 30), day)
        sheet.write_datetime("B5", datetime(2026, 9, 30, 7, 45), moment)  # noqa: DTZ001  # as cells
        sheet.write_datetime("C5", time(7, 45), clock)
        sheet.write_number("D5", 1.5, book.add_format({"num_format": "[h]:mm"}))
        sheet.write_boolean("A6", True)
        for row, (formula, value) in enumerate(
            (("=1/0", "#DIV/0!"), ("=NA()", "#N/A"), ("=A3*2", 2), ('="Đã"&" họp"', "Đã họp"))
        ):
            sheet.write_formula(6, row, formula, None, value)
        sheet.write_string("A8", "hai\ndòng")
        sheet.write_string("A9", "   ")
        sheet.write_string("B10", "hàng ẩn")
        sheet.set_row(9, None, None, {"hidden": True})
        sheet.write_string("E11", "cột ẩn")
        sheet.set_column("E:E", None, None, {"hidden": True})
        sheet.merge_range("A12:A14", "Ba dòng", text)
        sheet.write_string("F15", "cuối")
    return path
