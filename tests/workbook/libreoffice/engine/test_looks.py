"""How cells look: what is set is read back, and mixed looks are None."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import xlwings as xw

pytestmark = pytest.mark.office


def test_colours_are_taken_in_all_their_forms(sheet: xw.Sheet) -> None:
    """Three numbers, a text, Excel's number, and None for no colour."""
    cell = sheet["A1"]
    assert cell.color is None
    for colour in [(255, 128, 0), "#ff8000", 0x0080FF]:
        cell.color = None
        cell.color = colour
        assert cell.color == (255, 128, 0)
    cell.color = None
    assert cell.color is None


def test_mixed_looks_are_none(sheet: xw.Sheet) -> None:
    """A range whose cells differ has no one colour, face or format."""
    both = sheet["A1:A2"]
    sheet["A1"].color, sheet["A1"].font.bold, sheet["A1"].font.name = "#ff0000", True, "Arial"
    sheet["A1"].number_format, sheet["A1"].wrap_text = "0.00", True
    found = [both.color, both.font.bold, both.font.name, both.number_format, both.wrap_text]
    assert found == [None] * 5


def test_letters_are_set_and_read(sheet: xw.Sheet) -> None:
    """Face, size, weight, slope and colour; black is what has no colour of its own."""
    font = sheet["A1:B2"].font
    assert font.color == (0, 0, 0)
    font.name, font.size, font.bold, font.italic, font.color = "Arial", 13.5, True, True, "#0000ff"
    again = sheet["A1:B2"].font
    assert (again.name, again.size, again.bold) == ("Arial", 13.5, True)
    assert (again.italic, again.color) == (True, (0, 0, 255))
    font.bold, font.italic = False, False
    assert (font.bold, font.italic) == (False, False)


def test_a_part_of_a_text_looks_different(sheet: xw.Sheet) -> None:
    """Letters are counted from 0; the others keep their looks."""
    sheet["A1"].value = "Sở Nội vụ"
    sheet["A1"].characters[3:6].font.bold = True
    letters = sheet["A1"].characters
    assert (letters.text, letters[3:6].text, letters[-2:].text) == ("Sở Nội vụ", "Nội", "vụ")
    assert (letters[:2].font.bold, letters[3:6].font.bold, letters.font.bold) == (False, True, None)


@pytest.mark.parametrize(
    "code",
    ["General", "dd/mm/yyyy", "#,##0.00", "0%", "@", "dd/mm/yyyy hh:mm", '0 "ngày"', "mm:ss"],
)
def test_number_formats_are_excel_s(sheet: xw.Sheet, code: str) -> None:
    """The code that was set is the code that is read."""
    sheet["A1"].number_format = code
    assert sheet["A1"].number_format == code


def test_a_format_that_is_none_is_refused(sheet: xw.Sheet) -> None:
    """LibreOffice cannot read it, and the sentence shows it."""
    with pytest.raises(ValueError, match="hợp lệ"):
        sheet["A1"].number_format = '[Red "'


def test_alignment_uses_excel_s_words(sheet: xw.Sheet) -> None:
    """Every word that LibreOffice has comes back; the others are named."""
    cell = sheet["A1"]
    for word in ["general", "left", "center", "right", "fill", "justify", "distributed"]:
        cell.horizontal_alignment = word
        assert cell.horizontal_alignment == word
    for word in ["top", "center", "bottom", "justify", "distributed"]:
        cell.vertical_alignment = word
        assert cell.vertical_alignment == word
    with pytest.raises(NotImplementedError, match=r"Range\.horizontal_alignment"):
        cell.horizontal_alignment = "center_across_selection"


def test_texts_are_wrapped_and_moved_in(sheet: xw.Sheet) -> None:
    """Wrapping is a truth value; indents are steps."""
    sheet["A1"].wrap_text = True
    sheet["A1"].adjust_indent(2)
    assert sheet["A1"].wrap_text is True
    assert sheet["A1"].api.ParaIndent == 706


def test_lines_are_drawn_side_by_side(sheet: xw.Sheet) -> None:
    """One side, all sides, and none again."""
    cells = sheet["B2:C3"]
    cells.borders["edge_bottom"].weight = "thick"
    bottom = cells.borders["edge_bottom"]
    assert (bottom.line_style, bottom.weight) == ("continuous", "thick")
    assert cells.borders["edge_top"].line_style == "none"
    cells.borders.set("all", line_style="double", color="#ff0000")
    assert (cells.borders.line_style, cells.borders.color) == ("double", (255, 0, 0))
    cells.borders.clear()
    assert (cells.borders.line_style, cells.borders.weight) == ("none", None)


@pytest.mark.parametrize(
    "style", ["continuous", "dash", "dot", "dash_dot", "dash_dot_dot", "double"]
)
@pytest.mark.parametrize(
    "side", ["edge_left", "inside_vertical", "inside_horizontal", "diagonal_up"]
)
def test_every_kind_of_line_comes_back(sheet: xw.Sheet, style: str, side: str) -> None:
    """On every kind of side."""
    sheet["B2:C3"].borders[side].line_style = style
    assert sheet["B2:C3"].borders[side].line_style == style


def test_a_line_that_libreoffice_has_not_is_named(sheet: xw.Sheet) -> None:
    """Nothing is drawn in its place."""
    with pytest.raises(NotImplementedError, match="slant_dash_dot"):
        sheet["B2"].borders.line_style = "slant_dash_dot"


def test_sizes_are_points_and_characters(sheet: xw.Sheet) -> None:
    """Rows in points, columns in Excel's characters, places from the corner."""
    sheet["A1:A3"].row_height = 30
    sheet["A:B"].column_width = 10
    cell = sheet["B3"]
    assert cell.row_height == pytest.approx(30, abs=0.1)
    assert cell.column_width == pytest.approx(10, abs=0.05)
    assert cell.top == pytest.approx(60, abs=0.2)
    assert cell.left == pytest.approx(56.25, abs=0.2)
    assert (cell.width, cell.height) == pytest.approx((56.25, 30), abs=0.2)


def test_different_sizes_have_no_one_size(sheet: xw.Sheet) -> None:
    """Neither rows nor columns."""
    sheet["A2"].row_height, sheet["B1"].column_width = 40, 30
    assert (sheet["A1:C3"].row_height, sheet["A1:C3"].column_width) == (None, None)


def test_rows_and_columns_are_hidden_and_shown(sheet: xw.Sheet) -> None:
    """Whole rows and columns; mixed ones are None."""
    sheet["2:2"].rows.hidden = True
    sheet["B:B"].columns.hidden = True
    assert (sheet["A2"].rows.hidden, sheet["A1:A2"].rows.hidden) == (True, None)
    assert (sheet["B1"].columns.hidden, sheet["A1"].columns.hidden) == (True, False)
    sheet["2:2"].rows.hidden = False
    assert sheet["A1:A2"].rows.hidden is False


def test_cells_fit_what_they_hold(sheet: xw.Sheet) -> None:
    """A long text makes its column wide."""
    sheet["A1"].value = "Ủy ban nhân dân thành phố Đà Nẵng, Văn phòng"
    before = sheet["A1"].column_width
    sheet["A1"].columns.autofit()
    assert sheet["A1"].column_width > before
    sheet.autofit()
    assert sheet["A1"].column_width > before
