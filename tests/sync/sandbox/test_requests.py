"""The kinds of batchUpdate requests that setting up and repairing sheets need, one by one."""

from __future__ import annotations

from typing import Any

import gspread
import pytest

Reply = dict[str, Any]
URL = "https://sheets.googleapis.com/v4/spreadsheets"


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """A small table."""
    made = robot.create("Yêu cầu")
    made.sheet1.resize(6, 4)
    made.sheet1.update([["Tên", "Số"], ["Sở Y tế", 2], ["Sở Y tế", 1]], "A1")
    return made


def send(book: gspread.Spreadsheet, kind: str, **body: object) -> Reply:
    """One request of a batchUpdate and its reply."""
    return book.batch_update({"requests": [{kind: body}]})["replies"][0].get(kind, {})


def sheet(book: gspread.Spreadsheet) -> Reply:
    """The first tab with its cells."""
    return book.fetch_sheet_metadata({"includeGridData": "true"})["sheets"][0]


def box(top: int, bottom: int, left: int, right: int) -> dict[str, int]:
    """A GridRange of the first tab."""
    rows = {"startRowIndex": top, "endRowIndex": bottom}
    return rows | {"startColumnIndex": left, "endColumnIndex": right}


def test_a_spreadsheet_is_created_with_all_it_brings(robot: gspread.Client) -> None:
    """Tabs, cells, names and metadata of spreadsheets.create are there at once."""
    row = {"values": [{"userEnteredValue": {"stringValue": "Mã"}}]}
    entry = {"metadataKey": "don_vi", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    body = {
        "properties": {"title": "Sẵn", "locale": "vi_VN"},
        "sheets": [
            {"properties": {"title": "Biểu", "sheetId": 7}, "data": [{"rowData": [row]}]},
            {"properties": {"title": "Kiểm tra"}},
        ],
        "namedRanges": [{"name": "ma", "range": {"sheetId": 7, "endRowIndex": 1}}],
        "developerMetadata": [entry],
    }
    made = robot.http_client.request("post", URL, json=body).json()
    assert [tab["properties"]["title"] for tab in made["sheets"]] == ["Biểu", "Kiểm tra"]
    assert made["developerMetadata"][0]["location"]["locationType"] == "SPREADSHEET"
    assert robot.open("Sẵn").worksheet("Biểu").get("ma") == [["Mã"]]


def test_conditional_formats_keep_their_order(book: gspread.Spreadsheet) -> None:
    """Rules are put in, changed, moved and taken out by their place."""
    rules = [
        {
            "ranges": [box(1, 6, column, column + 1)],
            "booleanRule": {
                "condition": {"type": "BLANK"},
                "format": {"textFormat": {"bold": True}},
            },
        }
        for column in range(3)
    ]
    for place, rule in enumerate(rules):
        send(book, "addConditionalFormatRule", rule=rule, index=place)
    moved = send(book, "updateConditionalFormatRule", sheetId=0, index=0, newIndex=2)
    gone = send(book, "deleteConditionalFormatRule", sheetId=0, index=0)
    assert (moved["newIndex"], gone["rule"]) == (2, rules[1])
    assert sheet(book)["conditionalFormats"] == [rules[2], rules[0]]


def test_named_ranges_come_and_go(book: gspread.Spreadsheet) -> None:
    """A name is unique, can be moved to other cells, and can be deleted."""
    made = send(book, "addNamedRange", namedRange={"name": "so", "range": box(1, 3, 1, 2)})[
        "namedRange"
    ]
    with pytest.raises(gspread.exceptions.APIError, match="already exists"):
        send(book, "addNamedRange", namedRange={"name": "SO", "range": box(0, 1, 0, 1)})
    moved = made | {"range": box(2, 3, 0, 2)}
    send(book, "updateNamedRange", namedRange=moved, fields="range")
    assert book.values_get("so")["values"] == [["Sở Y tế", "1"]]
    send(book, "deleteNamedRange", namedRangeId=made["namedRangeId"])
    assert "namedRanges" not in book.fetch_sheet_metadata()


def test_filters_and_bands_are_kept(book: gspread.Spreadsheet) -> None:
    """One basic filter a tab; views and bands have ids and can be deleted by them."""
    send(book, "setBasicFilter", filter={"range": box(0, 3, 0, 2)})
    view = send(book, "addFilterView", filter={"title": "Của tôi", "range": box(0, 3, 0, 2)})[
        "filter"
    ]
    band = send(book, "addBanding", bandedRange={"range": box(0, 3, 0, 2), "rowProperties": {}})
    shown = sheet(book)
    assert (shown["basicFilter"]["range"], shown["filterViews"]) == (box(0, 3, 0, 2), [view])
    send(book, "clearBasicFilter", sheetId=0)
    send(book, "deleteFilterView", filterId=view["filterViewId"])
    send(book, "deleteBanding", bandedRangeId=band["bandedRange"]["bandedRangeId"])
    assert not {"basicFilter", "filterViews", "bandedRanges"} & set(sheet(book))


def test_cells_are_copied_cut_and_appended(book: gspread.Spreadsheet) -> None:
    """Pasting values leaves formats behind, cutting empties the source, appending goes below."""
    book.sheet1.format("A2", {"textFormat": {"bold": True}})
    send(
        book,
        "copyPaste",
        source=box(1, 2, 0, 1),
        destination=box(3, 5, 2, 3),
        pasteType="PASTE_VALUES",
    )
    send(book, "cutPaste", source=box(2, 3, 0, 2), destination={"rowIndex": 5, "columnIndex": 0})
    row = {
        "values": [
            {"userEnteredValue": {"numberValue": 9}},
            {"userEnteredValue": {"boolValue": True}},
        ]
    }
    send(book, "appendCells", sheetId=0, rows=[row], fields="userEnteredValue")
    assert book.sheet1.get_all_values() == [
        ["Tên", "Số", ""],
        ["Sở Y tế", "2", ""],
        ["", "", ""],
        ["", "", "Sở Y tế"],
        ["", "", "Sở Y tế"],
        ["Sở Y tế", "1", ""],
        ["9", "TRUE", ""],
    ]
    assert "userEnteredFormat" not in sheet(book)["data"][0]["rowData"][3]["values"][2]


def test_words_are_found_and_replaced(book: gspread.Spreadsheet) -> None:
    """The reply counts what was changed; formulas only when asked for."""
    book.sheet1.update([['="Sở Y tế"']], "C1", raw=False)
    found = send(book, "findReplace", find="sở y tế", replacement="Sở Tài chính", allSheets=True)
    assert found == {
        "valuesChanged": 2,
        "rowsChanged": 2,
        "sheetsChanged": 1,
        "occurrencesChanged": 2,
    }
    pattern = {"find": "^S(.)", "replacement": "s", "searchByRegex": True, "matchCase": True}
    send(book, "findReplace", range=box(0, 6, 0, 1), **pattern)
    assert book.sheet1.col_values(1) == ["Tên", "s Tài chính", "s Tài chính"]
    assert book.sheet1.acell("C1").value == "Sở Y tế"


def test_protection_is_changed_and_lifted(book: gspread.Spreadsheet) -> None:
    """An update touches the masked parts only."""
    rule = {"range": box(0, 1, 0, 4), "description": "Tiêu đề"}
    made = send(book, "addProtectedRange", protectedRange=rule)["protectedRange"]
    number = made["protectedRangeId"]
    change = {"protectedRangeId": number, "description": "Đầu bảng", "warningOnly": True}
    send(book, "updateProtectedRange", protectedRange=change, fields="description")
    shown = sheet(book)["protectedRanges"][0]
    assert (shown["description"], "warningOnly" in shown) == ("Đầu bảng", False)
    assert shown["editors"] == {"users": ["robot@phancong.example"]}
    send(book, "deleteProtectedRange", protectedRangeId=number)
    assert "protectedRanges" not in sheet(book)


def place(sheet_id: int, row: int) -> dict[str, Any]:
    """The place of a row."""
    span = {"dimension": "ROWS", "startIndex": row, "endIndex": row + 1}
    return {"dimensionRange": span | ({"sheetId": sheet_id} if sheet_id else {})}


def test_metadata_is_created_changed_found_and_deleted(book: gspread.Spreadsheet) -> None:
    """Entries on the file, the tab and a row, looked up by id, place and overlap."""
    ids = []
    for spot in ({"spreadsheet": True}, {"sheetId": 0}, place(0, 2)):
        entry = {
            "metadataKey": "k",
            "metadataValue": "1",
            "visibility": "DOCUMENT",
            "location": spot,
        }
        ids.append(send(book, "createDeveloperMetadata", developerMetadata=entry))
    numbers = [reply["developerMetadata"]["metadataId"] for reply in ids]
    near = {"gridRange": box(1, 4, 0, 1)}
    changed = {
        "dataFilters": [near],
        "developerMetadata": {"metadataValue": "2"},
        "fields": "metadataValue",
    }
    reply = send(book, "updateDeveloperMetadata", **changed)
    assert [entry["metadataId"] for entry in reply["developerMetadata"]] == numbers[2:]
    one = book.client.request("get", f"{URL}/{book.id}/developerMetadata/{numbers[2]}").json()
    assert (one["metadataValue"], one["location"]["locationType"]) == ("2", "ROW")
    exact = {"metadataLocation": {"sheetId": 0}, "locationMatchingStrategy": "EXACT_LOCATION"}
    search = {"dataFilters": [{"developerMetadataLookup": exact}]}
    found = book.client.request(
        "post", f"{URL}/{book.id}/developerMetadata:search", json=search
    ).json()
    assert [m["developerMetadata"]["metadataId"] for m in found["matchedDeveloperMetadata"]] == [
        numbers[1]
    ]
    by_key = {"developerMetadataLookup": {"metadataKey": "k"}}
    gone = send(book, "deleteDeveloperMetadata", dataFilter=by_key)
    assert [entry["metadataId"] for entry in gone["deletedDeveloperMetadata"]] == numbers


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ({"visibility": "DOCUMENT"}, "metadata.key must be set"),
        ({"metadataKey": "k"}, "visibility must be specified"),
        ({"metadataKey": "k", "visibility": "PROJECT"}, "location must be specified"),
        (
            {"metadataKey": "k" * 30_001, "visibility": "DOCUMENT", "location": {"sheetId": 0}},
            "limit of 30000",
        ),
    ],
)
def test_metadata_has_its_limits(
    book: gspread.Spreadsheet, entry: dict[str, Any], text: str
) -> None:
    """A key, a visibility and a place are needed, and there is not room for everything."""
    with pytest.raises(gspread.exceptions.APIError, match=text):
        send(book, "createDeveloperMetadata", developerMetadata=entry)


