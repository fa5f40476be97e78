"""The folded key of the words in a name: `fold`, and "i" written for "y" in some syllables."""

from __future__ import annotations

import re
import unicodedata

from validators.text import fold

# QĐ 1989/QĐ-BGDĐT, Điều 9 allows both in these open syllables: `quản lí`, `kĩ thuật`, `quĩ`.
_I_FOR_Y = re.compile(
    r"(?<![^\W_])(h|k|l|m|s|t|qu)i([\u0300\u0301\u0303\u0309\u0323]?)(?![\w\u0300-\u036f])"
)
_MAY_HOLD_I = frozenset("iìíỉĩị")


def key_of(text: str) -> str:
    """Equal for all spellings of a word or phrase; only for comparing, as `fold`."""
    folded = fold(text)
    if _MAY_HOLD_I.isdisjoint(folded):
        return folded
    apart = unicodedata.normalize("NFD", folded)
    return unicodedata.normalize("NFC", _I_FOR_Y.sub(r"\1y\2", apart))
