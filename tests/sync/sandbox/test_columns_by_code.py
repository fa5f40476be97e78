"""Columns marked by developer metadata are found wherever people move them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import gspread

CODES = ("ma_dong", "noi_dung", "ty_le")


def mark(column: int, code: str, sheet: int = 0) -> dict[str, Any]:
    """A request that hangs a column code on a column."""
    place = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    entry = {"metadataKey": "c", "metadataValue": code, "visibility": "DOCUMENT"}
    return {
        "createDeveloperMetadata": {
            "developerMetadata": entry | {"location": {"dimensionRange": place}}
        }
    }


def lookup(code: str) -> dict[str, Any]:
    """The filter for one column code."""
    wanted = {"metadataKey": "c", "metadataValue": code, "locationType": "COLUMN"}
    return {"developerMetadataLookup": wanted}


def pull(book: gspread.Spreadsheet, *codes: str) -> dict[str, list[Any]]:
    """The columns by code, as one call reads them."""
    body = {
        "majorDimension": "COLUMNS",
        "valueRenderOption": "UNFORMATTED_VALUE",
        "dataFilters": [lookup(code) for code in codes],
    }
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{book.id}/values:batchGetByDataFilter"
    answer = book.client.request("post", url, json=body).json()
    found: dict[str, list[Any]] = {}
    for entry in answer.get("valueRanges", []):
        code = entry["dataFilters"][0]["developerMetadataLookup"]["metadataValue"]
        found[code] = entry["valueRange"].get("values", [[]])[0]
    return found


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """Three marked columns with two rows of values."""
    made = robot.create("Biểu")
    made.sheet1.update(
        [["Mã", "Nội dung", "Tỷ lệ"], ["NV-1", "Rà soát", 50], ["NV-2", "", 100]], "A1"
    )
    made.batch_update({"requests": [mark(place, code) for place, code in enumerate(CODES)]})
    return made


def change(book: gspread.Spreadsheet, **request: object) -> None:
    """One request of a batchUpdate."""
    book.batch_update({"requests": [request]})


def columns(start: int, end: int) -> dict[str, Any]:
    """A stretch of columns on the first tab."""
    return {"sheetId": 0, "dimension": "COLUMNS", "startIndex": start, "endIndex": end}


def test_every_column_comes_by_its_code(book: gspread.Spreadsheet) -> None:
    """One filter per code brings each column with its own trimming."""
    assert pull(book, *CODES) == {
        "ma_dong": ["Mã", "NV-1", "NV-2"],
        "noi_dung": ["Nội dung", "Rà soát"],
        "ty_le": ["Tỷ lệ", 50, 100],
    }


def test_a_moved_and_an_inserted_column_change_nothing(book: gspread.Spreadsheet) -> None:
    """Codes travel with their columns, values and all."""
    before = pull(book, *CODES)
    change(book, insertDimension={"range": columns(1, 3)})
    change(book, moveDimension={"source": columns(4, 5), "destinationIndex": 0})
    assert book.sheet1.row_values(1) == ["Tỷ lệ", "Mã", "", "", "Nội dung"]
    assert pull(book, *CODES) == before


def test_a_deleted_column_has_no_answer(book: gspread.Spreadsheet) -> None:
    """A filter that matches nothing is missing from the answer; the others are there."""
    change(book, deleteDimension={"range": columns(1, 2)})
    assert set(pull(book, *CODES)) == {"ma_dong", "ty_le"}


def test_answers_lie_in_the_order_of_the_sheet(book: gspread.Spreadsheet) -> None:
    """Whatever the order of the filters, the ranges come from left to right."""
    assert list(pull(book, "ty_le", "noi_dung", "ma_dong")) == list(CODES)


def test_two_codes_on_one_column_share_an_answer(book: gspread.Spreadsheet) -> None:
    """Filters that mean the same range are put together and all echoed."""
    change(book, **mark(2, "ty_le_khac"))
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{book.id}/values:batchGetByDataFilter"
    filters = [lookup("ty_le_khac"), lookup("ty_le")]
    answer = book.client.request("post", url, json={"dataFilters": filters}).json()
    assert [entry["dataFilters"] for entry in answer["valueRanges"]] == [filters]
    assert answer["valueRanges"][0]["valueRange"]["range"] == "Sheet1!C1:C1000"


def test_metadata_dies_with_its_tab(book: gspread.Spreadsheet) -> None:
    """A deleted tab takes its column codes along."""
    other = book.add_worksheet("Khác", 3, 3)
    change(book, **mark(0, "khac", other.id))
    assert set(pull(book, "khac")) == {"khac"}
    book.del_worksheet(other)
    assert pull(book, "khac") == {}


def test_metadata_is_searched_and_shown_in_place(book: gspread.Spreadsheet) -> None:
    """A search lists entries with the filters they matched; grid metadata shows them too."""
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{book.id}"
    search = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "c"}}]}
    found = book.client.request("post", f"{url}/developerMetadata:search", json=search).json()
    values = [m["developerMetadata"]["metadataValue"] for m in found["matchedDeveloperMetadata"]]
    assert values == list(CODES)
    mask = {"fields": "sheets.data.columnMetadata.developerMetadata.metadataValue"}
    shown = book.client.request("get", url, params=mask).json()
    first = shown["sheets"][0]["data"][0]["columnMetadata"][0]
    assert first == {"developerMetadata": [{"metadataValue": "ma_dong"}]}


def test_values_are_written_and_cleared_by_code(book: gspread.Spreadsheet) -> None:
    """The writing forms of the same filters reach the same columns."""
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{book.id}/values"
    part = {"dataFilter": lookup("ty_le"), "majorDimension": "COLUMNS", "values": [["Tỷ lệ", 75]]}
    body = {"valueInputOption": "RAW", "data": [part]}
    book.client.request("post", f"{url}:batchUpdateByDataFilter", json=body)
    assert pull(book, "ty_le") == {"ty_le": ["Tỷ lệ", 75, 100]}
    filters = {"dataFilters": [lookup("ty_le")]}
    answer = book.client.request("post", f"{url}:batchClearByDataFilter", json=filters).json()
    assert answer["clearedRanges"] == ["Sheet1!C1:C1000"]
    assert pull(book, "ty_le") == {"ty_le": []}
