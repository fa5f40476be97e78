"""Which part of a plan every line belongs to: nothing is dropped without a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from workbook.plans.blocks import Line, Row, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable


class Part(Enum):
    """What a line of a plan is for; only the last one is left to a person."""

    HEAD = "head"
    BASIS = "legal bases"
    PURPOSE = "purpose and requirements"
    HEADING = "heading"
    INTRODUCTION = "introduction to a list"
    TASK = "task"
    ORGANISATION = "duty of Tổ chức thực hiện"
    NARRATIVE = "narrative repeated by a table"
    FUNDS = "funds"
    ARTICLE = "article of a decision"
    CLOSING = "closing sentence"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    CAPTION = "caption of an annex"
    TABLE_HEADER = "table header"
    FOOTNOTE = "footnote"
    DECORATION = "page number or rule"
    RESIDUE = "not understood"


@dataclass(slots=True)
class Ledger:
    """The part of every block read so far; one of these lives for one reading."""

    entries: list[tuple[Line | Row, Part]] = field(default_factory=list[tuple[Line | Row, Part]])

    def put(self, part: Part, *blocks: Line | Row | TableBlock) -> None:
        """File blocks under a part; of a table, its rows."""
        for block in blocks:
            rows: Iterable[Line | Row] = block.rows if isinstance(block, TableBlock) else (block,)
            self.entries.extend((row, part) for row in rows)

    def residue(self) -> tuple[str, ...]:
        """The words that were not understood, in the order of the document."""
        left = [block for block, part in self.entries if part is Part.RESIDUE]
        left.sort(key=lambda block: block.places)
        return tuple(text for text in map(words_of, left) if text)


def words_of(block: Line | Row) -> str:
    """The words of a line, or of a row with its cells apart."""
    if isinstance(block, Line):
        return block.text
    return " | ".join(cell for cell in block.cells if cell)
