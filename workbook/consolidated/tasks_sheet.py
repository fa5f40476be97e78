"""The sheet of all tasks in the order of the plan, each with what its agencies reported.

A task of one agency is one row. A task of several is a row of its own with one row for each
agency beneath it. The hidden first column holds the task id, on the task's own row only:
by it the overview counts tasks and not reports.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING

from validators.columns import BY_KEY
from workbook.canvas import Span
from workbook.consolidated.table import (
    Field,
    close_table,
    write_header,
    write_record,
    write_titles,
)
from workbook.consolidated.words import age_text, day_text, moment_text
from workbook.raw_table import State
from workbook.sections import new_sections
from workbook.style import (
    CELL,
    CENTRED,
    CLASS_FILLS,
    DATE,
    HEADING_PROGRESS,
    NUMBER,
    SECTION,
    SECTION_NUMBER,
)

if TYPE_CHECKING:
    from validators.findings import Place
    from validators.plan import TaskRow
    from workbook.canvas import Canvas, Value
    from workbook.consolidated.model import ConsolidatedTask, Consolidation, Report


_SMALL = replace(CENTRED, size=10, color="#404040")

FIELDS = (
    Field(BY_KEY["task_id"].heading, 9, CENTRED),
    Field(BY_KEY["number"].heading, 6, CENTRED),
    Field(BY_KEY["content"].heading, 32),
    Field(BY_KEY["lead"].heading, 15, CENTRED),
    Field(BY_KEY["coordinating"].heading, 15, CENTRED),
    Field(BY_KEY["deliverable"].heading, 16),
    Field(BY_KEY["deadline"].heading, 12, CENTRED),
    Field("Hạn cuối", 12, DATE),
    Field("Phân loại", 13, CENTRED),
    Field("Đơn vị báo cáo", 16, CENTRED, HEADING_PROGRESS),
    Field(BY_KEY["status"].heading, 12, CENTRED, HEADING_PROGRESS),
    Field(BY_KEY["percent"].heading, 8, NUMBER, HEADING_PROGRESS),
    Field(BY_KEY["result"].heading, 28, CELL, HEADING_PROGRESS),
    Field(BY_KEY["difficulty"].heading, 18, CELL, HEADING_PROGRESS),
    Field(BY_KEY["updated_on"].heading, 12, CENTRED, HEADING_PROGRESS),
    Field("Nguồn số liệu", 14, _SMALL, HEADING_PROGRESS),
)
ID_COLUMN, CLASS_COLUMN = 0, 8
_COLUMNS = (1, len(FIELDS) - 1)
_HEADER_HEIGHT = 62  # filter buttons take room from the narrow headings
_SILENCES = {
    State.UNREACHABLE: "Chưa đọc được",
    State.MISSING_ROW: "Không thấy dòng",
    State.ERROR: "Ô bị lỗi",
    State.BLANK: "Chưa báo cáo",
    State.VALUE: "",
}
_REMINDER = replace(CELL, size=11, italic=True, color="#595959")
_REMINDER_LENGTH = 95  # letters that fit on one line of the merged plan columns


def write_tasks(canvas: Canvas, consolidation: Consolidation) -> range:
    """Write all tasks and reports; the rows they stand in."""
    remark = f"(Số liệu tính đến ngày {day_text(consolidation.business_date)})"
    write_titles(canvas, _COLUMNS, "KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ", remark)
    header = write_header(canvas, FIELDS, _HEADER_HEIGHT)
    canvas.sheet.set_column(ID_COLUMN, ID_COLUMN, FIELDS[0].width, None, {"hidden": True})
    first = canvas.row
    tasks = [line.task for line in consolidation.tasks]
    for line, (_, opens) in zip(consolidation.tasks, new_sections(tasks), strict=True):
        if opens:
            _write_section(canvas, line)
        _write_task(canvas, line, consolidation)
    rows = range(first, canvas.row)
    close_table(canvas, header, _COLUMNS, "Kế hoạch chưa có nhiệm vụ nào.")
    return rows


def _write_section(canvas: Canvas, line: ConsolidatedTask) -> None:
    number = Span(1, 1, line.task.section_number, SECTION_NUMBER)
    canvas.put((number, Span(2, _COLUMNS[1], line.task.section, SECTION)))


def _write_task(canvas: Canvas, line: ConsolidatedTask, consolidation: Consolidation) -> None:
    fill = {CLASS_COLUMN: CLASS_FILLS[line.status_class]}
    plan = _plan_values(line)
    single = len(line.reports) == 1
    own = _report_values(line.reports[0], consolidation) if single else _summary_values(line)
    write_record(canvas, FIELDS, (*plan, line.status_class.value, *own), fill)
    for each in () if single else line.reports:
        values = _report_values(each, consolidation)
        shade = {CLASS_COLUMN: CLASS_FILLS[each.status_class]}
        own_class = each.status_class.value
        write_record(canvas, FIELDS, (own_class, *values), shade, _reminder(line))
    for each in line.beside:
        values = _report_values(each, consolidation)
        said = (None, f"{each.agency} (phối hợp)", *values[1:])
        write_record(canvas, FIELDS, said, {}, _reminder(line))


def _plan_values(line: ConsolidatedTask) -> tuple[Value, ...]:
    task = line.task
    return (
        task.task_id,
        task.number,
        task.content,
        task.lead,
        task.coordinating,
        task.deliverable,
        task.deadline,
        line.last_day,
    )


def _reminder(line: ConsolidatedTask) -> tuple[Span, Span]:
    """What a report belongs to, in one line: the filter may hide the row of the task itself."""
    said = shorten(line.task.content, _REMINDER_LENGTH, placeholder="…")
    number = _full_number(line.task)
    text = f"Nhiệm vụ {number}: {said}" if number else said
    return Span(1, 1, None, CENTRED), Span(2, CLASS_COLUMN - 1, text, _REMINDER)


def _full_number(task: TaskRow) -> str:
    """The number with that of its section (`II.4`), unless it already begins with it."""
    number = task.number.strip(" .")
    if not number or not task.section_number or number.startswith(f"{task.section_number}."):
        return number
    return f"{task.section_number}.{number}"


def _summary_values(line: ConsolidatedTask) -> tuple[Value, ...]:
    """The report columns of a task with none or several reports: how many, and the whole %."""
    said = sum(not report.is_blank for report in line.reports)
    whole = len(line.reports)
    text = f"{said}/{whole} đơn vị đã báo cáo" if whole else "Chưa giao đơn vị báo cáo"
    return (text, None, line.percent, None, None, None, None)


def _report_values(report: Report, consolidation: Consolidation) -> tuple[Value, ...]:
    return (
        report.agency,
        report.status or _silence(report),
        report.percent if report.percent is not None else report.percent_said or None,
        report.result,
        report.difficulty,
        report.updated_on,
        _origin(report, consolidation),
    )


def _silence(report: Report) -> str:
    """Why there is no status: never read, no row, an error, nothing said; or no reason."""
    return _SILENCES[State.UNREACHABLE if report.read_at is None else report.state]


def _origin(report: Report, consolidation: Consolidation) -> str:
    """Where and when the report was read, and how old it is where it is not fresh."""
    where = _place_text(report.place, report.agency) if report.place else ""
    when = age_text(report.read_at, consolidation.business_date) or moment_text(report.read_at)
    return "\n".join(part for part in (where, when) if part) or "Chưa đọc được"


def _place_text(place: Place, agency: str) -> str:
    """The place, without its source where that is the agency itself."""
    return f"{place.sheet}!{place.cell}" if place.source == agency else str(place)
