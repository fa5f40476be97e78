"""A spreadsheet as an agency gets it: locked codes, an open column, a list, a date and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import gspread

AGENCY = "so-y-te@phancong.example"
STATUS = {
    "type": "ONE_OF_LIST",
    "values": [{"userEnteredValue": "Đang làm"}, {"userEnteredValue": "Xong"}],
}
PERCENT = {
    "type": "NUMBER_BETWEEN",
    "values": [{"userEnteredValue": "0"}, {"userEnteredValue": "100"}],
}
BLUE = {"red": 0.85, "green": 0.91, "blue": 0.97}


def agency_book(robot: gspread.Client, *, shared: bool = True) -> gspread.Spreadsheet:
    """The book of Sở Y tế; with `shared` its address may write, else nobody but the robot."""
    made = robot.create("Sở Y tế <b>")
    made.update_locale("vi_VN")
    heads = ["Mã", "Tỷ lệ %", "Tình trạng", "Ngày cập nhật", "Kết quả"]
    made.sheet1.update([heads, ["NV-1", 50, "", "", ""], ["<script>", "", "", "", ""]], "A1")
    made.batch_update({"requests": [*_rules(), *_looks(), *_second_tab()]})
    if shared:
        made.share(AGENCY, perm_type="user", role="writer", notify=False)
    return made


def _column(column: int) -> dict[str, int]:
    rows = {"startRowIndex": 1, "endRowIndex": 9}
    return rows | {"startColumnIndex": column, "endColumnIndex": column + 1}


def _rules() -> list[dict[str, Any]]:
    conditions = {1: PERCENT, 2: STATUS, 3: {"type": "DATE_IS_VALID"}}
    rules = [
        {"setDataValidation": {"range": _column(c), "rule": {"condition": one, "strict": True}}}
        for c, one in conditions.items()
    ]
    hole = {"startColumnIndex": 1, "endColumnIndex": 5, "startRowIndex": 1}
    locked: dict[str, Any] = {"range": {"sheetId": 0}, "unprotectedRanges": [hole]}
    locked["editors"] = {"domainUsersCanEdit": False}
    return [*rules, {"addProtectedRange": {"protectedRange": locked}}]


def _looks() -> list[dict[str, Any]]:
    top = {"startRowIndex": 0, "endRowIndex": 1}
    head = {"backgroundColor": BLUE, "textFormat": {"bold": True}}
    date = {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}}
    fields = "userEnteredFormat"
    grid = {"sheetId": 0, "gridProperties": {"frozenRowCount": 1}}
    wide = {"dimension": "COLUMNS", "startIndex": 4, "endIndex": 5}
    note = [{"values": [{"note": "PC501: tỷ lệ <i>phải</i> từ 0 đến 100."}]}]
    return [
        {"repeatCell": {"range": top, "cell": {fields: head}, "fields": fields}},
        {"repeatCell": {"range": _column(3), "cell": {fields: date}, "fields": fields}},
        {"updateSheetProperties": {"properties": grid, "fields": "gridProperties.frozenRowCount"}},
        {
            "updateDimensionProperties": {
                "range": wide,
                "properties": {"pixelSize": 260},
                "fields": "pixelSize",
            }
        },
        {
            "updateCells": {
                "start": {"rowIndex": 1, "columnIndex": 1},
                "rows": note,
                "fields": "note",
            }
        },
    ]


def _second_tab() -> list[dict[str, Any]]:
    return [
        {"addSheet": {"properties": {"sheetId": 5, "title": "Kiểm tra"}}},
        {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 5}}}},
    ]
