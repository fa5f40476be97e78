"""Real gspread against the sandbox: log in, create, write, read, share, list, copy, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gspread
import pytest

if TYPE_CHECKING:
    from support.sandbox_login import Login

    from sync.sandbox import Sandbox


def test_a_created_spreadsheet_can_be_written_and_read(robot: gspread.Client) -> None:
    """What is written into a new spreadsheet is what is read from it."""
    book = robot.create("Kế hoạch 2026")
    book.sheet1.update([["Nội dung", "Tỷ lệ"], ["Rà soát văn bản", 87.5], ["", 0]], "B2")
    assert book.title == "Kế hoạch 2026"
    assert book.sheet1.get("B2:C4", value_render_option="UNFORMATTED_VALUE") == [
        ["Nội dung", "Tỷ lệ"],
        ["Rà soát văn bản", 87.5],
        ["", 0],
    ]


def test_one_login_serves_many_calls(sandbox: Sandbox, robot: gspread.Client) -> None:
    """The token endpoint is asked once an hour, not once a call."""
    robot.create("Một")
    robot.create("Hai")
    assert [logged.kind for logged in sandbox.log].count("token") == 1


def test_a_shared_file_is_seen_by_the_other_account(robot: gspread.Client, login: Login) -> None:
    """Sharing lets the other account list and open the file; before that it is not there."""
    book = robot.create("Sở Tài chính")
    agency = login("so-tai-chinh@phancong.example")
    assert agency.list_spreadsheet_files() == []
    book.share("so-tai-chinh@phancong.example", perm_type="user", role="writer", notify=False)
    assert [file["name"] for file in agency.list_spreadsheet_files()] == ["Sở Tài chính"]
    agency.open("Sở Tài chính").sheet1.update_acell("A1", "xong")
    assert book.sheet1.acell("A1").value == "xong"


def test_a_copy_has_its_own_cells(robot: gspread.Client) -> None:
    """A copied spreadsheet starts with the same cells and then goes its own way."""
    book = robot.create("Mẫu")
    book.sheet1.update_acell("A1", "mẫu")
    copy = robot.copy(book.id, "Bản của sở")
    copy.sheet1.update_acell("A1", "của sở")
    assert (copy.title, book.sheet1.acell("A1").value) == ("Bản của sở", "mẫu")


def test_a_deleted_file_is_gone(robot: gspread.Client) -> None:
    """After a delete, opening the file is a 404 and the list is empty."""
    book = robot.create("Bỏ")
    robot.del_spreadsheet(book.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        robot.open_by_key(book.id)
    assert robot.list_spreadsheet_files() == []


def test_tabs_with_difficult_names_are_reached(robot: gspread.Client) -> None:
    """Slashes, quotes, colons and exclamation marks in a tab's name do not confuse a range."""
    book = robot.create("Tên khó")
    for title in ("Tiến độ: 2026/Q4 'A'!", "A1", "100%", "Ω — 🎯"):
        tab = book.add_worksheet(title, 5, 3)
        tab.update([[title]], "B2")
        assert tab.get("B2:C3") == [[title]], title
    assert book.sheet1.get("A1:C3") == [[]]


def test_rows_are_appended_below_the_table(robot: gspread.Client) -> None:
    """Append finds the end of the table and makes the grid grow when it is full."""
    tab = robot.create("Nhật ký").sheet1
    tab.resize(2, 3)
    tab.append_row(["a", "b"])
    tab.append_rows([["c", "d"], ["e", "f"]])
    assert tab.get_all_values() == [["a", "b"], ["c", "d"], ["e", "f"]]
