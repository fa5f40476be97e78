"""The sheets of the agencies: all of them, and those that have not (fully) reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.consolidated.model import Answer
from workbook.consolidated.table import (
    Field,
    close_table,
    write_header,
    write_record,
    write_titles,
)
from workbook.consolidated.words import day_text, moment_text
from workbook.style import ALARM, CELL, CENTRED, NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.canvas import Canvas
    from workbook.consolidated.model import AgencyLine

FIELDS = (
    Field("TT", 6, NUMBER),
    Field("Đơn vị", 44),
    Field("Kết quả báo cáo", 20, CENTRED),
    Field("Số nhiệm vụ phải báo cáo", 14, NUMBER),
    Field("Số nhiệm vụ đã báo cáo", 14, NUMBER),
    Field("Số nhiệm vụ còn thiếu", 14, NUMBER),
    Field("Lần đọc gần nhất", 20, CENTRED),
    Field("Lý do, ghi chú", 40, CELL),
)
ANSWER_COLUMN = 2
ANSWER_FILLS = {
    Answer.FULL: "#D9EAD3",
    Answer.PARTLY: "#FFF2CC",
    Answer.EMPTY: ALARM,
    Answer.UNREACHABLE: "#D9D9D9",
}
_COLUMNS = (0, len(FIELDS) - 1)
_ORDER = {Answer.EMPTY: 0, Answer.UNREACHABLE: 1, Answer.PARTLY: 2, Answer.FULL: 3}


def write_agencies(
    canvas: Canvas, lines: Sequence[AgencyLine], today: date, title: str, none: str
) -> range:
    """Write agency lines, those that owe most first; the rows they stand in."""
    write_titles(canvas, _COLUMNS, title, f"(Số liệu tính đến ngày {day_text(today)})")
    header = write_header(canvas, FIELDS)
    first = canvas.row
    ordered = sorted(lines, key=lambda line: _ORDER[line.answer])
    for number, line in enumerate(ordered, 1):
        _write_line(canvas, number, line)
    rows = range(first, canvas.row)
    close_table(canvas, header, _COLUMNS, none)
    return rows


def _write_line(canvas: Canvas, number: int, line: AgencyLine) -> None:
    values = (
        number,
        line.agency,
        line.answer.value,
        line.expected,
        line.received,
        max(line.expected - line.received, 0),
        moment_text(line.read_at) or "Chưa đọc được lần nào",
        line.reason,
    )
    write_record(canvas, FIELDS, values, {ANSWER_COLUMN: ANSWER_FILLS[line.answer]})
