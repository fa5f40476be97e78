"""Whether a row without a number is the rest of the row above, which a page cut in two.

Only where the words show it. A row that might be a task of its own stays one: a rule then
asks for its number, while a task glued to its neighbour would be lost without a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.markers import Rank, marker_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN_END = re.compile(
    r"(?:[,(/–-]|\b(?:và|hoặc|của|cho|với|về|các|những|theo|trong|tại|để|từ|đến|do|là|được|bằng"
    r"|nhằm|giữa|trên|dưới))$",
    re.IGNORECASE,
)
_FULL_STOPS = (".", ";", "!", "?", ":")


def goes_on(above: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    """Whether every filled cell of a row goes on with the cell above it.

    A new lead and a new deadline together are an assignment, whatever the words before. A
    line behind a dash that nobody is given is a part of the task above.
    """
    rest = {key: text for key, text in texts.items() if text}
    if is_part(rest) and above.get("content"):
        return True
    if not rest or {"lead", "deadline"} <= rest.keys():
        return False
    return all(_continues(above.get(key, ""), text) for key, text in rest.items())


def is_part(texts: Mapping[str, str]) -> bool:
    """Whether a row says nothing but one more line of a list: words behind a dash."""
    said = [key for key, text in texts.items() if text]
    marker = marker_of(texts["content"])[0] if said == ["content"] else None
    return marker is not None and marker.rank >= Rank.DASH


def is_cut(text: str) -> bool:
    """Whether a text stops in the middle: at a comma, an open bracket or a joining word."""
    bare = text.rstrip()
    return bool(_OPEN_END.search(bare)) or bare.count("(") > bare.count(")")


def begins_inside(text: str) -> bool:
    """Whether a text begins in the middle of a sentence: in lower case, without a marker."""
    return text[:1].islower() and marker_of(text)[0] is None


def _continues(above: str, text: str) -> bool:
    if not above:
        return False
    return is_cut(above) or (begins_inside(text) and not above.rstrip().endswith(_FULL_STOPS))
