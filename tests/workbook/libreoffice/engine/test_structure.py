"""Cells that are put in, taken out, merged, copied and ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from validators.errors import CannotDoError

if TYPE_CHECKING:
    import xlwings as xw

pytestmark = pytest.mark.office


def test_rows_and_columns_are_put_in_and_taken_out(sheet: xw.Sheet) -> None:
    """Everything behind them moves."""
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["1:1"].insert("down")
    sheet["A:A"].insert("right")
    assert sheet["A1:C3"].value == [[None] * 3, [None, 1.0, 2.0], [None, 3.0, 4.0]]
    sheet["1:1"].delete()
    sheet["A:A"].delete()
    assert sheet["A1:B2"].value == [[1.0, 2.0], [3.0, 4.0]]


def test_cells_move_where_they_are_told(sheet: xw.Sheet) -> None:
    """Down and right when put in, up and left when taken out."""
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1"].insert("down")
    assert sheet["A1:B3"].value == [[None, 2.0], [1.0, 4.0], [3.0, None]]
    sheet["A1"].delete("up")
    sheet["A1"].delete("left")
    assert sheet["A1:B2"].value == [[2.0, None], [3.0, 4.0]]


def test_merged_cells_are_known_from_each_of_them(sheet: xw.Sheet) -> None:
    """The covered ones too; parted cells are single again."""
    sheet["B2:C3"].merge()
    assert sheet["C3"].merge_area.address == "$B$2:$C$3"
    assert (sheet["C3"].merge_cells, sheet["B2:C3"].merge_cells) == (True, True)
    assert (sheet["A1"].merge_cells, sheet["A1:C3"].merge_cells) == (False, None)
    assert (sheet["B1:C2"].merge_cells, sheet["E1:F2"].merge_cells) == (None, False)
    sheet["B2:C3"].unmerge()
    assert (sheet["B2"].merge_cells, sheet["C3"].merge_area.address) == (False, "$C$3")


def test_merging_across_makes_one_cell_a_row(sheet: xw.Sheet) -> None:
    """Each row by itself."""
    sheet["B2:C3"].merge(across=True)
    assert [sheet[cell].merge_area.address for cell in ("C2", "C3")] == ["$B$2:$C$2", "$B$3:$C$3"]


def test_merging_loses_no_text(sheet: xw.Sheet) -> None:
    """What the covered cells held is there again when they are parted."""
    sheet["A1"].value = ["một", "hai"]
    sheet["A1:B1"].merge()
    sheet["A1:B1"].unmerge()
    assert sheet["A1:B1"].value == ["một", "hai"]


def test_copying_takes_everything_along(sheet: xw.Sheet) -> None:
    """Values, looks and notes; formulas point to their new neighbours."""
    sheet["A1"].value = [1, "=A1+1"]
    sheet["A1"].color = "#ff0000"
    sheet["A1"].add_note("ghi chú")
    sheet["A1:B1"].copy(sheet["D5"])
    assert sheet["D5:E5"].formula == (("1", "=D5+1"),)
    assert (sheet["D5"].color, sheet["D5"].note.text) == ((255, 0, 0), "ghi chú")


def test_copying_reaches_another_book(app: xw.App, sheet: xw.Sheet) -> None:
    """And leaves no sheet behind there."""
    sheet["A1"].value = ["a", 5]
    sheet["A1"].color = "#00ff00"
    other = app.books.add()
    sheet["A1:B1"].copy(other.sheets[0]["B2"])
    assert other.sheets[0]["B2:C2"].value == ["a", 5.0]
    assert (other.sheets[0]["B2"].color, len(other.sheets)) == ((0, 255, 0), 1)


def test_only_values_looks_or_formulas_are_copied(sheet: xw.Sheet) -> None:
    """Each kind leaves the others alone."""
    sheet["A1"].value = ["'=x", "=1+1", 0.5]
    sheet["A1"].color, sheet["C1"].number_format = "#ff0000", "0%"
    source = sheet["A1:C1"]
    sheet["A3"].copy_from(source, "values")
    assert sheet["A3:C3"].formula == (("=x", "2", "0.5"),)
    assert (sheet["A3"].color, sheet["C3"].number_format) == (None, "General")
    sheet["A4"].copy_from(source, "formats")
    assert sheet["A4:C4"].value == [None, None, None]
    assert (sheet["A4"].color, sheet["C4"].number_format) == ((255, 0, 0), "0%")
    sheet["B6"].copy_from(source, "formulas")
    assert sheet["B6:D6"].formula == (("=x", "=1+1", "0.5"),)


def test_what_was_copied_is_pasted(app: xw.App, sheet: xw.Sheet) -> None:
    """The person's clipboard is not touched: it is kept in mind by the app."""
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1:B2"].copy()
    sheet["D1"].paste()
    sheet["D4"].paste("values", transpose=True)
    assert sheet["D1:E2"].value == [[1.0, 2.0], [3.0, 4.0]]
    assert sheet["D4:E5"].value == [[1.0, 3.0], [2.0, 4.0]]
    app.cut_copy_mode = False
    assert app.cut_copy_mode is False
    with pytest.raises(ValueError, match="Chưa có gì để dán"):
        sheet["G1"].paste()


