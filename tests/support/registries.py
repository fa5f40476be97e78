"""The department's own registry workbook, changed from night to night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from templates import open_template
from workbook.registry_rows import AGENCY_SHEET, NAME

if TYPE_CHECKING:
    from pathlib import Path


def write_registry(path: Path, **changes: dict[str, str]) -> None:
    """The shipped registry with other cells (by heading) in the rows of agencies (by code)."""
    with open_template("danh_muc_don_vi.xlsx") as shipped:
        book = load_workbook(shipped)
    rows = list(book[AGENCY_SHEET].iter_rows())
    headings = next(each for each in rows if NAME in [cell.value for cell in each])
    for row in rows:
        for heading, cell in zip(headings, row, strict=True):
            told = changes.get(str(row[0].value).replace("-", "_"), {})
            if heading.value in told:
                cell.value = told[str(heading.value)]
    book.save(path)
