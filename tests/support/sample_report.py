"""An invented periodic report on the sample consolidation, and what a Word file says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from support.sample_consolidation import CONSOLIDATION, LAST_NIGHT

from validators.plan import ReportObligation
from validators.report_period import PeriodKind, period_of
from workbook.periodic_report.model import Duty, Heard, PeriodicReport

if TYPE_CHECKING:
    from docx.table import Table

    from workbook.consolidated.model import Consolidation

TOLD = replace(CONSOLIDATION, business_date=date(2026, 12, 14))
_ASKED = ReportObligation(
    "hằng quý báo cáo Sở Nội vụ", "quarterly", ("ngày 10 của tháng cuối quý",), "Sở Nội vụ",
    "Các sở, ban, ngành",
)  # fmt: skip
DUTY = Duty(
    _ASKED,
    date(2026, 12, 10),
    date(2026, 9, 11),
    date(2026, 12, 10),
    {Heard.FULL: ("Văn phòng UBND tỉnh",), Heard.NOTHING: ("Sở Tư pháp", "Sở Y tế")},
)


def report_on(told: Consolidation = TOLD, before: Consolidation | None = None) -> PeriodicReport:
    """The report of a quarter whose last day is that of the consolidation."""
    period = period_of(PeriodKind.QUARTER, told.business_date)
    since = date(2026, 9, 20)
    return PeriodicReport(period, period.last, told, LAST_NIGHT, since, before, (DUTY,))


def words(content: bytes) -> str:
    """All paragraphs of the body, outside its tables."""
    return "\n".join(one.text for one in docx.Document(BytesIO(content)).paragraphs)


def tables(content: bytes) -> dict[str, list[list[str]]]:
    """The rows of each table by the heading of its second column."""
    found = docx.Document(BytesIO(content)).tables
    return {table.rows[0].cells[1].text: _rows(table) for table in found}


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]
