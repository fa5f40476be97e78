"""Whose rows are whose: which agency a book belongs to, and on which tasks it reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.agencies import split_agencies
from validators.text import fold, nfc
from workbook.find_table import find_table

if TYPE_CHECKING:
    from workbook.checking import Basis
    from workbook.raw_table import RawTable
    from workbook.selected_row import SelectedRow

_LABEL = re.compile(r"đơn vị báo cáo\s*:\s*(.+)", re.IGNORECASE)


def own_agency(raw: RawTable) -> str | None:
    """The agency whose own copy a sheet is, as the line above its table says; None: nobody's."""
    table = find_table(raw)
    above = raw.rows[: table.header_row] if table else ()
    named = (_LABEL.match(nfc(cell.shown).strip()) for row in above for cell in row)
    return next((match[1].strip() for match in named if match), None)


def reports_on(agency: str, row: SelectedRow, basis: Basis) -> bool:
    """Whether a task is given to an agency: by name, as a member of a group, or as a successor."""
    registry = basis.registry
    known = registry.find(agency)
    wanted = {fold(agency), fold(known.name) if known else ""}
    cells = (row.text("lead"), row.text("coordinating"))
    mentions = (mention for cell in cells for mention in split_agencies(cell, registry))
    lines = (line for mention in mentions for line in registry.named_by(mention, basis.today))
    return any(fold(name) in wanted for line in lines for name in line)
