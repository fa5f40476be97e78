"""The sheet of everything that was found wrong: how severe, where, what, and the value there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from workbook.consolidated.table import (
    Field,
    close_table,
    write_header,
    write_record,
    write_titles,
)
from workbook.consolidated.words import day_text
from workbook.style import CENTRED, SEVERITY_FILLS

if TYPE_CHECKING:
    from datetime import date

    from validators.findings import Finding
    from workbook.canvas import Canvas

FIELDS = (
    Field("Mức độ", 12, CENTRED),
    Field("Nguồn", 28),
    Field("Trang", 20),
    Field("Ô", 9, CENTRED),
    Field("Mã", 10, CENTRED),
    Field("Nội dung", 56),
    Field("Giá trị", 36),
)
SEVERITY_COLUMN = 0
_COLUMNS = (0, len(FIELDS) - 1)
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def write_findings(canvas: Canvas, findings: tuple[Finding, ...], today: date) -> range:
    """Write the findings, the severest first; the rows they stand in."""
    title = "KẾT QUẢ KIỂM TRA SỐ LIỆU"
    write_titles(canvas, _COLUMNS, title, f"(Số liệu tính đến ngày {day_text(today)})")
    header = write_header(canvas, FIELDS)
    first = canvas.row
    for finding in sorted(findings, key=lambda one: _ORDER[one.severity]):
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
        write_record(canvas, FIELDS, values, {SEVERITY_COLUMN: SEVERITY_FILLS[finding.severity]})
    rows = range(first, canvas.row)
    close_table(canvas, header, _COLUMNS, "Không có điểm cần sửa.")
    return rows
