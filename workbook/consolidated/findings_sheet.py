"""The sheet of everything that was found wrong: how severe, where, what, and the value there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from workbook.consolidated.table import DetailSheet, Field, Form
from workbook.consolidated.words import SHEET_FINDINGS
from workbook.style import CENTRED, SEVERITY_FILLS

if TYPE_CHECKING:
    from workbook.consolidated.model import Consolidation
    from workbook.consolidated.table import Area
    from workbook.new_book import NewBook

FORM = Form(
    tab=SHEET_FINDINGS,
    name="KetQuaKiemTra",
    title="KẾT QUẢ KIỂM TRA SỐ LIỆU",
    none="Không có điểm cần sửa.",
    fields=(
        Field("Mức độ", 13, CENTRED),
        Field("Nguồn", 32),
        Field("Trang", 20),
        Field("Ô", 9, CENTRED),
        Field("Mã", 10, CENTRED),
        Field("Nội dung", 72),
        Field("Giá trị", 34),
    ),
    header_height=32,
)
SEVERITY_COLUMN = 0
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def write_findings(book: NewBook, consolidation: Consolidation) -> Area:
    """Write the findings, the severest first; the area of their severities."""
    sheet = DetailSheet(book, FORM, consolidation.business_date)
    for finding in sorted(consolidation.findings, key=lambda one: _ORDER[one.severity]):
        place = finding.place
        values = (
            finding.severity.value,
            place.source,
            place.sheet,
            place.cell,
            finding.code,
            finding.message,
            finding.value,
        )
        sheet.add(values, {SEVERITY_COLUMN: SEVERITY_FILLS[finding.severity]})
    return sheet.area(sheet.close(), SEVERITY_COLUMN)
