"""Ranges in every notation, trimming, rendering, and the texts of what is refused."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.sandbox import a1
from sync.sandbox.areas import Area
from sync.sandbox.book import Book, Tab
from sync.sandbox.defaults import book_properties

URL = "https://sheets.googleapis.com/v4/spreadsheets"


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """Three tabs: one with a small table, one with a difficult name, one small and empty."""
    made = robot.create("Bảng")
    made.sheet1.update([["a", "b", ""], ["", "", ""], ["c", "", "d"]], "B2")
    made.add_worksheet("Tiến độ 'A'", 10, 4)
    made.add_worksheet("A1", 3, 2)
    return made


def get(book: gspread.Spreadsheet, text: str, **options: str) -> dict[str, Any]:
    """One raw values.get."""
    return book.client.values_get(book.id, text, params=options)


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("sheet1!b2:c3", "Sheet1!B2:C3"),
        ("C3:B2", "Sheet1!B2:C3"),
        ("$B$2", "Sheet1!B2"),
        ("B:B", "Sheet1!B1:B1000"),
        ("2:3", "Sheet1!A2:Z3"),
        ("B2:C", "Sheet1!B2:C1000"),
        ("B2:4", "Sheet1!B2:Z4"),
        ("Sheet1!R2C2:R3C3", "Sheet1!B2:C3"),
        ("'Tiến độ ''A'''", "'Tiến độ ''A'''!A1:D10"),
        ("Tiến độ 'A'!A1:Z99", "'Tiến độ ''A'''!A1:D10"),
        ("A1", "Sheet1!A1"),
        ("'A1'", "'A1'!A1:B3"),
    ],
)
def test_a_range_is_read_and_echoed(book: gspread.Spreadsheet, asked: str, echoed: str) -> None:
    """Every notation is understood, and echoed as the closed range inside the grid."""
    assert get(book, asked)["range"] == echoed


@pytest.mark.parametrize(
    "text", ["Khác!A1", "A1B2", "A0", "B2:", "Sheet1!", "AAAA1", "'Sheet1", "5", "B"]
)
def test_what_is_no_range_is_refused(book: gspread.Spreadsheet, text: str) -> None:
    """Nothing is guessed: the answer names the text that could not be read."""
    with pytest.raises(gspread.exceptions.APIError) as refused:
        get(book, text)
    assert refused.value.error == {
        "code": 400,
        "message": f"Unable to parse range: {text}",
        "status": "INVALID_ARGUMENT",
    }


def test_a_range_outside_the_grid_is_refused(book: gspread.Spreadsheet) -> None:
    """A range that begins outside is an error that tells the size of the grid."""
    with pytest.raises(
        gspread.exceptions.APIError, match=r"Range \('A1'!C4:E\) exceeds grid limits"
    ):
        get(book, "'A1'!C4:E")


def test_empty_ends_are_trimmed(book: gspread.Spreadsheet) -> None:
    """Trailing empty cells and rows are left out, empty rows inside stay as empty lists."""
    assert get(book, "B2:F9")["values"] == [["a", "b"], [], ["c", "", "d"]]
    assert get(book, "B2:F9", majorDimension="COLUMNS")["values"] == [
        ["a", "", "c"],
        ["b"],
        ["", "", "d"],
    ]
    assert "values" not in get(book, "F1:G5")


def test_a_number_has_three_renderings(book: gspread.Spreadsheet) -> None:
    """Shown, stored, and – for formulas – typed."""
    book.sheet1.update([["=1/3", 45992, True]], "A1", raw=False)
    shape = {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}}
    book.sheet1.format("B1", shape)
    assert get(book, "A1:C1")["values"] == [["0.3333333333", "01/12/2025", "TRUE"]]
    plain = {"valueRenderOption": "UNFORMATTED_VALUE"}
    assert get(book, "A1:C1", **plain)["values"] == [[1 / 3, 45992, True]]
    plain["dateTimeRenderOption"] = "FORMATTED_STRING"
    assert get(book, "B1", **plain)["values"] == [["01/12/2025"]]
    assert get(book, "A1:B1", valueRenderOption="FORMULA")["values"] == [["=1/3", 45992]]


def test_an_error_value_carries_its_reason(book: gspread.Spreadsheet) -> None:
    """Formatted, an error is its code; unformatted, the reason follows."""
    book.sheet1.update([["=1/0", "=KHONGCO(1)"]], "A1", raw=False)
    assert get(book, "A1:B1")["values"] == [["#DIV/0!", "#NAME?"]]
    plain = get(book, "A1", valueRenderOption="UNFORMATTED_VALUE")["values"]
    assert plain == [["#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)"]]


def test_null_leaves_a_cell_alone_and_empty_text_empties_it(book: gspread.Spreadsheet) -> None:
    """The two ways of sending nothing mean two things."""
    body = {"values": [[None, "", "mới"]]}
    book.client.values_update(book.id, "B2", params={"valueInputOption": "RAW"}, body=body)
    assert get(book, "B2:D2")["values"] == [["a", "", "mới"]]


def test_a_write_stays_in_its_range(book: gspread.Spreadsheet) -> None:
    """A single cell is only a start; a wider range is a bound."""
    with pytest.raises(
        gspread.exceptions.APIError,
        match=r"within range \[Sheet1!A1:B1\], but tried writing to column \[C\]",
    ):
        book.sheet1.update([["1", "2", "3"]], "A1:B1")
    with pytest.raises(gspread.exceptions.APIError, match=r"tried writing to row \[4\]"):
        book.worksheet("A1").update([["1"]] * 4, "A1")
    assert get(book, "A1:C1").get("values") is None


def test_a_batch_is_written_as_a_whole_or_not_at_all(book: gspread.Spreadsheet) -> None:
    """One bad part of a values batch leaves the other parts unwritten."""
    parts = [{"range": "E1", "values": [["x"]]}, {"range": "Nope!A1", "values": [["y"]]}]
    with pytest.raises(gspread.exceptions.APIError, match="Unable to parse range: Nope!A1"):
        book.values_batch_update({"valueInputOption": "RAW", "data": parts})
    assert "values" not in get(book, "E1")
    answer = book.values_batch_update({"valueInputOption": "RAW", "data": parts[:1]})
    assert answer["totalUpdatedCells"] == answer["totalUpdatedSheets"] == 1


def test_clearing_keeps_notes_and_formats(book: gspread.Spreadsheet) -> None:
    """Only values go."""
    book.sheet1.update_note("B2", "Xem lại")
    assert book.values_clear("B2:D4") == {"spreadsheetId": book.id, "clearedRange": "Sheet1!B2:D4"}
    assert (book.sheet1.get_note("B2"), "values" in get(book, "B2:D4")) == ("Xem lại", False)


def test_a_field_mask_cuts_the_answer(book: gspread.Spreadsheet) -> None:
    """Dots, slashes and brackets reach the same fields."""
    masks = ("sheets.properties.title", "sheets/properties(title)", "sheets(properties/title)")
    answers = [
        book.client.request("get", f"{URL}/{book.id}", params={"fields": mask}).json()
        for mask in masks
    ]
    titles = [{"properties": {"title": title}} for title in ("Sheet1", "Tiến độ 'A'", "A1")]
    assert answers == [{"sheets": titles}] * 3


TITLES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@given(title=TITLES, top=st.integers(0, 998), left=st.integers(0, 24), height=st.integers(1, 5))
def test_an_echoed_range_reads_back(title: str, top: int, left: int, height: int) -> None:
    """A range written down and read again is the same, whatever the tab is called."""
    book = Book("x", book_properties("x", "vi_VN", "Asia/Ho_Chi_Minh"), [Tab(7, title, 2000, 26)])
    area = Area(7, top, top + height, left, left + 2)
    text = a1.box_text(title, area.within(2000, 26))
    assert a1.parse(text, book) == area


@given(st.integers(0, 20_000))
def test_column_letters_read_back(column: int) -> None:
    """The letters of a column name that column."""
    assert a1.column_number(a1.letters(column)) == column
