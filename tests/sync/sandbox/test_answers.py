"""The stand-in's answers beside what Google answers, as public sources tell it.

Each case of `answers/*.toml` names its source. The expectations were written down from the
sources first; nothing here was taken from the stand-in.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import gspread
    import requests
    from support.sandbox_login import Login

    from sync.sandbox import Sandbox

FOLDER = Path(__file__).parent / "answers"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]
DATE = {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}}
CELLS = [
    [{"stringValue": "Mã"}, {"stringValue": "Số"}, {"numberValue": 46203}],
    [{"stringValue": "x"}, {"numberValue": 1.5}, {"boolValue": True}],
    [],
    [{}, {"formulaValue": "=B2*2"}, {"formulaValue": "=1/0"}],
]


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """A spreadsheet with a little of everything the cases ask for."""
    made = robot.create("Kế hoạch")
    rows = [{"values": [{"userEnteredValue": value} for value in line]} for line in CELLS]
    date = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 2}
    note = {"rowIndex": 1, "columnIndex": 0}
    merge = {"startRowIndex": 6, "endRowIndex": 8, "startColumnIndex": 0, "endColumnIndex": 2}
    second = {"sheetId": 7, "title": "Tiến độ 'A'"}
    second["gridProperties"] = {"rowCount": 10, "columnCount": 3, "frozenRowCount": 1}
    third = {"sheetId": 8, "title": "A1", "gridProperties": {"rowCount": 5, "columnCount": 5}}
    column = {"dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    entry = {"metadataId": 91, "metadataKey": "c", "metadataValue": "so", "visibility": "DOCUMENT"}
    entry["location"] = {"dimensionRange": column}
    said = [{"values": [{"userEnteredValue": {"stringValue": "trên trang A1"}}]}]
    requests: list[dict[str, Any]] = [
        {"updateCells": {"start": {}, "rows": rows, "fields": "userEnteredValue"}},
        {
            "repeatCell": {
                "range": date | {"endColumnIndex": 3},
                "cell": {"userEnteredFormat": DATE},
                "fields": "userEnteredFormat",
            }
        },
        {
            "updateCells": {
                "start": note,
                "rows": [{"values": [{"note": "ghi chú"}]}],
                "fields": "note",
            }
        },
        {"mergeCells": {"range": merge, "mergeType": "MERGE_ALL"}},
        {"addSheet": {"properties": second}},
        {"addSheet": {"properties": third}},
        {
            "updateCells": {
                "start": {"sheetId": 8},
                "rows": said,
                "fields": "userEnteredValue",
            }
        },
        {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 7}}}},
        {"createDeveloperMetadata": {"developerMetadata": entry}},
    ]
    made.batch_update({"requests": requests})
    return made


def asked(
    sandbox: Sandbox, login: Login, book: gspread.Spreadsheet, case: dict[str, Any]
) -> requests.Response:
    """The answer to the request of a case, sent without gspread's opinion on it."""
    client = login("la@noi-khac.example") if case.get("who") == "stranger" else book.client
    session = client.session if hasattr(client, "session") else client.http_client.session
    if case.get("who") == "stranger":
        client.list_spreadsheet_files()
    verb, _, path = case.get("call", "POST :batchUpdate").replace("{book}", book.id).partition(" ")
    body = case.get("body") or ('{"requests": [%s]}' % case["request"] if "request" in case else "")
    if path.startswith("https:"):
        url = path.replace("https://sheets.googleapis.com", sandbox.url)
    elif path.startswith("drive/"):
        url = f"{sandbox.url}/drive/v3/{path.removeprefix('drive/')}"
    else:
        url = f"{sandbox.url}/v4/spreadsheets/{book.id}{path}"
    options: dict[str, Any] = {"data": body.encode() or None, "timeout": 10}
    options["headers"] = {"Content-Type": "application/json"} if body else {}
    if case.get("who") in ("", "nope"):
        import requests

        if case["who"]:
            options["headers"]["Authorization"] = f"Bearer {case['who']}"
        return requests.request(verb, url, **options)
    return session.request(verb, url, **options)


@pytest.mark.parametrize("case", CASES)
def test_it_answers_as_google_does(
    sandbox: Sandbox, login: Login, book: gspread.Spreadsheet, case: dict[str, Any]
) -> None:
    """Status, body, error text, details and headers are those of the case."""
    got = asked(sandbox, login, book, case)
    body = json.loads(got.text.replace(book.id, "{book}")) if got.content else None
    assert got.status_code == case.get("status", 200), body
    if "answer" in case:
        assert body == json.loads(case["answer"])
    if "says" in case:
        assert body["error"]["message"] == case["says"]
    if "begins" in case:
        assert body["error"]["message"].startswith(case["begins"])
    if "error" in case:
        assert body["error"] == json.loads(case["error"])
    if "details" in case:
        assert body["error"]["details"] == json.loads(case["details"])
    if "header" in case:
        assert got.headers[case["header"][0]] == case["header"][1]
