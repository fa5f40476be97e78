"""What Drive gives besides files: downloads, content from CSV, comments, who is asking."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from gspread.exceptions import APIError
from gspread.utils import ExportFormat
from openpyxl import load_workbook
from support.drive_calls import call

if TYPE_CHECKING:
    import gspread
    from support.drive_calls import Members


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """Two tabs, the first with a number, a text with a comma and a gap."""
    made = robot.create("Tải về")
    made.sheet1.update([["a,b", 1.5], [], ["", "c"]], "A1")
    made.add_worksheet("Hai", 5, 5)
    return made


def test_a_spreadsheet_is_downloaded_as_csv_and_tsv(book: gspread.Spreadsheet) -> None:
    """The first tab as shown, every line equally long."""
    assert book.export(ExportFormat.CSV) == b'"a,b",1.5\r\n,\r\n,c'
    assert book.export(ExportFormat.TSV) == b"a,b\t1.5\r\n\t\r\n\tc"


def test_a_spreadsheet_is_downloaded_as_a_workbook(book: gspread.Spreadsheet) -> None:
    """Every tab with raw values."""
    opened = load_workbook(BytesIO(book.export(ExportFormat.EXCEL)))
    assert opened.sheetnames == ["Sheet1", "Hai"]
    assert [[cell.value for cell in row] for row in opened["Sheet1"]] == [
        ["a,b", 1.5],
        [None, None],
        [None, "c"],
    ]


def test_pictures_of_pages_are_not_pretended(book: gspread.Spreadsheet) -> None:
    """A PDF is refused openly."""
    with pytest.raises(APIError, match="does not export application/pdf") as refused:
        book.export(ExportFormat.PDF)
    assert refused.value.response.status_code == 501


def test_csv_replaces_everything(robot: gspread.Client, book: gspread.Spreadsheet) -> None:
    """Gspread's import leaves one tab, called as the file and filled as if typed."""
    robot.import_csv(book.id, "x,2.5\ny,=1+1\n")
    assert [tab.title for tab in robot.open_by_key(book.id).worksheets()] == [book.title]
    shown = book.sheet1.get("A1:B2", value_render_option="UNFORMATTED_VALUE")
    assert shown == [["x", 2.5], ["y", 2]]


def test_comments_go_along_with_a_copy(robot: gspread.Client, book: gspread.Spreadsheet) -> None:
    """Gspread copies comments one by one; the copy has them too."""
    call(robot, "post", f"files/{book.id}/comments", {"content": "Xin xem lại"}, fields="id")
    copy = robot.copy(book.id, copy_comments=True)
    listed = call(
        robot, "get", f"files/{copy.id}/comments", None, fields="comments(content,author)"
    )
    (comment,) = listed["comments"]
    assert comment["content"] == "Xin xem lại"
    assert comment["author"]["me"] is True


def test_a_file_of_a_shared_drive_is_downloaded_by_a_member(members: Members) -> None:
    """The download knows nothing of drives and works all the same."""
    robot, _, drive = members
    made = robot.create("Trong ổ", folder_id=drive)
    made.sheet1.update_acell("A1", "x")
    assert made.export(ExportFormat.CSV) == b"x"


def test_who_is_asking(robot: gspread.Client) -> None:
    """about.get tells the caller's address."""
    told = call(robot, "get", "about", None, fields="user(emailAddress,me)")
    assert told == {"user": {"emailAddress": "robot@phancong.example", "me": True}}
