"""Writes a plan as the form that people fill in: heading, tasks by section, progress, foot."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from validators.columns import COLUMNS, Owner
from workbook.bieu.entry_rules import FIRST_DAY, LAST_DAY, add_entry_rules
from workbook.bieu.macro_parts import add_buttons, add_settings
from workbook.canvas import Span
from workbook.heading_block import (
    CAPTION,
    HEAD_SIZE,
    REMARK,
    attached_to,
    signatures,
    write_captions,
    write_corners,
    write_signatures,
)
from workbook.new_book import new_book
from workbook.publish import publish, save
from workbook.safe_text import safe_text
from workbook.sections import new_sections
from workbook.style import (
    CELL,
    CENTRED,
    DATE,
    FONT,
    HEADING,
    HEADING_PROGRESS,
    NUMBER,
    SECTION,
    SECTION_NUMBER,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from validators.plan import Plan, PlanHead, TaskRow
    from workbook.canvas import Canvas, Value
    from workbook.style import Look

SHEET_NAME = "Biểu phân công"

_AT = {column.key: place for place, column in enumerate(COLUMNS)}
_SHOWN = [place for place, column in enumerate(COLUMNS) if not column.hidden]
_VISIBLE = (_SHOWN[0], _SHOWN[-1])
_LOOKS = {
    **dict.fromkeys(("number", "deadline", "status"), CENTRED),
    **dict.fromkeys(("lead", "coordinating"), CENTRED),
    "percent": NUMBER,
    "updated_on": DATE,
}
_NO_DAY = date(2000, 1, 1)  # the creation day of a form whose plan has no date: equal bytes
_WHOLE_PERCENTS = frozenset(str(number) for number in range(101))
_SHOWN_DAY = "%d/%m/%Y"


def write_bieu(
    path: Path,
    plan: Plan,
    *,
    agency: str = "",
    progress: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Publish the form of a plan at `path`.

    `agency` is the agency whose own copy this is; `progress` holds what it has reported so
    far, by task id and column key. Raises `PublishError` where the file cannot be written.
    """
    content = bieu_bytes(plan, agency=agency, progress=progress)
    publish(path, lambda beside: save(beside, content))


def bieu_bytes(
    plan: Plan,
    *,
    agency: str = "",
    progress: Mapping[str, Mapping[str, str]] | None = None,
    macro_settings: Mapping[str, str] | None = None,
) -> bytes:
    """The form as the bytes of an .xlsx file; equal plans give equal bytes.

    With `macro_settings`, the form has buttons and a sheet with these settings.
    """
    with new_book("Biểu phân công nhiệm vụ", plan.head.issued_on or _NO_DAY) as book:
        canvas = book.canvas(SHEET_NAME, [column.width for column in COLUMNS])
        _write_head(canvas, plan.head, agency)
        header = _write_header(canvas)
        rows = _write_tasks(canvas, plan, progress or {})
        _finish(canvas, header, rows)
        issuer = None if agency else plan.head.issuer
        write_signatures(canvas, signatures(issuer, "NGƯỜI LẬP BIỂU"), _VISIBLE)
        if macro_settings:
            add_buttons(canvas.sheet, _VISIBLE[1] + 1)
            canvas.sheet.print_area(0, 0, canvas.row - 1, _VISIBLE[1])
            add_settings(book, macro_settings)
    return book.content()


def _write_head(canvas: Canvas, head: PlanHead, agency: str) -> None:
    write_corners(canvas, head, _VISIBLE, own=True)
    large = replace(CAPTION, size=HEAD_SIZE)
    lines = [
        ("PHỤ LỤC", large),
        ("BIỂU PHÂN CÔNG NHIỆM VỤ", large),
        (head.title or "", large),
        (attached_to(head), REMARK),
        (f"Đơn vị báo cáo: {agency}" if agency else "", CAPTION),
    ]
    write_captions(canvas, [line for line in lines if line[0]], _VISIBLE)


def _write_header(canvas: Canvas) -> int:
    looks = {Owner.DEPARTMENT: HEADING, Owner.AGENCY: HEADING_PROGRESS}
    spans = (
        Span(place, place, column.heading, looks[column.owner])
        for place, column in enumerate(COLUMNS)
    )
    return canvas.put(spans, 36)


def _write_tasks(
    canvas: Canvas, plan: Plan, progress: Mapping[str, Mapping[str, str]]
) -> list[int]:
    """Write all tasks below the headings of their sections; the rows the tasks stand in."""
    rows: list[int] = []
    for task, opens_section in new_sections(plan.tasks):
        if opens_section:
            _write_section(canvas, task)
        rows.append(canvas.put(_task_spans(task, progress.get(task.task_id, {})), 36))
        if task.detail:
            note = {
                "author": "Kế hoạch",
                "font_name": FONT,
                "font_size": 11,
                "x_scale": 3,
                "y_scale": 2,
            }
            canvas.sheet.write_comment(rows[-1], _AT["content"], safe_text(task.detail), note)
    return rows


def _write_section(canvas: Canvas, task: TaskRow) -> None:
    number, rest = _AT["number"], _AT["number"] + 1
    canvas.put(
        (
            Span(number, number, task.section_number, SECTION_NUMBER),
            Span(rest, _VISIBLE[1], task.section, SECTION),
        )
    )


def _task_spans(task: TaskRow, said: Mapping[str, str]) -> list[Span]:
    spans: list[Span] = []
    for place, column in enumerate(COLUMNS):
        look: Look = _LOOKS.get(column.key, CELL)
        agency_owns = column.owner is Owner.AGENCY
        text = said.get(column.key, "") if agency_owns else str(getattr(task, column.key))
        spans.append(Span(place, place, _typed(column.key, text), look))
    return spans


def _typed(key: str, text: str) -> Value:
    """A number or a date where the cell then shows exactly what was written; else the text."""
    if key == "percent" and text in _WHOLE_PERCENTS:
        return int(text)
    if key == "updated_on":
        with suppress(ValueError):
            day = datetime.strptime(text, _SHOWN_DAY).date()  # noqa: DTZ007 (a calendar day)
            usual = FIRST_DAY <= day <= LAST_DAY
            return day if usual and day.strftime(_SHOWN_DAY) == text else text
    return text


def _finish(canvas: Canvas, header: int, rows: list[int]) -> None:
    sheet, hidden = canvas.sheet, _AT["task_id"]
    sheet.set_column(hidden, hidden, COLUMNS[hidden].width, None, {"hidden": True})
    sheet.repeat_rows(header)
    sheet.freeze_panes(header + 1, 0)
    if rows:
        add_entry_rules(sheet, rows, _AT)