def test_moving_takes_references_along(sheet: xw.Sheet) -> None:
    """A formula follows the cell it points to."""
    sheet["A1"].value = [5, "=A1"]
    sheet["A1"].move(sheet["D9"])
    assert (sheet["B1"].formula, sheet["A1"].value) == ("=D9", None)


def test_rows_are_ordered_by_several_columns(sheet: xw.Sheet) -> None:
    """The header stays; the second key decides where the first is equal."""
    sheet["A1"].value = [["k", "n"], ["b", 1], ["a", 1], ["b", 2]]
    sheet["A1:B4"].sort([1, 2], [True, False], has_headers=True)
    assert sheet["A1:B4"].value == [["k", "n"], ["a", 1.0], ["b", 2.0], ["b", 1.0]]


def test_texts_are_found_and_replaced(sheet: xw.Sheet) -> None:
    """Whole or in part, forwards or backwards."""
    sheet["A1"].value = [["Sở A", "Sở B"], ["Phòng", "sở a"]]
    cells = sheet["A1:B2"]
    assert cells.find("sở a").address == "$A$1"
    assert cells.find("sở a", match_case=True).address == "$B$2"
    assert cells.find("Sở", whole=True) is None
    cells.replace_all("Sở ", "Ban ", match_case=True)
    assert cells.value == [["Ban A", "Ban B"], ["Phòng", "sở a"]]


def test_series_go_on(sheet: xw.Sheet) -> None:
    """From what stands at the beginning."""
    sheet["A1"].options(transpose=True).value = [1, 2]
    sheet["A1:A2"].autofill(sheet["A1:A5"])
    assert sheet["A1:A5"].value == [1.0, 2.0, 3.0, 4.0, 5.0]
    with pytest.raises(NotImplementedError, match="flash_fill"):
        sheet["A1:A2"].autofill(sheet["A1:A5"], "flash_fill")


def test_rows_are_put_under_a_bracket(sheet: xw.Sheet) -> None:
    """And taken out again; the address says whether rows or columns are meant."""
    sheet["2:4"].group()
    sheet["2:4"].ungroup()
    sheet["B:C"].group()
    assert sheet["B1"].columns.hidden is False


def test_merged_cells_in_the_way_are_said_in_a_sentence(sheet: xw.Sheet) -> None:
    """LibreOffice would do nothing, silently; elsewhere it goes on."""
    sheet["A3:B4"].merge()
    with pytest.raises(CannotDoError, match="bỏ gộp"):
        sheet["A1"].insert("down")
    sheet["C1"].value = "x"
    sheet["C1"].insert("down")
    assert sheet["C2"].value == "x"


def test_a_locked_sheet_says_so(sheet: xw.Sheet) -> None:
    """LibreOffice would do nothing, silently; unlocked cells can be changed."""
    free = sheet["B1"].api.CellProtection
    free.IsLocked = False
    sheet["B1"].api.CellProtection = free
    sheet.api.protect("")
    sheet["B1"].value, sheet["B1"].color = "được", "#ff0000"
    assert (sheet["B1"].value, sheet["B1"].color) == ("được", (255, 0, 0))
    changes = [
        lambda: setattr(sheet["A1"], "value", 1),
        lambda: setattr(sheet["A1:B1"], "color", "#ff0000"),
        lambda: setattr(sheet["A1"].font, "bold", True),
        lambda: setattr(sheet["A1"].borders, "line_style", "continuous"),
        lambda: sheet["A1"].add_note("x"),
        sheet["A1"].clear,
        sheet["A1:A2"].merge,
        lambda: sheet["1:1"].insert("down"),
        lambda: setattr(sheet["A1"], "row_height", 30),
    ]
    for change in changes:
        with pytest.raises(CannotDoError, match="đang khóa"):
            change()
    assert sheet["A1"].value is None


def test_a_sheet_stays_itself_when_cells_go(book: xw.Book, sheet: xw.Sheet) -> None:
    """However often, and also through objects that were there before."""
    before = book.sheets[0]
    cells = before["A1:C3"]
    cells.value = [["a1", "b1", "c1"], ["a2", "b2", "c2"], ["a3", "b3", "c3"]]
    sheet["B2"].delete("up")
    sheet["A1"].delete("left")
    wanted = [["b1", "c1", None], ["a2", "b3", "c2"], ["a3", None, "c3"]]
    assert before["A1:C3"].value == cells.value == wanted
