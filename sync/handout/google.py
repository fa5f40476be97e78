"""The calls that handing out makes, through gspread's client, and what a refusal means.

A read tells everything about a spreadsheet, one batchUpdate changes it; both go round
gspread's `Spreadsheet`, which would read the whole again before each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gspread.urls import DRIVE_FILES_API_V3_URL, SPREADSHEET_BATCH_UPDATE_URL

from sync.handout.found import FIELDS, FoundBook, Json, found_book, tab_titles
from sync.handout.read_tabs import read_tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    import gspread

KEY = "phancong.agency"  # app property of the file, set in the call that creates it
_SPREADSHEET = "application/vnd.google-apps.spreadsheet"


def read_book(client: gspread.Client, key: str, *, only: str = "") -> FoundBook:
    """A spreadsheet as it is; with `only`, of a plan's tab alone the cells."""
    chosen = (lambda sheets: tab_titles(sheets, only)) if only else None
    return found_book(read_tabs(client, key, FIELDS, chosen))


def write(client: gspread.Client, key: str, requests: Sequence[Json]) -> None:
    """All requests in one batchUpdate: all or none."""
    body = {"requests": list(requests)}
    client.http_client.request("post", SPREADSHEET_BATCH_UPDATE_URL % key, json=body)


def write_and_see(
    client: gspread.Client, key: str, requests: Sequence[Json]
) -> dict[int, list[Json]]:
    """The same, and what Google then says is protected, by tab."""
    body = {"requests": list(requests), "includeSpreadsheetInResponse": True}
    params: Json = {"fields": "updatedSpreadsheet(sheets(properties.sheetId,protectedRanges))"}
    url = SPREADSHEET_BATCH_UPDATE_URL % key
    told: Json = client.http_client.request("post", url, json=body, params=params).json()
    sheets: list[Json] = told["updatedSpreadsheet"]["sheets"]
    return {s["properties"].get("sheetId", 0): s.get("protectedRanges", []) for s in sheets}


def create(client: gspread.Client, name: str, agency: str, parent: str) -> str:
    """A new spreadsheet that bears its agency's code from the first moment; its id."""
    body: Json = {"name": name, "mimeType": _SPREADSHEET, "appProperties": {KEY: agency}}
    if parent:
        body["parents"] = [parent]
    answer = client.http_client.request(
        "post", DRIVE_FILES_API_V3_URL, json=body, params={"supportsAllDrives": True}
    )
    key: str = answer.json()["id"]
    return key


def created_before(client: gspread.Client, name: str, agency: str) -> str | None:
    """The spreadsheet that a call whose answer was lost has made all the same."""
    quoted = name.replace("\\", "\\\\").replace("'", "\\'")
    params: Json = {
        "q": f"name = '{quoted}' and mimeType = '{_SPREADSHEET}' and trashed = false",
        "fields": "files(id,appProperties)",
        "supportsAllDrives": True,
        "includeItemsFromAllDrives": True,
    }
    answer = client.http_client.request("get", DRIVE_FILES_API_V3_URL, params=params)
    files: list[Json] = answer.json().get("files", [])
    return next((f["id"] for f in files if f.get("appProperties", {}).get(KEY) == agency), None)
