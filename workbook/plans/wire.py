"""Blocks as JSON: how the child process hands over what it read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from workbook.plans.blocks import Block, Line, Row, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

_HALF_LETTERS = re.compile("[\ud800-\udfff]")  # no half of a letter can be written again


def to_json(blocks: Sequence[Block]) -> bytes:
    """The blocks as JSON in UTF-8: a list for each line, a list of rows for each table."""
    shapes = [
        [[[list(map(_whole, row.cells)), row.places] for row in block.rows]]
        if isinstance(block, TableBlock)
        else [_whole(block.text), block.places, block.bold, block.gap, block.heading]
        for block in blocks
    ]
    return json.dumps({"blocks": shapes}, ensure_ascii=False, separators=(",", ":")).encode()


def refusal_json(reason: str) -> bytes:
    """The answer of a reader that cannot read the document."""
    return json.dumps({"refused": reason}, ensure_ascii=False).encode()


def from_json(answer: bytes) -> list[Block] | str:
    """The blocks of an answer, or the reason why there are none. Raises ValueError for others."""
    try:
        told = json.loads(answer)
        if "refused" in told:
            return str(told["refused"])
        return [_block(shape) for shape in told["blocks"]]
    except (KeyError, TypeError, IndexError, RecursionError):
        raise ValueError from None


def _block(shape: Sequence[Any]) -> Block:
    if len(shape) == 1:
        return TableBlock(tuple(Row(_texts(cells), _places(at)) for cells, at in shape[0]))
    text, places, bold, gap, heading = shape
    return Line(str(text), _places(places), int(bold), int(gap), heading=bool(heading))


def _texts(cells: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(str, cells))


def _places(places: Sequence[int]) -> tuple[int, ...]:
    return tuple(map(int, places))


def _whole(text: str) -> str:
    return _HALF_LETTERS.sub("\ufffd", text)
