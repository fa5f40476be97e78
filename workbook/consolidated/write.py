"""Publishes what was consolidated as one workbook: overview first, the detail sheets behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.consolidated import words
from workbook.consolidated.agencies_sheet import write_agencies
from workbook.consolidated.changes_sheet import write_changes
from workbook.consolidated.due_sheet import pressing, write_due
from workbook.consolidated.findings_sheet import write_findings
from workbook.consolidated.missing_sheet import write_missing
from workbook.consolidated.overview import WIDTHS, Areas, write_overview
from workbook.consolidated.sources_sheet import write_sources
from workbook.consolidated.tasks_sheet import write_tasks
from workbook.editions import publish_edition
from workbook.new_book import new_book
from workbook.uncollected import uncollected

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.consolidated.due_sheet import Pressing
    from workbook.consolidated.model import Consolidation
    from workbook.editions import Edition
    from workbook.new_book import NewBook


def write_consolidated(path: Path, consolidation: Consolidation) -> Edition:
    """Publish the workbook at `path`, the last good ones kept; where it really stands.

    Raises `PublishError` where it cannot be written.
    """
    return publish_edition(path, consolidated_bytes(consolidation), consolidation.business_date)


def consolidated_bytes(consolidation: Consolidation) -> bytes:
    """The workbook as the bytes of an .xlsx file; equal consolidations give equal bytes."""
    title = "Tổng hợp kết quả thực hiện nhiệm vụ"
    with uncollected(), new_book(title, consolidation.business_date) as book:
        page = book.canvas(words.SHEET_OVERVIEW, WIDTHS, pages_tall=1)
        found = pressing(consolidation)
        areas = _details(book, consolidation, found)
        write_overview(book.workbook, page, consolidation, found, areas)
    return book.content()


def _details(book: NewBook, consolidation: Consolidation, found: list[Pressing]) -> Areas:
    """The detail sheets, in the order in which they stand."""
    classes, ids = write_tasks(book, consolidation)
    answers = write_agencies(book, consolidation)
    due = write_due(book, found, consolidation.business_date)
    write_missing(book, consolidation)
    changes = write_changes(book, consolidation)
    severities = write_findings(book, consolidation)
    write_sources(book, consolidation)
    return Areas(classes, ids, answers, due, changes, severities)
