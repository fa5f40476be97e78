"""Nonsense in a request is answered with 400 and a place, never with a broken server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import requests
from support.discovery import Discovery

from sync.sandbox.batch import REQUESTS
from sync.sandbox.messages import MESSAGES

if TYPE_CHECKING:
    import gspread

    from sync.sandbox import Sandbox

JUNK: tuple[Any, ...] = (
    "chữ",
    {"range": "A1"},
    {"range": {"sheetId": "không", "startRowIndex": 1.5}},
    {"range": {"startRowIndex": -1}},
    {"range": {"startRowIndex": 5, "endRowIndex": 2}, "fields": "*", "source": [], "properties": 3},
    {"rows": [{"values": [["x"]]}], "fields": "note", "start": {"rowIndex": 10**12}},
)
SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"


@pytest.mark.parametrize("kind", sorted(REQUESTS))
def test_a_request_of_the_wrong_shape_is_refused(
    sandbox: Sandbox, robot: gspread.Client, kind: str
) -> None:
    """Every kind of request answers nonsense with 400 and leaves the spreadsheet as it was."""
    book = robot.create("Vô nghĩa")
    before = book.fetch_sheet_metadata()
    head = {"Authorization": f"Bearer {robot.http_client.auth.token}"}
    url = f"{sandbox.url}/v4/spreadsheets/{book.id}:batchUpdate"
    for junk in JUNK:
        body = {"requests": [{kind: junk}, {"deleteSheet": {"sheetId": 99}}]}
        answer = requests.post(url, json=body, headers=head, timeout=5)
        assert answer.status_code == 400, (junk, answer.text)
    assert book.fetch_sheet_metadata() == before


def test_every_wrong_value_is_named_by_its_path(sandbox: Sandbox, robot: gspread.Client) -> None:
    """One answer lists all of them, before the spreadsheet is even looked for."""
    robot.list_spreadsheet_files()
    request = {"addSheet": {"properties": {"sheetId": "x", "title": 5}}}
    head = {"Authorization": f"Bearer {robot.http_client.auth.token}"}
    url = f"{sandbox.url}/v4/spreadsheets/khong-co:batchUpdate"
    answer = requests.post(url, json={"requests": [request]}, headers=head, timeout=5).json()[
        "error"
    ]
    assert answer["message"].split("\n") == [
        "Invalid value at 'requests[0].add_sheet.properties.sheet_id' (TYPE_INT32), \"x\"",
        "Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 5",
    ]
    assert len(answer["details"][0]["fieldViolations"]) == 2


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b'"x"', b"null"])
def test_a_body_that_is_no_json_object_is_refused(
    sandbox: Sandbox, robot: gspread.Client, body: bytes
) -> None:
    """Broken JSON is a 400, too."""
    robot.list_spreadsheet_files()
    head = {"Authorization": f"Bearer {robot.http_client.auth.token}"}
    answer = requests.post(f"{sandbox.url}/v4/spreadsheets", data=body, headers=head, timeout=5)
    assert (answer.status_code, answer.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


def test_a_misspelt_field_is_not_overlooked(sandbox: Sandbox, robot: gspread.Client) -> None:
    """A field nobody knows is refused with its place, as the service does."""
    book = robot.create("Sai chính tả")
    head = {"Authorization": f"Bearer {robot.http_client.auth.token}"}
    url = f"{sandbox.url}/v4/spreadsheets/{book.id}:batchUpdate"
    area = {"sheetId": 0, "startRow": 1}
    request = {"addProtectedRange": {"protectedRange": {"range": area, "warningsOnly": True}}}
    answer = requests.post(url, json={"requests": [request]}, headers=head, timeout=5).json()
    place = "requests[0].add_protected_range.protected_range"
    assert answer["error"]["message"].split("\n") == [
        f"Invalid JSON payload received. Unknown name \"{name}\" at '{where}': Cannot find field."
        for name, where in (("startRow", f"{place}.range"), ("warningsOnly", place))
    ]


def test_the_known_fields_are_those_of_google() -> None:
    """Every message the sandbox knows has exactly the fields of Google's document."""
    schemas = Discovery("sheets.v4").document["schemas"]
    for name, fields in MESSAGES.items():
        assert set(fields) == set(schemas[name]["properties"]), name
        for field, message in fields.items():
            node = schemas[name]["properties"][field]
            assert message in ("", "Request", node.get("items", node).get("$ref")), (name, field)
