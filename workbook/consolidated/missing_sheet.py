"""The sheet of agencies that have not reported, or not on everything: what exactly they owe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.consolidated.agencies_sheet import ANSWER_FILLS, ordered
from workbook.consolidated.model import Answer
from workbook.consolidated.table import DetailSheet, Field, Form
from workbook.consolidated.words import SHEET_MISSING, days_since, full_number, last_read
from workbook.style import CENTRED, COUNT, NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workbook.canvas import Value
    from workbook.consolidated.model import AgencyLine, Consolidation
    from workbook.new_book import NewBook

FORM = Form(
    tab=SHEET_MISSING,
    name="ChuaBaoCao",
    title="ĐƠN VỊ CHƯA BÁO CÁO, BÁO CÁO CHƯA ĐỦ HOẶC KHÔNG ĐỌC ĐƯỢC BẢNG",
    none="Tất cả đơn vị đã báo cáo đủ.",
    fields=(
        Field("TT", 6, NUMBER),
        Field("Đơn vị", 38),
        Field("Kết quả báo cáo", 20, CENTRED),
        Field("Phải báo cáo", 10, COUNT),
        Field("Đã báo cáo", 10, COUNT),
        Field("Còn thiếu", 10, COUNT),
        Field("Nhiệm vụ còn thiếu", 38),
        Field("Số ngày không thay đổi", 13, NUMBER),
        Field("Lần đọc gần nhất", 24, CENTRED),
        Field("Lý do, ghi chú", 48),
    ),
)
_ANSWER_COLUMN = 2


def write_missing(book: NewBook, consolidation: Consolidation) -> None:
    """Write the agencies with something missing, those that owe most first."""
    today = consolidation.business_date
    sheet = DetailSheet(book, FORM, today)
    owed = _owed(consolidation)
    lines = [line for line in consolidation.agencies if line.answer is not Answer.FULL]
    for number, line in enumerate(ordered(tuple(lines)), 1):
        values = _values(number, line, owed, today)
        sheet.add(values, {_ANSWER_COLUMN: ANSWER_FILLS[line.answer]})
    sheet.close()


def _owed(consolidation: Consolidation) -> dict[str, list[str]]:
    """By agency, the numbers of the tasks it has said nothing about."""
    found: dict[str, list[str]] = {}
    for line in consolidation.tasks:
        for report in line.reports:
            if report.is_blank:
                number = full_number(line.task) or line.task.task_id
                found.setdefault(report.agency, []).append(number)
    return found


def _values(
    number: int, line: AgencyLine, owed: Mapping[str, list[str]], today: date
) -> tuple[Value, ...]:
    return (
        number,
        line.agency,
        line.answer.value,
        line.expected,
        line.received,
        max(line.expected - line.received, 0),
        ", ".join(owed.get(line.agency, ())),
        days_since(line.changed_at, today),
        last_read(line),
        line.reason,
    )
