"""Whether a document is written so that its words can be known: no fonts of before Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.legacy_text import modern_text
from workbook.plans.blocks import Block, Line
from workbook.plans.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEARCHED = 200
_MOST = 0.5  # share of the texts; what is rarer is found cell by cell, by rule PC022
_GLIMPSE = 40  # characters


def require_readable(blocks: Sequence[Block]) -> None:
    """Raise UnreadableError where the document is typed for TCVN3 or VNI fonts.

    Nothing is converted: which of the old tables was meant is for a person to say.
    """
    texts = [text for text in _texts(blocks) if not text.isascii()][:_SEARCHED]
    legacy = [text for text in texts if modern_text(text) is not None]
    if len(legacy) > _MOST * len(texts):
        raise UnreadableError(
            f"chữ viết bằng phông cũ (TCVN3, VNI), ví dụ “{_start(legacy[0])}”; hãy chuyển sang "
            "Unicode bằng công cụ của bộ gõ tiếng Việt rồi đọc lại."
        )


def _start(text: str) -> str:
    return text if len(text) <= _GLIMPSE else text[:_GLIMPSE].rpartition(" ")[0] + "…"


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (cell for row in block.rows for cell in row.cells if cell)
