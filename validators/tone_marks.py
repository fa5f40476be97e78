"""The two places of a tone mark in oa, oe, uy: `hòa` and `hoà`.

Both are right (Quyết định 1989/QĐ-BGDĐT, Điều 8); only their mixture in one sheet is untidy.
"""

from __future__ import annotations

import re

from validators.text import either_case as _any

_END = r"(?![^\W\d_])"
_SECOND = re.compile(rf"o[àáảãạèéẻẽẹ]{_END}|(?<!q)u[ỳýỷỹỵ]{_END}", re.IGNORECASE)
# For asking only: the letter with the mark comes first, so that most places are passed at once.
_ON_O, _ON_U, _ON_AE, _ON_Y = map(_any, ("òóỏõọ", "ùúủũụ", "àáảãạèéẻẽẹ", "ỳýỷỹỵ"))
_HAS_FIRST = re.compile(
    rf"{_any('òóỏõọùúủũụ')}(?:(?<={_ON_O})[aeAE]|(?<=(?<![qQ]){_ON_U})[yY]){_END}"
)
_HAS_SECOND = re.compile(
    rf"{_any('àáảãạèéẻẽẹỳýỷỹỵ')}(?:(?<=[oO]{_ON_AE})|(?<=(?<![qQ])[uU]{_ON_Y})){_END}"
)
_SECOND_PAIRS = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_FIRST_PAIRS = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_MOVED: dict[str, str] = dict(zip(_SECOND_PAIRS.split(), _FIRST_PAIRS.split(), strict=True))


def marks_first(text: str) -> bool:
    """Whether some syllable is written like `hòa`, `thủy`."""
    return bool(_HAS_FIRST.search(text))


def marks_second(text: str) -> bool:
    """Whether some syllable is written like `hoà`, `thuỷ`."""
    return bool(_HAS_SECOND.search(text))


def with_marks_first(text: str) -> str:
    """Every such syllable like `hòa`; the words stay the same."""
    return _SECOND.sub(lambda match: _cased(match.group()), text)


def _cased(pair: str) -> str:
    moved = _MOVED[pair.lower()]
    letters = zip(moved, pair, strict=True)
    return "".join(new.upper() if old.isupper() else new for new, old in letters)
