"""Rows, columns and tabs that change, and batches that succeed or fail as a whole."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.sandbox.moves import Deleted, Inserted, Moved

URL = "https://sheets.googleapis.com/v4/spreadsheets"


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """One tab of six rows and four columns, filled in part."""
    made = robot.create("Cấu trúc")
    made.sheet1.resize(6, 4)
    made.sheet1.update([["Tên", "Số"], ["b", 2], ["a", 1], ["", ""], ["c", 3]], "A1")
    return made


def state(book: gspread.Spreadsheet) -> dict[str, Any]:
    """The whole spreadsheet with its cells."""
    return book.fetch_sheet_metadata({"includeGridData": "true"})


def request(book: gspread.Spreadsheet, kind: str, **body: object) -> dict[str, Any]:
    """One request of a batchUpdate and its reply."""
    return book.batch_update({"requests": [{kind: body}]})["replies"][0].get(kind, {})


def test_one_bad_request_undoes_the_others(book: gspread.Spreadsheet) -> None:
    """A batch with a mistake changes nothing, and says which request it was."""
    before = state(book)
    batch = [
        {"addSheet": {"properties": {"title": "Mới"}}},
        {
            "deleteDimension": {
                "range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 2}
            }
        },
        {"updateSpreadsheetProperties": {"properties": {"title": "Khác"}, "fields": "title"}},
        {"addSheet": {"properties": {"title": "SHEET1"}}},
    ]
    with pytest.raises(gspread.exceptions.APIError) as refused:
        book.batch_update({"requests": batch})
    message = 'A sheet with the name "SHEET1" already exists. Please enter another name.'
    assert refused.value.error["message"] == f"Invalid requests[3].addSheet: {message}"
    assert state(book) == before


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"noSuchRequest": {}}, "Unknown name \"noSuchRequest\" at 'requests[0]'"),
        ({"deleteSheet": {"sheetId": 99}}, "Invalid requests[0].deleteSheet: No sheet with id: 99"),
        ({"deleteSheet": {"sheetId": 0}}, "remove all the sheets"),
        ({"updateCells": {"start": {}, "rows": []}}, "At least one field must be listed"),
        ({"addChart": {}}, "The sandbox does not know requests[0].addChart"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    book: gspread.Spreadsheet, body: dict[str, Any], text: str
) -> None:
    """The answer tells what is wrong, also where the sandbox knows less than the service."""
    with pytest.raises(gspread.exceptions.APIError) as refused:
        book.batch_update({"requests": [body]})
    assert text in refused.value.error["message"]


def test_merges_names_and_protection_move_with_rows(book: gspread.Spreadsheet) -> None:
    """Rows put in above push everything down that lies on cells."""
    tab = book.sheet1
    tab.merge_cells("A2:B2")
    tab.define_named_range("A2:B3", "bang")
    tab.add_protected_range("A3:B3")
    tab.insert_rows([["mới"], ["mới"]], row=2)
    sheet = state(book)["sheets"][0]
    assert (sheet["merges"][0]["startRowIndex"], sheet["merges"][0]["endRowIndex"]) == (3, 4)
    assert sheet["protectedRanges"][0]["range"]["startRowIndex"] == 4
    assert tab.get("bang") == [["b"], ["a", "1"]]


def test_what_lies_on_deleted_rows_is_gone(book: gspread.Spreadsheet) -> None:
    """Merges and protected ranges die with their rows; a longer one shrinks."""
    book.sheet1.merge_cells("A2:B2")
    book.sheet1.add_protected_range("A2:A4")
    book.sheet1.delete_rows(2, 3)
    sheet = state(book)["sheets"][0]
    assert "merges" not in sheet
    assert sheet["protectedRanges"][0]["range"]["endRowIndex"] == 2
    assert book.sheet1.get_all_values() == [["Tên", "Số"], ["", ""], ["c", "3"]]


def test_sorting_moves_whole_rows_and_leaves_empty_ones_last(book: gspread.Spreadsheet) -> None:
    """Notes travel with their rows; rows without a value go to the end."""
    book.sheet1.update_note("A3", "của a")
    book.sheet1.sort((1, "des"), range="A2:B6")
    assert book.sheet1.col_values(1) == ["Tên", "c", "b", "a"]
    assert book.sheet1.get_note("A4") == "của a"


def test_a_merge_keeps_only_its_first_value(book: gspread.Spreadsheet) -> None:
    """The other cells of a merge are emptied; half a merge cannot be undone."""
    book.sheet1.merge_cells("A2:B3")
    assert book.sheet1.get("A1:B3") == [["Tên", "Số"], ["b"]]
    with pytest.raises(gspread.exceptions.APIError, match="select all cells in a merged range"):
        book.sheet1.unmerge_cells("A2:A2")


def test_cells_carry_notes_rules_and_formats(book: gspread.Spreadsheet) -> None:
    """What setup puts on cells is what a read shows, and masks touch nothing else."""
    area = {"startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 1, "endColumnIndex": 2}
    rule = {
        "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Đang làm"}]},
        "strict": True,
        "showCustomUi": True,
    }
    request(book, "setDataValidation", range=area, rule=rule)
    cell = {"note": "Sửa lại", "userEnteredFormat": {"textFormat": {"bold": True}}}
    request(
        book, "repeatCell", range=area, cell=cell, fields="note,userEnteredFormat.textFormat.bold"
    )
    shown = state(book)["sheets"][0]["data"][0]["rowData"][1]["values"][1]
    assert (shown["note"], shown["dataValidation"]) == ("Sửa lại", rule)
    assert shown["userEnteredFormat"] == {"textFormat": {"bold": True}}
    assert shown["effectiveValue"] == {"numberValue": 2}


def test_a_tab_is_copied_into_another_file(
    book: gspread.Spreadsheet, robot: gspread.Client
) -> None:
    """Copying gives the copy a name and an id of its own."""
    other = robot.create("Đích")
    made = book.sheet1.copy_to(other.id)
    assert made["title"] == "Copy of Sheet1"
    assert other.get_worksheet_by_id(made["sheetId"]).get("A1:B2") == [["Tên", "Số"], ["b", "2"]]


def test_hidden_rows_and_frozen_headings_are_shown(book: gspread.Spreadsheet) -> None:
    """Row metadata and grid properties tell what the screen shows."""
    book.sheet1.hide_rows(1, 2)
    book.sheet1.freeze(rows=1)
    sheet = state(book)["sheets"][0]
    assert sheet["data"][0]["rowMetadata"][1] == {"pixelSize": 21, "hiddenByUser": True}
    assert sheet["properties"]["gridProperties"] == {
        "rowCount": 6,
        "columnCount": 4,
        "frozenRowCount": 1,
    }


def test_setup_run_twice_gives_the_same_sheet(book: gspread.Spreadsheet) -> None:
    """Requests that set something leave the same state when they are sent again."""
    batch = {
        "requests": [
            {
                "updateSpreadsheetProperties": {
                    "properties": {"locale": "vi_VN"},
                    "fields": "locale",
                }
            },
            {
                "updateCells": {
                    "range": {"endRowIndex": 1},
                    "rows": [{"values": [{"note": "x"}]}],
                    "fields": "note",
                }
            },
        ]
    }
    book.batch_update(batch)
    once = state(book)
    book.batch_update(batch)
    assert state(book) == once


SMALL = st.integers(0, 12)


@given(at=SMALL, count=st.integers(1, 5), index=SMALL)
def test_inserting_and_deleting_the_same_rows_is_nothing(at: int, count: int, index: int) -> None:
    """A row keeps its place when rows come and go before or behind it."""
    moved = Inserted(at, count).place(index)
    assert Deleted(at, at + count).place(moved) == index


@given(start=SMALL, length=st.integers(1, 4), to=SMALL)
def test_moving_loses_no_row(start: int, length: int, to: int) -> None:
    """Every row has a place after a move, and no two rows the same one."""
    change = Moved(start, start + length, to if not start <= to <= start + length else start)
    places = [change.place(index) for index in range(20)]
    assert sorted(places) == list(range(20))


@given(start=SMALL, length=st.integers(1, 4), to=SMALL, first=SMALL, size=st.integers(1, 8))
def test_a_stretch_moves_only_as_a_whole(
    start: int, length: int, to: int, first: int, size: int
) -> None:
    """A protected stretch covers the same rows after a move, or – torn apart – stays."""
    change = Moved(start, start + length, to if not start <= to <= start + length else start)
    old = range(first, first + size)
    new = range(*change.span(first, first + size))
    assert set(new) == {change.place(index) for index in old} or new == old
