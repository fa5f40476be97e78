"""A plan as text → printed lines and tables, mark-up gone, every line with its number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.plans.blocks import Block, Line, Row, TableBlock
from workbook.plans.html_tables import CLOSES, OPENS, TABLE_EDGE, html_rows
from workbook.plans.markup import break_lines, plain
from workbook.plans.text_columns import spaced_tables
from workbook.plans.text_tables import is_rule, row_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_TABLE = 20_000


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of a text in order; lines are still wrapped as they were printed.

    Rows with nothing but blank lines or Markdown borders between them are one table.
    A line that is all mark-up becomes a Line without words, so that every line is there.
    """
    lines, places = _numbered(text)
    blocks: list[Block] = []
    rows: list[Row] = []
    for block in _pieces(lines, places):
        if isinstance(block, Row):
            rows.append(block)
            continue
        if isinstance(block, TableBlock) or block.text:
            _close(rows, blocks)
        blocks.append(block)
    _close(rows, blocks)
    return blocks


def _numbered(text: str) -> tuple[list[str], list[int]]:
    """The lines of a text with their numbers, from 1; an HTML table begins and ends a line."""
    lines: list[str] = []
    places: list[int] = []
    for place, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        parts = [part for part in TABLE_EDGE.split(line) if part.strip()] or [line]
        lines.extend(parts)
        places.extend([place] * len(parts))
    return lines, places


def _close(rows: list[Row], blocks: list[Block]) -> None:
    if rows:
        blocks.append(TableBlock(tuple(rows)))
        rows.clear()


def _pieces(lines: Sequence[str], places: Sequence[int]) -> Iterator[Line | Row | TableBlock]:
    """Lines, rows and HTML tables in order; blank lines only as the gap of the line after."""
    at, gap, bold, broken, tables = 0, 0, False, False, True
    spaced = spaced_tables(lines, places)
    while at < len(lines):
        line = lines[at]
        broken = broken or "\f" in line
        end = _table_end(lines, at) if tables and OPENS.search(line) else at - 1
        tables = tables and end is not None  # one that is never closed ends the search
        if at in spaced:
            table, at = spaced[at]
            gap, bold = 0, False
            yield table
        elif end is not None and end >= at:
            yield _html_block(lines[at : end + 1], places[at : end + 1])
            at, gap, bold = end + 1, 0, False
        elif not line.strip():
            at, gap, bold = at + 1, gap + 1, False
        elif (found := row_at(lines, places, at)) is not None:
            row, at = found
            gap, bold = 0, False
            yield row
        else:
            words, bold = _plain_lines(line, places[at], bold_open=bold)
            for word in words:
                yield replace(word, gap=gap, after_break=broken)
                gap, broken = (gap, broken) if not word.text else (0, False)
            at += 1


def _html_block(lines: Sequence[str], places: Sequence[int]) -> Line | TableBlock:
    """An HTML table; one without cells is only mark-up."""
    rows = html_rows(lines, places)
    return TableBlock(rows) if rows else Line("", tuple(dict.fromkeys(places)))


def _plain_lines(line: str, place: int, *, bold_open: bool) -> tuple[list[Line], bool]:
    """The lines a printed line holds (more than one with `<br>`), and whether bold runs on."""
    found: list[Line] = []
    for piece in "" if is_rule(line) else break_lines(line).split("\n"):
        words = plain(piece, bold_open=bold_open)
        bold_open = words.still_bold
        found.append(Line(words.text, (place,), words.bold, heading=words.heading))
    return [line for line in found if line.text] or [Line("", (place,))], bold_open


def _table_end(lines: Sequence[str], start: int) -> int | None:
    """The line on which an HTML table that opens on line `start` is closed for good."""
    depth = 0
    for at in range(start, min(len(lines), start + _LONGEST_TABLE)):
        depth += len(OPENS.findall(lines[at])) - len(CLOSES.findall(lines[at]))
        if depth <= 0:
            return at
    return None
