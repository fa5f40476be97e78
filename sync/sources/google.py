"""Google spreadsheets, one per agency, read through gspread."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import gspread
import requests
from google.auth.exceptions import GoogleAuthError
from gspread.urls import SPREADSHEET_URL

from sync.sources import SourceError
from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# One call says what is stored, what is shown, and whether a formula failed.
_FIELDS = (
    "sheets(properties(title,sheetId),merges,"
    "data(rowData(values(effectiveValue,formattedValue,effectiveFormat.numberFormat))))"
)
_DATES = ("DATE", "DATE_TIME")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a date in a sheet has no time zone
_WHAT_TO_DO = {
    401: "Google không chấp nhận khóa đăng nhập; hãy kiểm tra khóa tài khoản dịch vụ.",
    403: "không còn quyền đọc bảng; hãy nhờ đơn vị chia sẻ lại.",
    404: "bảng đã bị xóa hoặc không còn được chia sẻ; hãy kiểm tra với đơn vị.",
    429: "Google đang giới hạn số lượt gọi; lần chạy sau sẽ đọc lại.",
}


@dataclass(frozen=True, slots=True)
class GoogleSource:
    """`spreadsheets` maps each agency to the id of its spreadsheet."""

    client: gspread.Client
    spreadsheets: Mapping[str, str]
    name: str = "Google Sheets"

    def sheets(self) -> Iterable[SheetRef]:
        """One sheet per configured agency, by name."""
        return tuple(SheetRef(agency, "", key) for agency, key in sorted(self.spreadsheets.items()))

    def fetch(self, sheet: SheetRef) -> bytes:
        """One read call; the body as Google sent it."""
        try:
            response = self.client.http_client.request(
                "get",
                SPREADSHEET_URL % sheet.key,
                params={"includeGridData": True, "fields": _FIELDS},
            )
        except gspread.exceptions.APIError as error:
            status = error.response.status_code
            reason = _WHAT_TO_DO.get(status, f"Google trả lời lỗi {status}; lần sau sẽ đọc lại.")
            raise SourceError(sheet.source, sheet.sheet, reason) from error
        except (requests.RequestException, GoogleAuthError) as error:
            reason = (
                "không đăng nhập hoặc không kết nối được tới Google; hãy kiểm tra mạng và khóa."
            )
            raise SourceError(sheet.source, sheet.sheet, reason) from error
        return response.content

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The first tab: agencies get one tab per plan, and this source reads one plan."""
        try:
            tab = json.loads(raw)["sheets"][0]
            title: str = tab["properties"]["title"]
            rows = tab.get("data", [{}])[0].get("rowData", [])
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            reason = "câu trả lời của Google bị cắt hoặc sai dạng; lần sau sẽ đọc lại."
            raise SourceError(sheet.source, sheet.sheet, reason) from error
        return RawTable(
            SheetRef(sheet.source, title, sheet.key),
            tuple(tuple(_cell(value) for value in row.get("values", ())) for row in rows),
        )


def _cell(value: Mapping[str, Any]) -> Cell:
    effective: Mapping[str, Any] = value.get("effectiveValue", {})
    text = str(value.get("formattedValue", ""))
    if "errorValue" in effective:
        return Cell(text, text, State.ERROR)
    stored = next(iter(effective.values()), None)
    if stored is None or not text.strip():
        return BLANK
    kind = value.get("effectiveFormat", {}).get("numberFormat", {}).get("type", "")
    if kind in _DATES and isinstance(stored, int | float):
        stored = _EPOCH + timedelta(days=stored)
    return Cell(stored, text, State.VALUE)
