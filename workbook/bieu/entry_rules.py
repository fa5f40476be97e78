"""What Excel lets people enter into the progress columns: a list, a number, a date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.progress import Status

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)

_RULES: dict[str, dict[str, object]] = {
    "status": {
        "validate": "list",
        "source": [status.value for status in Status],
        "input_title": "Trạng thái",
        "input_message": "Chọn một trạng thái trong danh sách thả xuống.",
        "error_title": "Chưa đúng trạng thái",
        "error_message": "Hãy chọn: " + ", ".join(status.value for status in Status) + ".",
    },
    "percent": {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
        "input_title": "Tỷ lệ %",
        "input_message": "Nhập số từ 0 đến 100, không cần dấu %.",
        "error_title": "Chưa đúng tỷ lệ",
        "error_message": "Tỷ lệ là một số từ 0 đến 100, ví dụ 80; không nhập chữ, dấu %.",
    },
    "updated_on": {
        "validate": "date",
        "criteria": "between",
        "minimum": FIRST_DAY,
        "maximum": LAST_DAY,
        "input_title": "Ngày cập nhật",
        "input_message": "Nhập ngày báo cáo theo dạng ngày/tháng/năm, ví dụ 25/11/2026.",
        "error_title": "Chưa đúng ngày",
        # A machine set to American dates takes 25/11 for text; whoever wrote it right may stay.
        "error_type": "warning",
        "error_message": "Máy chưa nhận ra đây là ngày. Nếu đã viết đúng ngày/tháng/năm, "
        "ví dụ 25/11/2026, hãy chọn Yes để giữ lại.",
    },
}


def add_entry_rules(sheet: Worksheet, rows: list[int], columns: dict[str, int]) -> None:
    """Attach the rules from the first to the last of `rows`; `columns` says where keys stand."""
    for key, rule in _RULES.items():
        column = columns[key]
        sheet.data_validation(rows[0], column, rows[-1], column, dict(rule))
