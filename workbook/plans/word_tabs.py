"""Tables that were typed as paragraphs with tabs, as pasted from elsewhere."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbook.plans.blocks import Block, Line, Row, TableBlock
from workbook.plans.table_header import find_header
from workbook.plans.text_tables import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def with_typed_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, where lines with tabs that head and fill a table of tasks are that table."""
    for tabbed, group in groupby(blocks, key=_is_tabbed):
        found = list(group)
        table = TableBlock(tuple(_row(block) for block in found if isinstance(block, Line)))
        if tabbed and find_header(table.rows):
            yield table
        else:
            yield from found


def _is_tabbed(block: Block) -> bool:
    return isinstance(block, Line) and "\t" in block.text and cells_of(block.text) is not None


def _row(line: Line) -> Row:
    return Row(cells_of(line.text) or (line.text,), line.places)
