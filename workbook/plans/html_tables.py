"""HTML tables as rows: a merged cell is repeated in every place it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from workbook.plans.blocks import Row
from workbook.plans.markup import plain_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENS = re.compile(r"<table\b", re.IGNORECASE)
TABLE_EDGE = re.compile(r"(?=<table\b)|(?<=</table>)", re.IGNORECASE)
CLOSES = re.compile(r"</table\s*>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_SPAN = re.compile(r"[0-9]{1,4}")
_WIDEST = 60  # no plan has more columns or taller merges; a larger span is a slip
_TALLEST = 500
_LINE_ENDS = {"br", "p", "div", "li"}


@dataclass(slots=True)
class _Cell:
    """A cell while it is read: its pieces, how far it spreads, and the line it began on."""

    wide: int
    tall: int
    line: int
    pieces: list[str] = field(default_factory=list[str])


class _TableParser(HTMLParser):
    """Collects the cells of one table; tables inside cells give their words only."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self.rows.append([])
        elif self._depth == 1 and tag in {"td", "th"}:
            self._open_cell(dict(attrs))
        elif tag in _LINE_ENDS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "table"

    def handle_data(self, data: str) -> None:
        self._add(_SPACES.sub(" ", data))

    def _add(self, piece: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].pieces.append(piece)

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        if not self.rows:
            self.rows.append([])
        wide = _span(attributes.get("colspan"), _WIDEST)
        tall = _span(attributes.get("rowspan"), _TALLEST)
        self.rows[-1].append(_Cell(wide, tall, self.getpos()[0]))


def html_rows(lines: Sequence[str], places: Sequence[int]) -> tuple[Row, ...]:
    """The rows of the table written on `lines`, whose numbers in the document are `places`.

    Lines between two rows count to the row before them; a table without cells has no rows.
    """
    parser = _TableParser()
    # a declaration cannot stand in a table; the parser would stop at an unknown one
    parser.feed("\n".join(lines).replace("<!", "&lt;!"))
    parser.close()
    rows = [row for row in parser.rows if row]
    starts = [1, *(min(cell.line for cell in row) for row in rows[1:])]
    ends = [*starts[1:], len(lines) + 1]
    spans = zip(starts, ends, strict=False)
    taken = [tuple(dict.fromkeys(places[s - 1 : max(s, e - 1)])) for s, e in spans]
    return tuple(Row(cells, at) for cells, at in zip(_spread(rows), taken, strict=False))


def _spread(rows: Sequence[Sequence[_Cell]]) -> list[tuple[str, ...]]:
    """Every row with the cells that reach into it from above and from the left."""
    hanging: dict[int, tuple[str, int]] = {}
    grid: list[tuple[str, ...]] = []
    for row in rows:
        cells = _row_with_hanging(row, hanging)
        grid.append(cells)
        hanging = {at: (text, left - 1) for at, (text, left) in hanging.items() if left > 1}
    return grid


def _row_with_hanging(row: Sequence[_Cell], hanging: dict[int, tuple[str, int]]) -> tuple[str, ...]:
    cells: dict[int, str] = {at: text for at, (text, _) in hanging.items()}
    at = 0
    for cell in row:
        text = plain_cell("".join(cell.pieces))
        for _ in range(cell.wide):
            while at in cells:
                at += 1
            cells[at] = text
            if cell.tall > 1:
                hanging[at] = (text, cell.tall)
    return tuple(cells.get(column, "") for column in range(max(cells, default=-1) + 1))


def _span(value: str | None, most: int) -> int:
    return min(max(int(value), 1), most) if value and _SPAN.fullmatch(value) else 1
