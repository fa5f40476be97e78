"""Tables written as text: cells between tabs, between pipes (Markdown), or in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.plans.blocks import Row
from workbook.plans.markup import plain_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^[\s|:+=-]*-{2,}[\s|:+=-]*$")
_FEWEST = 3
_QUOTED_LINES = 30


def is_rule(line: str) -> bool:
    """Whether a line only draws the border of a Markdown table (`|---|---|`)."""
    return "|" in line and bool(_RULE.match(line))


def cells_of(line: str) -> tuple[str, ...] | None:
    """The cells of a table row written with tabs or pipes; None for any other line.

    A row has at least three cells; fewer are words with a stray separator.
    """
    if line.count("\t") >= _FEWEST - 1:
        return tuple(plain_cell(_unquoted(cell)) for cell in line.split("\t"))
    if line.count("|") < _FEWEST - 1 or is_rule(line):
        return None
    inner = line.strip().removeprefix("|")
    cells = [cell.replace("\\|", "|") for cell in _PIPE.split(inner)]
    if line.rstrip().endswith("|"):
        cells.pop()
    return tuple(plain_cell(cell) for cell in cells) if len(cells) >= _FEWEST else None


def row_at(lines: Sequence[str], places: Sequence[int], start: int) -> tuple[Row, int] | None:
    """The row that begins at line `start`, and the line after it; `places` number the lines.

    A cell copied from a spreadsheet may hold line breaks between quotation marks; the row
    then takes as many lines as the quotation.
    """
    last = _quotation_end(lines, start)
    cells = cells_of("\n".join(lines[start : last + 1]))
    if cells is None:
        return None
    return Row(cells, tuple(places[start : last + 1])), last + 1


def _quotation_end(lines: Sequence[str], start: int) -> int:
    """The last line of a row whose quoted cell runs over lines; `start` where none does."""
    if '\t"' not in lines[start] or lines[start].count('"') % 2 == 0:
        return start
    for at in range(start + 1, min(start + _QUOTED_LINES, len(lines))):
        if lines[at].count('"') % 2:
            return at
    return start


def _unquoted(cell: str) -> str:
    bare = cell.strip()
    if len(bare) > 1 and bare.startswith('"') and bare.endswith('"'):
        return bare[1:-1].replace('""', '"')
    return cell
