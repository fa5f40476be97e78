"""Publishes what was consolidated as one workbook: overview, tasks, findings, agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.consolidated import agencies_sheet, findings_sheet, overview, tasks_sheet, words
from workbook.consolidated.figures import Counted
from workbook.consolidated.model import Answer
from workbook.new_book import new_book
from workbook.publish import publish, save

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbook.consolidated.model import AgencyLine, Consolidation
    from workbook.new_book import NewBook


def write_consolidated(path: Path, consolidation: Consolidation) -> None:
    """Publish the workbook at `path`; raises `PublishError` where it cannot be written."""
    content = consolidated_bytes(consolidation)
    publish(path, lambda beside: save(beside, content))


def consolidated_bytes(consolidation: Consolidation) -> bytes:
    """The workbook as the bytes of an .xlsx file; equal consolidations give equal bytes."""
    title = "Tổng hợp kết quả thực hiện nhiệm vụ"
    with new_book(title, consolidation.business_date) as book:
        page = book.canvas(words.SHEET_OVERVIEW, overview.WIDTHS, pages_tall=1)
        tasks = _tasks(book, consolidation)
        findings = _findings(book, consolidation)
        _missing(book, consolidation)
        agencies = _agencies(book, consolidation)
        sources = (tasks, agencies, findings)
        overview.write_overview(book.workbook, page, consolidation, sources)
    return book.content()


def _tasks(book: NewBook, consolidation: Consolidation) -> Counted:
    canvas = book.canvas(words.SHEET_TASKS, [field.width for field in tasks_sheet.FIELDS])
    rows = tasks_sheet.write_tasks(canvas, consolidation)
    return Counted(words.SHEET_TASKS, rows, tasks_sheet.CLASS_COLUMN, tasks_sheet.ID_COLUMN)


def _findings(book: NewBook, consolidation: Consolidation) -> Counted:
    canvas = book.canvas(words.SHEET_FINDINGS, [field.width for field in findings_sheet.FIELDS])
    today = consolidation.business_date
    rows = findings_sheet.write_findings(canvas, consolidation.findings, today)
    return Counted(words.SHEET_FINDINGS, rows, findings_sheet.SEVERITY_COLUMN)


def _missing(book: NewBook, consolidation: Consolidation) -> None:
    lines = [line for line in consolidation.agencies if line.answer is not Answer.FULL]
    _write_agencies(
        book,
        words.SHEET_MISSING,
        consolidation,
        lines,
        ("ĐƠN VỊ CHƯA BÁO CÁO HOẶC BÁO CÁO CHƯA ĐỦ", "Tất cả đơn vị đã báo cáo đủ."),
    )


def _agencies(book: NewBook, consolidation: Consolidation) -> Counted:
    said = ("TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ", "Chưa có đơn vị nào phải báo cáo.")
    lines = consolidation.agencies
    rows = _write_agencies(book, words.SHEET_AGENCIES, consolidation, lines, said)
    return Counted(words.SHEET_AGENCIES, rows, agencies_sheet.ANSWER_COLUMN)


def _write_agencies(
    book: NewBook,
    name: str,
    consolidation: Consolidation,
    lines: Sequence[AgencyLine],
    said: tuple[str, str],
) -> range:
    canvas = book.canvas(name, [field.width for field in agencies_sheet.FIELDS])
    today = consolidation.business_date
    return agencies_sheet.write_agencies(canvas, lines, today, *said)
