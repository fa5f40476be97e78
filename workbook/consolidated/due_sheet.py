"""The sheet of what presses: every agency's unfinished task that is overdue or nearly so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.due import Due, due, working_days_left
from workbook.consolidated.table import DetailSheet, Field, Form
from workbook.consolidated.words import SHEET_DUE, brief, full_number, silence, who
from workbook.style import ALARM, CENTRED, DATE, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workbook.canvas import Value
    from workbook.consolidated.model import ConsolidatedTask, Consolidation, Report
    from workbook.consolidated.table import Area
    from workbook.new_book import NewBook

FORM = Form(
    tab=SHEET_DUE,
    name="QuaHanSapDenHan",
    title="NHIỆM VỤ QUÁ HẠN VÀ SẮP ĐẾN HẠN CỦA TỪNG ĐƠN VỊ",
    none="Không có nhiệm vụ quá hạn hoặc sắp đến hạn.",
    fields=(
        Field("Mức độ", 24, CENTRED),
        Field("Đơn vị", 28),
        Field("TT", 8, CENTRED),
        Field("Nội dung công việc", 62),
        Field("Thời gian thực hiện", 17, CENTRED),
        Field("Hạn cuối", 13, DATE),
        Field("Quá hạn (ngày)", 11, NUMBER),
        Field("Còn (ngày làm việc)", 12, NUMBER),
        Field("Trạng thái", 17, CENTRED),
        Field("Tỷ lệ %", 9, NUMBER),
        Field("Khó khăn/vướng mắc", 36),
    ),
)
DUE_COLUMN = 0
DUE_FILLS = {
    Due.OVERDUE: ALARM,
    Due.WITHIN_3: "#F9CB9C",
    Due.WITHIN_7: "#FFF2CC",
    Due.WITHIN_15: "#FFFFFF",
}
_ORDER = {band: rank for rank, band in enumerate(Due)}


@dataclass(frozen=True, slots=True)
class Pressing:
    """One agency's task in a band; no report where nobody was given the task."""

    band: Due
    last_day: date
    line: ConsolidatedTask
    report: Report | None


def pressing(consolidation: Consolidation) -> list[Pressing]:
    """What presses, the most pressing band first, in it the earliest last day."""
    found = [one for line in consolidation.tasks for one in _of_task(line, consolidation)]
    return sorted(found, key=lambda one: (_ORDER[one.band], one.last_day))


def _of_task(line: ConsolidatedTask, consolidation: Consolidation) -> Iterator[Pressing]:
    if line.last_day is None:
        return
    bands = {
        one: due(one, line.last_day, consolidation.business_date)
        for one in {line.status_class, *(report.status_class for report in line.reports)}
    }
    for report in line.reports or (None,):
        band = bands[report.status_class if report else line.status_class]
        if band:
            yield Pressing(band, line.last_day, line, report)


def write_due(book: NewBook, found: list[Pressing], today: date) -> Area:
    """Write the rows; the area of their bands."""
    sheet = DetailSheet(book, FORM, today)
    left = {day: working_days_left(day, today) for day in {one.last_day for one in found}}
    for one in found:
        sheet.add(_values(one, left[one.last_day], today), {DUE_COLUMN: DUE_FILLS[one.band]})
    return sheet.area(sheet.close(), DUE_COLUMN)


def _values(one: Pressing, left: int, today: date) -> tuple[Value, ...]:
    late, report, task = one.band is Due.OVERDUE, one.report, one.line.task
    return (
        one.band.value,
        who(report) if report else "Chưa giao đơn vị báo cáo",
        full_number(task),
        brief(task),
        task.deadline,
        one.last_day,
        (today - one.last_day).days if late else None,
        None if late else left,
        (report.status or silence(report)) if report else None,
        report.percent if report else None,
        report.difficulty if report else None,
    )
