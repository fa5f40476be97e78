"""The sheet that traces every report to its cell: agency, file, tab, row, when, which snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.a1 import position
from workbook.consolidated.table import DetailSheet, Field, Form
from workbook.consolidated.words import SHEET_SOURCES, moment_text, silence, standing_of
from workbook.style import CENTRED, NUMBER

if TYPE_CHECKING:
    from datetime import date

    from workbook.canvas import Value
    from workbook.consolidated.model import Consolidation, Report
    from workbook.new_book import NewBook

FORM = Form(
    tab=SHEET_SOURCES,
    name="NguonSoLieu",
    title="NGUỒN CỦA TỪNG SỐ LIỆU",
    none="Chưa đọc số liệu nào.",
    fields=(
        Field("Đơn vị", 32),
        Field("Mã nhiệm vụ", 12, CENTRED),
        Field("Tệp, bảng", 44),
        Field("Trang", 22),
        Field("Dòng", 8, NUMBER),
        Field("Đọc lúc", 19, CENTRED),
        Field("Không đổi từ", 19, CENTRED),
        Field("Bản chụp", 17, CENTRED),
        Field("Tình trạng", 48, CENTRED),
    ),
    header_height=32,
)
_DIGITS = 12  # of a snapshot's digest: enough to find it by
_SAID = "Đã báo cáo"


def write_sources(book: NewBook, consolidation: Consolidation) -> None:
    """Write one row for each report, in the order of the plan."""
    sheet = DetailSheet(book, FORM, consolidation.business_date)
    for line in consolidation.tasks:
        for report in (*line.reports, *line.beside):
            values = _values(report, consolidation.business_date)
            sheet.add((report.agency, line.task.task_id, *values))
    sheet.close()


def _values(report: Report, today: date) -> tuple[Value, ...]:
    place, origin = report.place, report.origin
    return (
        origin.file or (place.source if place else None),
        place.sheet if place else origin.tab,
        position(place.cell)[0] + 1 if place else None,
        moment_text(report.read_at),
        moment_text(origin.changed_at),
        origin.snapshot[:_DIGITS],
        standing_of(report, today) or silence(report) or _SAID,
    )
