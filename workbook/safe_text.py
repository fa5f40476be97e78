r"""A person's words on their way into a cell: text stays text, nothing goes missing in silence.

Excel holds at most 32,767 UTF-16 units in a cell, and XML 1.0 no control characters. What
cannot be stored is shown (`\x0b`, `…[đã cắt, còn N ký tự]`), never dropped.
"""

from __future__ import annotations

import re
from functools import lru_cache

CELL_LIMIT = 32_767

# Control characters but tab and line feed, marks that turn the reading direction, halves of
# surrogate pairs, and the two code points that XML forbids.
_UNSHOWABLE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS = re.compile(r"\r\n?")


@lru_cache(maxsize=20_000)
def safe_text(text: str) -> str:
    """`text` as a cell can hold it: line ends as LF, unshowable characters escaped, cut visibly."""
    odd = _UNSHOWABLE.search(text)  # a carriage return is one as well
    plain = _UNSHOWABLE.sub(_escaped, _LINE_ENDS.sub("\n", text)) if odd else text
    short = len(plain) <= CELL_LIMIT // 2  # no letter takes more than two units
    return plain if short or _units(plain) <= CELL_LIMIT else _cut(plain)


def looks_like_formula(text: str) -> bool:
    """Whether Excel would take the text for a formula once somebody presses Enter in its cell."""
    return text.startswith("=")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 (one byte)


def _units(text: str) -> int:
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def _cut(text: str) -> str:
    room = CELL_LIMIT - len(_notice(len(text)))
    kept = text[:room]
    while _units(kept) > room:
        kept = kept[: room - _units(kept)]
    return kept + _notice(len(text) - len(kept))


def _notice(lost: int) -> str:
    return f"…[đã cắt, còn {lost} ký tự]"
