"""Whether a cell still says what was issued: the same words, however they are typed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from validators.deadlines import Kind, read_deadline
from validators.legible import legible
from validators.numbering import bare_number
from validators.progress import read_day, read_percent, read_status
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from validators.context import Context

# What a text of these columns means, where it means anything.
_MEANING: Mapping[str, Callable[[str], object]] = {
    "status": read_status,
    "percent": read_percent,
    "updated_on": read_day,
}


@lru_cache(maxsize=50_000)
def same_cell(key: str, text: str, issued: str) -> bool:
    """Spelling aside, the same text; the same number (`1.`), days (`05/6/2026`), status, share.

    A blank is a change only in the coordinating column: any other blank has a rule of its own.
    """
    if text == issued or (not text and key != "coordinating"):
        return True
    if fold(legible(text)) == fold(legible(issued)):
        return True
    if key == "number":
        return bare_number(text) == bare_number(issued)
    if key in _MEANING:
        meant = _MEANING[key](legible(text))
        return meant is not None and meant == _MEANING[key](legible(issued))
    return key == "deadline" and _same_days(text, issued)


def of_earlier_plan(task_id: str, key: str, text: str, context: Context) -> bool:
    """Whether a cell that differs from the plan of now says what an earlier plan said there."""
    return any(same_cell(key, text, each) for each in context.issued_before(task_id, key))


def _same_days(text: str, issued: str) -> bool:
    """Whether both name the same stretch of days, and nothing else."""
    one, two = read_deadline(legible(text)), read_deadline(legible(issued))
    fixed = one.kind is two.kind is Kind.FIXED and one.end is not None
    return fixed and (one.start, one.end, one.before) == (two.start, two.end, two.before)
