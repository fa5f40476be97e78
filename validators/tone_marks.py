"""The two places of a tone mark in oa, oe, uy: `hòa` and `hoà`.

Both are right (Quyết định 1989/QĐ-BGDĐT, Điều 8); only their mixture in one sheet is untidy.
"""

from __future__ import annotations

import re

_END = r"(?![^\W\d_])"
_FIRST = re.compile(rf"[òóỏõọ][ae]{_END}|(?<!q)[ùúủũụ]y{_END}", re.IGNORECASE)
_SECOND = re.compile(rf"o[àáảãạèéẻẽẹ]{_END}|(?<!q)u[ỳýỷỹỵ]{_END}", re.IGNORECASE)
_SECOND_PAIRS = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_FIRST_PAIRS = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_MOVED: dict[str, str] = dict(zip(_SECOND_PAIRS.split(), _FIRST_PAIRS.split(), strict=True))


def marks_first(text: str) -> bool:
    """Whether some syllable is written like `hòa`, `thủy`."""
    return bool(_FIRST.search(text))


def marks_second(text: str) -> bool:
    """Whether some syllable is written like `hoà`, `thuỷ`."""
    return bool(_SECOND.search(text))


def with_marks_first(text: str) -> str:
    """Every such syllable like `hòa`; the words stay the same."""
    return _SECOND.sub(lambda match: _cased(match.group()), text)


def _cased(pair: str) -> str:
    moved = _MOVED[pair.lower()]
    letters = zip(moved, pair, strict=True)
    return "".join(new.upper() if old.isupper() else new for new, old in letters)
