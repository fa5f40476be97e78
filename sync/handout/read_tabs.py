"""Reading a spreadsheet in one call; or, where it has many tabs, only the cells of some.

An agency's spreadsheet gains a tab with every plan. Few are read whole in one call. Of many,
one call tells which there are and a second reads the cells of those that matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gspread.urls import SPREADSHEET_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import gspread

Json = dict[str, Any]
FEW = 4  # plans of one agency that are read whole


class Fields(NamedTuple):
    """Which parts are asked for: of the spreadsheet, of each tab, and of its cells."""

    book: str
    tab: str
    cells: str


def read_tabs(
    client: gspread.Client,
    key: str,
    fields: Fields,
    chosen: Callable[[Sequence[Json]], Sequence[str]] | None = None,
) -> Json:
    """The spreadsheet with the cells of all tabs, or with those of the tabs `chosen` by title.

    Raises gspread's and the network's own errors.
    """
    if chosen is None:
        return _get(client, key, f"{fields.book},sheets({fields.tab},{fields.cells})")
    told = _get(client, key, f"{fields.book},sheets({fields.tab})")
    sheets: list[Json] = told.get("sheets", [])
    if titles := chosen(sheets):
        asked = f"sheets(properties.sheetId,{fields.cells})"
        cells = _get(client, key, asked, [_quoted(title) for title in titles])
        data = {_id(sheet): sheet["data"] for sheet in cells["sheets"]}
        told["sheets"] = [
            {**sheet, "data": data[_id(sheet)]} if _id(sheet) in data else sheet for sheet in sheets
        ]
    return told


def _get(client: gspread.Client, key: str, fields: str, ranges: Sequence[str] = ()) -> Json:
    params: Json = {"includeGridData": True, "fields": fields}
    if ranges:
        params["ranges"] = list(ranges)
    told: Json = client.http_client.request("get", SPREADSHEET_URL % key, params=params).json()
    return told


def _id(sheet: Json) -> int:
    number: int = sheet["properties"].get("sheetId", 0)
    return number


def _quoted(title: str) -> str:
    """A whole tab in A1 notation, whatever its title holds."""
    return "'" + title.replace("'", "''") + "'"
