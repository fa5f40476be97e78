"""An agency's Google sheet: its tasks in the columns of the biểu, as one batch of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validators.columns import COLUMNS, Owner
from validators.progress import Status
from workbook.plan_table import HEADINGS, plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from validators.columns import Column
    from validators.plan import PlanHead, TaskRow

_HEADER_ROW = 2  # from 0: title and note stand above
_PIXELS_PER_CHARACTER = 7
_BLUE = {"red": 0.85, "green": 0.91, "blue": 0.97}
_GREY = {"red": 0.95, "green": 0.95, "blue": 0.95}
_NOTE = "Đơn vị điền các cột tiến độ ở bên phải (nền trắng); xin giữ nguyên các cột còn lại."

Request = dict[str, Any]


def tab_title(head: PlanHead) -> str:
    """One tab per plan, named by the plan's number."""
    return head.number or "Kế hoạch"


def setup_requests(tab: int, head: PlanHead, tasks: Sequence[TaskRow]) -> list[Request]:
    """Everything that makes an empty tab (by its id) the agency's sheet. One batchUpdate."""
    rows = _rows(head, tasks)
    last = len(rows)
    return [
        _spreadsheet_properties(),
        _tab_properties(tab, tab_title(head), last),
        *(_column_format(tab, position, column, last) for position, column in enumerate(COLUMNS)),
        _header_format(tab),
        _values(tab, rows),
        *_validations(tab, last),
        *(_column_width(tab, position, column) for position, column in enumerate(COLUMNS)),
    ]


def _spreadsheet_properties() -> Request:
    properties = {"locale": "vi_VN", "timeZone": "Asia/Ho_Chi_Minh"}
    return {"updateSpreadsheetProperties": {"properties": properties, "fields": "locale,timeZone"}}


def _tab_properties(tab: int, title: str, rows: int) -> Request:
    grid = {"rowCount": rows, "columnCount": len(COLUMNS), "frozenRowCount": _HEADER_ROW + 1}
    return {
        "updateSheetProperties": {
            "properties": {"sheetId": tab, "title": title, "gridProperties": grid},
            "fields": "title,gridProperties(rowCount,columnCount,frozenRowCount)",
        }
    }


def _area(tab: int, rows: tuple[int, int], columns: tuple[int, int]) -> dict[str, int]:
    return {
        "sheetId": tab,
        "startRowIndex": rows[0],
        "endRowIndex": rows[1],
        "startColumnIndex": columns[0],
        "endColumnIndex": columns[1],
    }


def _column_format(tab: int, position: int, column: Column, last: int) -> Request:
    """Text stays text (`00123`, `1/2`): only the percentage and the day are typed."""
    kinds = {
        "percent": {"type": "NUMBER", "pattern": "0.##"},
        "updated_on": {"type": "DATE", "pattern": "dd/mm/yyyy"},
    }
    cell: Request = {
        "wrapStrategy": "WRAP",
        "verticalAlignment": "TOP",
        "numberFormat": kinds.get(column.key, {"type": "TEXT"}),
        "textFormat": {"fontFamily": "Times New Roman", "fontSize": 12},
    }
    if column.owner is Owner.DEPARTMENT:
        cell["backgroundColor"] = _GREY
    return {
        "repeatCell": {
            "range": _area(tab, (_HEADER_ROW + 1, last), (position, position + 1)),
            "cell": {"userEnteredFormat": cell},
            "fields": "userEnteredFormat",
        }
    }


def _header_format(tab: int) -> Request:
    cell = {
        "backgroundColor": _BLUE,
        "wrapStrategy": "WRAP",
        "horizontalAlignment": "CENTER",
        "textFormat": {"fontFamily": "Times New Roman", "fontSize": 12, "bold": True},
    }
    return {
        "repeatCell": {
            "range": _area(tab, (_HEADER_ROW, _HEADER_ROW + 1), (0, len(COLUMNS))),
            "cell": {"userEnteredFormat": cell},
            "fields": "userEnteredFormat",
        }
    }


def _rows(head: PlanHead, tasks: Sequence[TaskRow]) -> list[tuple[str, ...]]:
    """Title, note, headings, then the tasks under their section rows."""
    title = f"Kế hoạch số {head.number or '…'}: {head.title or ''}".strip()
    return [(title,), (_NOTE,), HEADINGS, *plan_rows(tasks)]


def _values(tab: int, rows: Sequence[Sequence[str]]) -> Request:
    """All texts, as strings: a text that begins with `=` is never a formula."""
    return {
        "updateCells": {
            "rows": [
                {"values": [{"userEnteredValue": {"stringValue": text}} for text in texts]}
                for texts in rows
            ],
            "fields": "userEnteredValue",
            "start": {"sheetId": tab, "rowIndex": 0, "columnIndex": 0},
        }
    }


def _validations(tab: int, last: int) -> Iterator[Request]:
    """Aids for typing; the rules decide, as a pasted cell loses its validation."""
    choices = [{"userEnteredValue": status.value} for status in Status]
    conditions: dict[str, Request] = {
        "status": {"type": "ONE_OF_LIST", "values": choices},
        "percent": {
            "type": "NUMBER_BETWEEN",
            "values": [{"userEnteredValue": "0"}, {"userEnteredValue": "100"}],
        },
        "updated_on": {"type": "DATE_IS_VALID"},
    }
    for position, column in enumerate(COLUMNS):
        if column.key in conditions:
            rule = {
                "condition": conditions[column.key],
                "showCustomUi": True,
                "strict": column.key == "status",
            }
            area = _area(tab, (_HEADER_ROW + 1, last), (position, position + 1))
            yield {"setDataValidation": {"range": area, "rule": rule}}


def _column_width(tab: int, position: int, column: Column) -> Request:
    return {
        "updateDimensionProperties": {
            "range": {
                "sheetId": tab,
                "dimension": "COLUMNS",
                "startIndex": position,
                "endIndex": position + 1,
            },
            "properties": {
                "pixelSize": int(column.width * _PIXELS_PER_CHARACTER),
                "hiddenByUser": column.hidden,
            },
            "fields": "pixelSize,hiddenByUser",
        }
    }
