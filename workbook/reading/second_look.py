"""A second reader for the workbooks that only the full reader understood.

Calamine is known to see less than there is (error cells, UTF-16, Strict files), so only one
direction counts: where it finds a value and we found a blank, something would be lost.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from workbook.reading.grid import BLANK_PLACE
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.reading.grid import Grid


def require_no_loss(content: bytes, grids: list[Grid]) -> None:
    """Raise RefusedError where another reader sees a value that ours does not."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_object(io.BytesIO(content))
        names = [one.name for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        seen = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names
        }
    except MemoryError:
        raise
    except BaseException:  # noqa: BLE001  # a Rust panic is no Exception; its trouble is not ours
        return
    if not set(names) <= {grid.name for grid in grids}:
        raise RefusedError(Reason.DAMAGED)
    for grid in grids:
        if any(_is_lost(grid, row, line) for row, line in enumerate(seen.get(grid.name, ()))):
            raise RefusedError(Reason.DAMAGED)


def _is_lost(grid: Grid, row: int, line: Sequence[object]) -> bool:
    ours = grid.rows[row] if row < len(grid.rows) else []
    return any(
        str(value).strip() and (column >= len(ours) or ours[column] == BLANK_PLACE)
        for column, value in enumerate(line)
    )
