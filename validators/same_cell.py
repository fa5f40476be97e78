"""Whether a cell still says what was issued: the same words, however they are typed."""

from __future__ import annotations

from functools import lru_cache

from validators.deadlines import Kind, read_deadline
from validators.legible import legible
from validators.numbering import bare_number
from validators.text import fold


@lru_cache(maxsize=50_000)
def same_cell(key: str, text: str, issued: str) -> bool:
    """Spelling aside, the same text; the same number (`1.`), the same days (`05/6/2026`).

    A blank is a change only in the coordinating column: any other blank has a rule of its own.
    """
    if text == issued or (not text and key != "coordinating"):
        return True
    if fold(legible(text)) == fold(legible(issued)):
        return True
    if key == "number":
        return bare_number(text) == bare_number(issued)
    return key == "deadline" and _same_days(text, issued)


def _same_days(text: str, issued: str) -> bool:
    """Whether both name the same stretch of days, and nothing else."""
    one, two = read_deadline(legible(text)), read_deadline(legible(issued))
    fixed = one.kind is two.kind is Kind.FIXED and one.end is not None
    return fixed and (one.start, one.end, one.before) == (two.start, two.end, two.before)
