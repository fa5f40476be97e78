"""Tables without ruling lines on a page of a PDF; one that fills a page goes on over the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.plans.pdf_columns import side_by_side
from workbook.plans.pdf_letters import PIECE_GAP, printed_lines, usual_size
from workbook.plans.unruled_tables import Unruled, unruled_from, unruled_rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.plans.pdf_letters import Letter, Printed
    from workbook.plans.unruled_columns import Columns

PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
Table = tuple[float, tuple[tuple[str, ...], ...]]  # where it begins, its rows


@dataclass(frozen=True, slots=True)
class Parted:
    """A page's tables without rules, its other letters, and the columns open at its end."""

    tables: tuple[Table, ...]
    letters: tuple[Letter, ...]
    open_columns: Columns | None


def parted(letters: Sequence[Letter], before: Columns | None) -> Parted:
    """The tables that white space makes on a page; `before` are columns of the page before."""
    pieces = side_by_side(printed_lines(letters, gap=PIECE_GAP))
    lines = _without_page_number(pieces)
    least = PIECE_GAP * usual_size(letters)
    found = list(_tables(lines, least, before))
    kept = list(letters)
    tables: list[Table] = []
    for table in found:
        top = min(piece.top for piece in lines[table.first])
        foot = max(piece.bottom for line in lines[table.first : table.last] for piece in line)
        kept = [one for one in kept if not top <= (one["top"] + one["bottom"]) / 2 <= foot]
        tables.append((top, tuple(cells for cells, _ in table.rows)))
    fills = bool(found) and found[-1].last == len(lines)
    return Parted(tuple(tables), tuple(kept), found[-1].columns if fills else None)


def _tables(
    lines: Sequence[Sequence[Printed]], least: float, before: Columns | None
) -> Iterator[Unruled]:
    at = 0
    while at < len(lines):
        table = unruled_from(lines, at, least)
        if table is None and at == 0 and before is not None:
            table = unruled_rest(lines, before)
        if table is not None:
            yield table
        at = at + 1 if table is None else table.last


def _without_page_number(lines: Sequence[Sequence[Printed]]) -> list[Sequence[Printed]]:
    edges = (0, len(lines) - 1)
    return [
        line
        for at, line in enumerate(lines)
        if at not in edges or line[1:] or not PAGE_NUMBER.fullmatch(line[0].text)
    ]
