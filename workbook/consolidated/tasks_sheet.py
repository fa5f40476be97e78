"""The sheet of all tasks in the order of the plan, each with what its agencies reported.

A task of one agency is one row. A task of several is a row that sums up, with one row for
each agency beneath it, folded away. The hidden first column holds the task id, on the task's
own row only: by it the overview counts tasks and not reports.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING

from validators.columns import BY_KEY
from workbook.canvas import Outline
from workbook.consolidated.table import DetailSheet, Field, Form
from workbook.consolidated.words import SHEET_TASKS, full_number, silence, standing_of, summed, who
from workbook.sections import new_sections
from workbook.style import (
    CELL,
    CENTRED,
    CLASS_FILLS,
    DATE,
    HEADING_PROGRESS,
    NUMBER,
    SECTION_NUMBER,
    SECTION_RUNNING,
)

if TYPE_CHECKING:
    from datetime import date

    from workbook.canvas import Place, Value
    from workbook.consolidated.model import ConsolidatedTask, Consolidation, Report
    from workbook.consolidated.table import Area
    from workbook.new_book import NewBook

FORM = Form(
    tab=SHEET_TASKS,
    name="NhiemVu",
    title="KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ",
    none="Kế hoạch chưa có nhiệm vụ nào.",
    fields=(
        Field(BY_KEY["task_id"].heading, 9, CENTRED),
        Field(BY_KEY["number"].heading, 6, CENTRED),
        Field(BY_KEY["content"].heading, 34),
        Field(BY_KEY["lead"].heading, 18, CENTRED),
        Field(BY_KEY["coordinating"].heading, 18, CENTRED),
        Field(BY_KEY["deliverable"].heading, 17),
        Field(BY_KEY["deadline"].heading, 13, CENTRED),
        Field("Hạn cuối", 13, DATE),
        Field("Phân loại", 16, CENTRED),
        Field("Đơn vị báo cáo", 18, CENTRED, HEADING_PROGRESS),
        Field(BY_KEY["status"].heading, 15, CENTRED, HEADING_PROGRESS),
        Field(BY_KEY["percent"].heading, 8, NUMBER, HEADING_PROGRESS),
        Field(BY_KEY["result"].heading, 30, CELL, HEADING_PROGRESS),
        Field(BY_KEY["difficulty"].heading, 20, CELL, HEADING_PROGRESS),
        Field(BY_KEY["updated_on"].heading, 20, CENTRED, HEADING_PROGRESS),
    ),
    header_height=62,  # filter buttons take room from the narrow headings
    hidden=1,
)
ID_COLUMN, CLASS_COLUMN = 0, 8
_CONTENT, _LAST = 2, len(FORM.fields) - 1
_REMINDER = replace(CELL, size=11, italic=True, color="#595959", wrap=False, border=False)
_REMINDER_LENGTH = 95  # letters that fit on one line over the plan's columns


def write_tasks(book: NewBook, consolidation: Consolidation) -> tuple[Area, Area]:
    """Write all tasks and reports; the areas of their classes and of their ids."""
    sheet = DetailSheet(book, FORM, consolidation.business_date)
    sheet.canvas.sheet.outline_settings(symbols_below=False)
    tasks = [line.task for line in consolidation.tasks]
    for line, (_, opens) in zip(consolidation.tasks, new_sections(tasks), strict=True):
        if opens:
            _write_section(sheet, line)
        _write_task(sheet, line, consolidation.business_date)
    rows = sheet.close()
    return sheet.area(rows, CLASS_COLUMN), sheet.area(rows, ID_COLUMN)


def _write_section(sheet: DetailSheet, line: ConsolidatedTask) -> None:
    """A row of the table without merged cells, over which the title runs on."""
    looks = (SECTION_NUMBER, *(SECTION_RUNNING,) * (_LAST - 1))
    places = [sheet.canvas.place(at, look) for at, look in enumerate(looks, 1)]
    blanks = (None,) * (_LAST - _CONTENT)
    sheet.add_to(places, (line.task.section_number, line.task.section, *blanks))


def _write_task(sheet: DetailSheet, line: ConsolidatedTask, today: date) -> None:
    alone = line.reports[0] if len(line.reports) == 1 else None
    told = _report_values(alone, today) if alone else _summary(line)
    members = () if alone else line.reports
    outline = Outline.HEAD if members or line.beside else Outline.NONE
    values = (*_plan_values(line), line.status_class.value, *told)
    sheet.add(values, {CLASS_COLUMN: CLASS_FILLS[line.status_class]}, outline)
    reminder = _reminder(line)
    for report in members:
        fill = CLASS_FILLS[report.status_class]
        said = (report.status_class.value, *_report_values(report, today))
        _write_member(sheet, reminder, sheet.filled(CLASS_COLUMN, fill), said)
    for report in line.beside:
        agency, *rest = _report_values(report, today)
        said = (None, f"{agency} (phối hợp)", *rest)
        _write_member(sheet, reminder, sheet.places[CLASS_COLUMN], said)


def _write_member(
    sheet: DetailSheet, reminder: str, classed: Place, said: tuple[Value, ...]
) -> None:
    """One agency's report in the columns from its class on, folded away beneath the task.

    The blank cells between are left out: a quarter of the whole file would be they.
    """
    remind = sheet.canvas.place(_CONTENT, _REMINDER)
    places = (remind, classed, *sheet.places[CLASS_COLUMN + 1 :])
    sheet.add_to(places, (reminder, *said), Outline.MEMBER)


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


def _summary(line: ConsolidatedTask) -> tuple[Value, ...]:
    """The report columns of a task with none or several reports: how many said what."""
    whole = len(line.reports)
    if not whole:
        return ("Chưa giao đơn vị báo cáo", *(None,) * 5)
    return (f"{whole} đơn vị", None, None, summed(line), None, None)


def _reminder(line: ConsolidatedTask) -> str:
    """What a member's row belongs to, over the plan's columns: the filter may hide the task."""
    number = full_number(line.task)
    text = f"Nhiệm vụ {number}: {line.task.content}" if number else line.task.content
    return shorten(text, _REMINDER_LENGTH, placeholder="…")


def _report_values(report: Report, today: date) -> tuple[Value, ...]:
    age = standing_of(report, today)
    return (
        who(report),
        report.status or silence(report),
        report.percent if report.percent is not None else report.percent_said or None,
        report.result,
        report.difficulty,
        "\n".join(part for part in (report.updated_on, f"({age})" if age else "") if part),
    )
