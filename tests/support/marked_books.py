"""Findings over the cells of the rich workbook, and that workbook marked with them."""

from __future__ import annotations

from support.rich_workbooks import SHEET

from validators.findings import Finding, Place, Severity
from workbook.marks import marks_of
from workbook.patching import marked
from workbook.results_sheet import results_sheet

_FOUND = (
    ("B2", "PC201", Severity.ERROR), ("B2", "PC401", Severity.HINT),
    ("B3", "PC201", Severity.WARNING), ("B4", "PC301", Severity.HINT),
    ("B5", "PC401", Severity.ERROR), ("B6", "PC201", Severity.ERROR),
    ("B7", "PC201", Severity.ERROR), ("C8", "PC301", Severity.HINT),
    ("D9", "PC201", Severity.ERROR), ("J20", "PC201", Severity.WARNING),
    ("C12", "PC401", Severity.ERROR), ("A30", "PC201", Severity.ERROR),
)  # fmt: skip
# Faults on texts, formulas, notes, own fills, merged cells and places where no cell is.
FINDINGS = tuple(
    Finding(code, severity, f"Ô {cell} có lỗi.", Place("bieu.xlsx", SHEET, cell))
    for cell, code, severity in _FOUND
)


def mark(book: bytes) -> bytes:
    """The workbook with these findings marked."""
    return marked(book, marks_of(FINDINGS), results_sheet(FINDINGS))[0]
