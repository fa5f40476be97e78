"""What stands between the lines of a page and is no part of its text: numbers, rules, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbook.plans.blocks import Line, TableBlock
from workbook.plans.parts import Ledger, Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.plans.blocks import Block

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_NO_WORDS = re.compile(r"[\W_]*")
_RAISED = re.compile(r"[¹²³⁰-⁹]{1,3}\s*(?=\S)")
_NUMBERED = re.compile(r"\[?(\d{1,2})\]?\s+(?=[^\W\d_])")
_REFERENCE = re.compile(r"(?<=[^\W\d_)\]”\"])\[?(\d{1,2})\]?(?![\w/])")
_ENDED = re.compile(r"[.…][\"”)]*$")


@dataclass(slots=True)
class Asides:
    """What has been set aside, and the footnotes whose sign was met in the text."""

    ledger: Ledger
    gap: int
    wrapped: bool
    signs: set[int] = field(default_factory=set[int])
    expected: int = 1


def set_aside(blocks: Iterable[Block], asides: Asides) -> list[Block]:
    """The blocks without page numbers, rules and footnotes, which are filed in the ledger.

    The line after what was set aside knows that a page ended before it.
    """
    kept: list[Block] = []
    in_note, broken = False, False
    before = ""
    for block in blocks:
        if isinstance(block, TableBlock):
            kept.append(block)
            in_note = False
            continue
        page_ends = block.after_break or (block.gap < asides.gap and bool(before))
        in_note = _starts_note(block, asides) or (
            in_note and _note_goes_on(block, before, asides, page_ends=page_ends)
        )
        part = Part.FOOTNOTE if in_note else _decoration(block)
        before = block.text or before
        if part is not None:
            asides.ledger.put(part, block)
            broken = broken or bool(block.text)
            continue
        asides.signs.update(map(int, _REFERENCE.findall(block.text)))
        kept.append(
            replace(
                block, after_break=block.after_break or broken or (asides.wrapped and page_ends)
            )
        )
        broken = False
    return kept


def _decoration(line: Line) -> Part | None:
    is_rule = _NO_WORDS.fullmatch(line.text) or _PAGE_NUMBER.fullmatch(line.text)
    return Part.DECORATION if is_rule else None


def _starts_note(line: Line, asides: Asides) -> bool:
    """Whether a line is a footnote: a raised number, or the next number met as a sign."""
    if _RAISED.match(line.text):
        return True
    match = _NUMBERED.match(line.text)
    if not match or not line.text[match.end()].isupper():
        return False
    number = int(match[1])
    if number not in asides.signs or number not in {1, asides.expected}:
        return False
    asides.expected = number + 1
    return True


def _note_goes_on(line: Line, before: str, asides: Asides, *, page_ends: bool) -> bool:
    """Whether a footnote runs on: in a wrapped text, until it ends or the page does."""
    if not asides.wrapped or page_ends:
        return False
    return not _ENDED.search(before) or line.text[:1].islower()
