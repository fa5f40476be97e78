"""The sheet of what changed since the consolidation before: whose, of which task, old and new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.consolidated.model import ChangeKind
from workbook.consolidated.table import DetailSheet, Field, Form
from workbook.consolidated.words import SHEET_CHANGES, brief, day_text, full_number
from workbook.style import ALARM, CENTRED

if TYPE_CHECKING:
    from workbook.consolidated.model import Consolidation
    from workbook.consolidated.table import Area
    from workbook.new_book import NewBook

FORM = Form(
    tab=SHEET_CHANGES,
    name="ThayDoi",
    title="THAY ĐỔI TỪ LẦN TỔNG HỢP TRƯỚC",
    none="Không có thay đổi nào.",
    fields=(
        Field("Loại thay đổi", 19, CENTRED),
        Field("Đơn vị", 30),
        Field("TT", 8, CENTRED),
        Field("Nội dung công việc", 62),
        Field("Thay đổi ở", 24),
        Field("Trước", 36),
        Field("Nay", 36),
    ),
    header_height=32,
)
KIND_COLUMN = 0
KIND_FILLS = {
    ChangeKind.NEWLY_LATE: ALARM,
    ChangeKind.NEWLY_DONE: "#D9EAD3",
    ChangeKind.NEW: "#DDEBF7",
    ChangeKind.REMOVED: "#EDEDED",
    ChangeKind.CHANGED: "#FFFFFF",
    ChangeKind.SILENT: "#FFF2CC",
}


def compared(consolidation: Consolidation) -> str:
    """With which consolidation this one was compared."""
    day = consolidation.compared_with
    if day is None:
        return "(Chưa có lần tổng hợp trước để so sánh)"
    return (
        f"(So với lần tổng hợp ngày {day_text(day)}; "
        f"số liệu tính đến ngày {day_text(consolidation.business_date)})"
    )


def write_changes(book: NewBook, consolidation: Consolidation) -> Area:
    """Write the changes, those that matter most first; the area of their kinds."""
    sheet = DetailSheet(book, FORM, consolidation.business_date, compared(consolidation))
    for change in consolidation.changes:
        task = change.task
        values = (
            change.kind.value,
            change.agency or ("Kế hoạch" if task else None),
            full_number(task) if task else None,
            brief(task) if task else None,
            change.what,
            change.old,
            change.new,
        )
        sheet.add(values, {KIND_COLUMN: KIND_FILLS[change.kind]})
    return sheet.area(sheet.close(), KIND_COLUMN)
