"""Where ranges are, and what lies around them."""

from __future__ import annotations

import pytest
import xlwings as xw

from workbook.libreoffice.engine.edges import jump

pytestmark = pytest.mark.office


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("B2", "$B$2"),
        ("$B$2:C3", "$B$2:$C$3"),
        ("C3:B2", "$B$2:$C$3"),
        ("C2:B3", "$B$2:$C$3"),
        ("b2:aa3", "$B$2:$AA$3"),
        ("2:3", "$A$2:$XFD$3"),
        ("B:B", "$B$1:$B$1048576"),
    ],
)
def test_an_address_may_be_written_in_any_order(sheet: xw.Sheet, asked: str, address: str) -> None:
    """Corners are put in order; whole rows and columns end where the sheet does."""
    assert sheet[asked].address == address


def test_corners_may_come_in_any_order(sheet: xw.Sheet) -> None:
    """Two corners make the rectangle between them, whichever they are."""
    wanted = sheet["B2:D5"]
    corners = [((5, 2), (2, 4)), ((2, 4), (5, 2)), ((5, 4), (2, 2))]
    assert all(sheet.range(first, last) == wanted for first, last in corners)
    assert xw.Range(sheet["B5"], sheet["D2"]) == wanted


def test_ranges_are_cut_and_counted_as_xlwings_does(sheet: xw.Sheet) -> None:
    """Slices, offsets, sizes and single cells."""
    cells = sheet["B2:D5"]
    assert (cells.shape, cells.size, cells.row, cells.column) == ((4, 3), 12, 2, 2)
    assert cells[1:, 0].address == "$B$3:$B$5"
    assert cells(4).address == "$B$3"
    assert cells.offset(1, 1).address == "$C$3:$E$6"
    assert cells.resize(1, 1).address == "$B$2"
    assert cells.last_cell.address == "$D$5"
    assert cells.columns[1].address == "$C$2:$C$5"
    assert [cell.address for cell in sheet["A1:B2"]] == ["$A$1", "$B$1", "$A$2", "$B$2"]


def test_an_address_can_be_written_in_all_ways(book: xw.Book, sheet: xw.Sheet) -> None:
    """Without dollars, and with the sheet in front."""
    sheet.name = "Trang 1"
    assert sheet["A1:B2"].get_address(False, False) == "A1:B2"
    assert sheet["A1"].get_address(include_sheetname=True) == "'Trang 1'!$A$1"
    assert sheet["A1"].get_address(external=True) == f"'[{book.name}]Trang 1'!$A$1"


def test_no_cell_lies_outside_the_sheet(sheet: xw.Sheet) -> None:
    """Xlwings counts from 1, and there is nothing before."""
    with pytest.raises(IndexError, match="đếm từ 1"):
        sheet["A1"].offset(-1, 0)


def test_an_unknown_name_is_said_to_be_unknown(sheet: xw.Sheet) -> None:
    """The sentence names it."""
    with pytest.raises(xw.NoSuchObjectError, match="Khong_co"):
        sheet["Khong_co"]


def test_end_goes_where_ctrl_and_arrow_go(sheet: xw.Sheet) -> None:
    """To the end of a block, to the next block, or to the edge of the sheet."""
    sheet["B2"].value = [[1, 2, 3], [4, None, 6], [7, None, None]]
    assert sheet["B2"].end("down").address == "$B$4"
    assert sheet["B2"].end("right").address == "$D$2"
    assert sheet["B3"].end("right").address == "$D$3"
    assert sheet["D2"].end("left").address == "$B$2"
    assert sheet["B4"].end("up").address == "$B$2"
    assert sheet["B2"].end("up").address == "$B$1"
    assert sheet["B4"].end("down").address == "$B$1048576"
    assert sheet["A1"].end("right").address == "$XFD$1"


@pytest.mark.parametrize("onward", [True, False])
@pytest.mark.parametrize("place", range(1, 10))
def test_a_jump_ends_where_step_by_step_leads(place: int, onward: bool) -> None:
    """The rule of Excel, told once more as steps along a line."""
    line = "0110010110"  # places 0 (outside) to 9
    step = 1 if onward else -1
    here = place
    filled = lambda at: line[at] == "1"  # noqa: E731
    inside = range(1, 10)
    if here + step in inside:
        goes_on = filled(here) and filled(here + step)
        here += step
        while here + step in inside and (filled(here + step) if goes_on else not filled(here)):
            here += step
    runs = [(1, 2), (5, 5), (7, 8)]
    assert jump(runs, place, 9, onward=onward) == here


def test_tables_expand_over_what_is_filled(sheet: xw.Sheet) -> None:
    """Down, right, and both; a single cell stays one."""
    sheet["B2"].value = [["a", "b"], ["c", None], ["=1/0", "d"]]
    assert sheet["B2"].expand("table").address == "$B$2:$C$4"
    assert sheet["B2"].expand("down").address == "$B$2:$B$4"
    assert sheet["B2"].expand("right").address == "$B$2:$C$2"
    assert sheet["F9"].expand().address == "$F$9"


def test_regions_and_used_cells_are_found(sheet: xw.Sheet) -> None:
    """The block around a cell, and everything there is."""
    assert sheet.used_range.address == "$A$1"
    sheet["B2"].value = [["a", "b"], [None, "c"]]
    sheet["F9"].value = "x"
    assert sheet["C3"].current_region.address == "$B$2:$C$3"
    assert sheet.used_range.last_cell.address == "$F$9"


def test_special_cells_are_found(sheet: xw.Sheet) -> None:
    """Empty, typed and worked out."""
    sheet["A1"].value = [["a", None, 1], ["=1+1", "=1/0", None]]
    found = {
        (kind, value): [part.address for part in sheet["A1:C2"].get_special_cells(kind, value)]
        for kind, value in [("blanks", None), ("constants", "text"), ("formulas", "errors")]
    }
    assert sorted(found["blanks", None]) == ["$B$1", "$C$2"]
    assert found["constants", "text"] == ["$A$1"]
    assert found["formulas", "errors"] == ["$B$2"]
