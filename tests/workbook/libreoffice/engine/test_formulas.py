"""Formulas are written and read as Excel writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import xlwings as xw

pytestmark = pytest.mark.office


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(A1,A2:A3)", 6.0),
        ("=$A1+A$3", 4.0),
        ("='Trang hai'!A1", "ở đây"),
        ('=IF(A1=1,"một, hai","")', "một, hai"),
        ("=SUM({1,2;3,4})", 10.0),
        ("=ROUND(10/4,0)", 3.0),
        ('=SUMIFS(A1:A3,A1:A3,">1")', 5.0),
    ],
)
def test_a_formula_of_excel_works_and_comes_back(
    book: xw.Book, sheet: xw.Sheet, formula: str, value: object
) -> None:
    """English names, commas, and sheets before an exclamation mark."""
    other = book.sheets.add("Trang hai", after=sheet)
    other["A1"].value = "ở đây"
    sheet["A1"].options(transpose=True).value = [1, 2, 3]
    sheet["D4"].formula = formula
    assert (sheet["D4"].formula, sheet["D4"].formula2, sheet["D4"].value) == (
        formula,
        formula,
        value,
    )


def test_a_formula_over_a_range_moves_along(sheet: xw.Sheet) -> None:
    """One text fills the range; references that are not fixed follow."""
    sheet["A1"].options(transpose=True).value = [1, 2, 3]
    sheet["B1:B3"].formula = "=A1*$A$3"
    assert sheet["B3"].formula == "=A3*$A$3"
    assert sheet["B1:B3"].value == [3.0, 6.0, 9.0]


def test_formulas_of_a_range_hold_what_was_typed_elsewhere(sheet: xw.Sheet) -> None:
    """Cells without a formula give their text, as in Excel."""
    sheet["A1"].value = [[1, "x"], [1.5, "=A1"]]
    assert sheet["A1:B3"].formula == (("1", "x"), ("1.5", "=A1"), ("", ""))


def test_an_array_formula_is_told_apart(sheet: xw.Sheet) -> None:
    """It fills its range and is known in each of its cells."""
    sheet["A1:B2"].value = [[1, 2], [3, 4]]
    sheet["D1:E2"].formula_array = "=A1:B2*10"
    assert sheet["D1:E2"].value == [[10.0, 20.0], [30.0, 40.0]]
    assert sheet["D1:E2"].formula_array == "=A1:B2*10"
    assert sheet["D1:E2"].formula == (("=A1:B2*10",) * 2,) * 2
    assert (sheet["E2"].has_array, sheet["A1"].has_array) == (True, False)
    assert sheet["A1"].formula_array is None


def test_manual_calculation_waits(app: xw.App, sheet: xw.Sheet) -> None:
    """Formulas keep their old result until they are told."""
    sheet["A1"].value = [1, "=A1*2"]
    app.calculation = "manual"
    sheet["A1"].value = 5
    before = sheet["B1"].value
    app.calculate()
    assert (app.calculation, before, sheet["B1"].value) == ("manual", 2.0, 10.0)


@pytest.mark.parametrize("text", ["=Đã họp", "=)(", "=1+*2"])
def test_what_is_no_formula_is_refused_and_not_lost(sheet: xw.Sheet, text: str) -> None:
    """Excel refuses it as well; what was typed stays in its cell, as a text."""
    with pytest.raises(ValueError, match="không phải công thức"):
        sheet["A1"].value = text
    assert sheet["A1"].value == text
