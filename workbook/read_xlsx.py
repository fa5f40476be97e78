"""An .xlsx file as raw tables: every cell with its stored value, its shown text and its state."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, cast

from workbook.inspect_file import read_bytes, require_xlsx
from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State
from workbook.refusal import Reason, Refusal
from workbook.shown import shown

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell import Cell as XlsxCell
    from openpyxl.cell import MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def read_xlsx(path: Path) -> tuple[RawTable, ...]:
    """All sheets of a workbook, in their order. Raises Refusal; never changes the file."""
    return decode_xlsx(path, read_bytes(path))


def decode_xlsx(path: Path, content: bytes) -> tuple[RawTable, ...]:
    """The same from bytes that were read before; `path` only names them."""
    require_xlsx(path, content)
    values, formulas = _load(path, content, values=True), _load(path, content, values=False)
    if not values.worksheets:
        raise Refusal(path, Reason.NO_SHEET)
    return tuple(_raw_table(path.name, sheet, formulas[sheet.title]) for sheet in values.worksheets)


def _load(path: Path, content: bytes, *, values: bool) -> Workbook:
    """Full mode: openpyxl's read-only mode loses cells where `<dimension>` lies."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts that it would drop on saving: we never save.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(content), data_only=values)
    except Exception:  # noqa: BLE001  # openpyxl raises anything at all on damaged parts
        raise Refusal(path, Reason.DAMAGED) from None


def _raw_table(source: str, values: Worksheet, formulas: Worksheet) -> RawTable:
    return RawTable(
        SheetRef(source, values.title),
        tuple(
            tuple(_cell(cell, formulas[cell.coordinate]) for cell in row)
            for row in values.iter_rows()
        ),
        merged=tuple(str(area) for area in values.merged_cells.ranges),
        hidden_rows=frozenset(n - 1 for n, d in values.row_dimensions.items() if d.hidden),
    )


def _cell(value: XlsxCell | MergedCell, formula: XlsxCell | MergedCell) -> Cell:
    if value.value is None:
        # A formula nobody has calculated yet holds no value: that is not a blank.
        uncounted = formula.data_type == "f"
        return Cell(None, str(formula.value), State.ERROR) if uncounted else BLANK
    stored = cast("str | float | int | bool", value.value)
    text = shown(stored, value.number_format)
    if value.data_type == "e":
        return Cell(stored, text, State.ERROR)
    return Cell(stored, text, State.VALUE) if text.strip() else BLANK