def test_a_batch_can_answer_with_the_spreadsheet(book: gspread.Spreadsheet) -> None:
    """One call changes and reads back."""
    body = {
        "requests": [
            {"updateSheetProperties": {"properties": {"title": "Mới"}, "fields": "title"}}
        ],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["Mới!A1:B1"],
        "responseIncludeGridData": True,
    }
    shown = book.batch_update(body)["updatedSpreadsheet"]["sheets"][0]
    assert shown["properties"]["title"] == "Mới"
    assert len(shown["data"][0]["rowData"][0]["values"]) == 2


def test_tabs_are_ordered_by_index(book: gspread.Spreadsheet) -> None:
    """Moving a tab to the right counts its old place, as the service does."""
    for title in ("Hai", "Ba"):
        book.add_worksheet(title, 2, 2)
    first = {"properties": {"sheetId": 0, "index": 2}, "fields": "index"}
    send(book, "updateSheetProperties", **first)
    assert [tab.title for tab in book.worksheets()] == ["Hai", "Sheet1", "Ba"]


def test_several_ranges_are_read_and_cleared_at_once(book: gspread.Spreadsheet) -> None:
    """The batch forms answer in the order asked for."""
    ranges = ["Sheet1!B2:B3", "Sheet1!A1"]
    read = book.values_batch_get(ranges, {"valueRenderOption": "UNFORMATTED_VALUE"})
    assert [part.get("values") for part in read["valueRanges"]] == [[[2], [1]], [["Tên"]]]
    assert book.values_batch_clear(body={"ranges": ranges})["clearedRanges"] == ranges
    assert book.sheet1.get_all_values() == [["", "Số"], ["Sở Y tế", ""], ["Sở Y tế", ""]]
