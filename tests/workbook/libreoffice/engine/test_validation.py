"""What may be typed into cells."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

pytestmark = pytest.mark.office


def test_a_list_of_words_drops_down(book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    """And is Excel's list in Excel's file."""
    sheet["A1:A3"].data_validation.set_list(["Đang làm", 'Đã "xong"', "Chưa"])
    rule = sheet["A1:A3"].data_validation
    assert (rule.type, rule.source) == ("list", 'Đang làm,Đã "xong",Chưa')
    assert (rule.in_cell_dropdown, rule.operator, rule.formula1) == (True, None, None)
    book.save(tmp_path / "x.xlsx")
    (written,) = openpyxl.load_workbook(tmp_path / "x.xlsx").active.data_validations.dataValidation
    assert (str(written.sqref), written.type) == ("A1:A3", "list")


def test_a_list_may_stand_in_cells(book: xw.Book, sheet: xw.Sheet) -> None:
    """Given as a range or by name."""
    other = book.sheets.add("Danh mục", after=sheet)
    book.names.add("Tinh_trang", "='Danh mục'!$A$1:$A$3")
    sheet["A1"].data_validation.set_list(other["A1:A3"], in_cell_dropdown=False)
    sheet["A2"].data_validation.set_list(book.names["Tinh_trang"])
    assert sheet["A1"].data_validation.source == "='Danh mục'!$A$1:$A$3"
    assert sheet["A1"].data_validation.in_cell_dropdown is False
    assert sheet["A2"].data_validation.source == "=Tinh_trang"


def test_numbers_and_days_have_bounds(sheet: xw.Sheet) -> None:
    """As formulas of Excel."""
    sheet["B1"].data_validation.set_whole_number("between", 1, 10)
    sheet["B2"].data_validation.set_date("greater_than", dt.date(2026, 1, 31))
    sheet["B3"].data_validation.set_custom("=LEN(B3)>2")
    rule = sheet["B1"].data_validation
    found = (rule.type, rule.operator, rule.formula1, rule.formula2)
    assert found == ("whole_number", "between", "=1", "=10")
    assert sheet["B2"].data_validation.formula1 == "=DATE(2026,1,31)"
    assert (sheet["B3"].data_validation.type, sheet["B3"].data_validation.formula) == (
        "custom",
        "=LEN(B3)>2",
    )


def test_rules_differ_and_go(sheet: xw.Sheet) -> None:
    """Cells with different rules have no one rule; a deleted one is none."""
    assert sheet["A1"].data_validation.type == "none"
    sheet["A1"].data_validation.set_decimal("less_than", 5)
    assert sheet["A1:A2"].data_validation.type == "inconsistent"
    rule = sheet["A1"].data_validation
    assert (rule.alert_style, rule.ignore_blank) == ("stop", True)
    sheet["A1"].data_validation.delete()
    assert (sheet["A1"].data_validation.type, sheet["A1"].data_validation.alert_style) == (
        "none",
        None,
    )
