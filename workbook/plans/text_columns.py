"""Tables in a text whose columns only spaces part, as a PDF is written out with its layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.plans.blocks import Row, TableBlock
from workbook.plans.pdf_letters import Printed
from workbook.plans.unruled_tables import unruled_from

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECE = re.compile(r"\S+(?: \S+)*")
_LEAST = 2.0  # spaces that part two cells
_SPACED = re.compile(r"\S {2,}\S.* {2,}\S")


def spaced_tables(lines: Sequence[str], places: Sequence[int]) -> dict[int, tuple[TableBlock, int]]:
    """The tables by the line each begins on, with the line behind it; `places` number the lines."""
    if not any(map(_SPACED.search, lines)):
        return {}
    filled = [at for at, line in enumerate(lines) if line.strip() and "\t" not in line]
    printed = [_pieces(lines[at], at) for at in filled]
    found: dict[int, tuple[TableBlock, int]] = {}
    at = 0
    while at < len(printed):
        table = unruled_from(printed, at, _LEAST) if printed[at][1:] else None
        if table is None:
            at += 1
            continue
        rows = (
            Row(cells, tuple(places[filled[line]] for line in own)) for cells, own in table.rows
        )
        found[filled[table.first]] = TableBlock(tuple(rows)), filled[table.last - 1] + 1
        at = table.last
    return found


def _pieces(line: str, at: int) -> list[Printed]:
    """The runs of words of a line; places are counted in letters and lines."""
    return [
        Printed(match[0], match.start(), match.end(), at, at + 1, 1.0)
        for match in _PIECE.finditer(line)
    ]
