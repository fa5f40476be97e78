"""The consolidated workbook as a reader sees it: written, and read back with openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook
from support.sample_consolidation import CONSOLIDATION

from workbook.consolidated.write import write_consolidated

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from workbook.consolidated.model import Consolidation
    from workbook.raw_table import Stored


def written(folder: Path, consolidation: Consolidation = CONSOLIDATION) -> Workbook:
    """The workbook, written and read back with the values stored in it."""
    path = folder / "tong-hop.xlsx"
    write_consolidated(path, consolidation)
    return load_workbook(path, data_only=True)


def table(sheet: Worksheet, first_heading: str) -> list[dict[str, Stored]]:
    """The rows below the header that begins with a heading, by heading."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if first_heading in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def figures(sheet: Worksheet) -> dict[str, Stored]:
    """Every word of the overview with the value to its right."""
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    return {cell.value: cell.offset(0, 1).value for cell in cells if cell.column in (1, 5, 9)}
