"""Names for cells, and tables."""

from __future__ import annotations

import pandas as pd
import pytest
import xlwings as xw

pytestmark = pytest.mark.office


def test_a_name_means_its_cells(book: xw.Book, sheet: xw.Sheet) -> None:
    """By formula, by range, and from the cells back to the name."""
    book.names.add("Han_chot", "=Sheet1!$B$2:$C$3")
    sheet["D4"].name = "Ten_o"
    assert book.names["Han_chot"].refers_to == "=Sheet1!$B$2:$C$3"
    assert book.names["Han_chot"].refers_to_range == sheet["B2:C3"]
    assert sheet["Han_chot"].address == "$B$2:$C$3"
    assert (sheet["D4"].name.name, sheet["D5"].name) == ("Ten_o", None)
    assert sorted(name.name for name in book.names) == ["Han_chot", "Ten_o"]


def test_a_name_may_belong_to_one_sheet(book: xw.Book, sheet: xw.Sheet) -> None:
    """The book knows it with the sheet's name in front."""
    other = book.sheets.add("Trang hai", after=sheet)
    other.names.add("Cuc_bo", "='Trang hai'!$A$1")
    book.names.add("Chung", "=Sheet1!$A$1")
    assert [name.name for name in other.names] == ["'Trang hai'!Cuc_bo"]
    assert sorted(name.name for name in book.names) == ["'Trang hai'!Cuc_bo", "Chung"]
    assert ("Cuc_bo" in other.names, "Cuc_bo" in sheet.names, "Chung" in book.names) == (
        True,
        False,
        True,
    )
    assert other.names["Cuc_bo"].refers_to_range.sheet == other
    assert (other["Cuc_bo"], sheet["Chung"]) == (other["A1"], sheet["A1"])
    with pytest.raises(xw.NoSuchObjectError, match="Sheet1"):
        other["Chung"]


def test_names_change_and_go(book: xw.Book) -> None:
    """New name, new meaning, none."""
    name = book.names.add("Cu", "=Sheet1!$A$1")
    name.name = "Moi"
    name.refers_to = "=Sheet1!$B$5"
    assert ("Cu" in book.names, book.names["Moi"].refers_to) == (False, "=Sheet1!$B$5")
    del book.names["Moi"]
    assert len(book.names) == 0
    with pytest.raises(KeyError):
        book.names["Moi"]


@pytest.mark.parametrize("name", ["A1", "có dấu cách", "1a"])
def test_a_name_that_is_none_is_refused(book: xw.Book, name: str) -> None:
    """What looks like an address, or has blanks in it."""
    with pytest.raises(ValueError, match="không đặt được"):
        book.names.add(name, "=Sheet1!$A$1")


def test_a_name_may_be_a_constant(book: xw.Book, sheet: xw.Sheet) -> None:
    """Formulas use it; it has no cells."""
    book.names.add("Thue", "=0.08")
    sheet["A1"].formula = "=Thue*100"
    assert sheet["A1"].value == 8.0
    with pytest.raises(ValueError, match="không chỉ tới ô nào"):
        _ = book.names["Thue"].refers_to_range


def test_a_table_is_a_range_with_a_header(sheet: xw.Sheet) -> None:
    """Its parts are known, and cells know their table."""
    sheet["B2"].value = [["Việc", "Hạn"], ["a", 1], ["b", 2]]
    table = sheet.tables.add(source=sheet["B2"].expand(), name="Viec")
    assert table.range.address == "$B$2:$C$4"
    assert table.header_row_range.value == ["Việc", "Hạn"]
    assert table.data_body_range.value == [["a", 1.0], ["b", 2.0]]
    assert (table.show_headers, table.show_autofilter, table.totals_row_range) == (True, True, None)
    assert [column.name for column in table.columns] == ["Việc", "Hạn"]
    assert table.columns["Hạn"].data_body_range.value == [1.0, 2.0]
    assert (sheet["C3"].table, sheet["E9"].table) == (table, None)
    assert sheet["Viec"] == table.data_body_range


def test_a_table_is_ordered_below_its_header(sheet: xw.Sheet) -> None:
    """By one of its columns."""
    sheet["A1"].value = [["Việc", "Hạn"], ["b", 2], ["a", 1]]
    table = sheet.tables.add(source=sheet["A1"].expand())
    table.sort(2)
    assert table.range.value == [["Việc", "Hạn"], ["a", 1.0], ["b", 2.0]]


def test_tables_belong_to_their_sheet(book: xw.Book, sheet: xw.Sheet) -> None:
    """Numbered where they are not named."""
    other = book.sheets.add("Hai", after=sheet)
    sheet["A1"].value = ["a", "b"]
    made = sheet.tables.add(source=sheet["A1:B3"])
    assert (made.name, len(sheet.tables), len(other.tables)) == ("Table1", 1, 0)
    made.name = "Moi"
    assert ("Moi" in sheet.tables, sheet.tables[0].name) == (True, "Moi")


def test_a_table_takes_a_longer_frame(sheet: xw.Sheet) -> None:
    """Xlwings' own update resizes it."""
    sheet["A1"].value = [["Việc", "Hạn"], ["a", 1]]
    table = sheet.tables.add(source=sheet["A1"].expand(), name="Viec")
    frame = pd.DataFrame({"Việc": ["x", "y", "z"], "Hạn": [1.0, 2.0, 3.0]})
    table.update(frame, index=False)
    assert table.range.address == "$A$1:$B$4"
    assert table.data_body_range.value == [["x", 1.0], ["y", 2.0], ["z", 3.0]]
