"""Whether two texts are the words of one task, before and after somebody reworded it."""

from __future__ import annotations

from rapidfuzz import fuzz

from validators.text import fold

_ALIKE = 60  # per cent of equal letters from which a task counts as the same, reworded


def much_alike(one: str, other: str) -> bool:
    """An id that a plan gave anew, behind a task put in front of it, bears other words."""
    first, second = fold(one), fold(other)
    return first == second or fuzz.ratio(first, second) >= _ALIKE
