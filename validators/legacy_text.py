"""Text typed for the fonts of before Unicode: TCVN3 (`.VnTime`) and VNI.

Opened with any other font such text shows Latin letters and signs ("ChØ ®¹o", "Chæ ñaïo").
A cell counts as legacy only where the wrong words become Vietnamese syllables by one of the
two tables, and where it holds no Vietnamese letter of Unicode beside them.
Tables: TCVN 5712:1993 (VN3) and the VNI Windows code page.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from validators.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "î": "ỵ", "ó": "ĩ", "ò": "ị"}
_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "õ": "\u0303", "û": "\u0309", "ï": "\u0323",
    "â": "\u0302", "ê": "\u0306",
    "à": "\u0302\u0300", "á": "\u0302\u0301", "ã": "\u0302\u0303", "å": "\u0302\u0309",
    "ä": "\u0302\u0323",
    "è": "\u0306\u0300", "é": "\u0306\u0301", "ü": "\u0306\u0303", "ú": "\u0306\u0309",
    "ë": "\u0306\u0323",
}  # fmt: skip
# The letters that carry a mark of VNI.
_VNI_CARRIERS = frozenset("aeouyôö")
# What only Unicode has: Ă Đ Ĩ Ũ Ơ Ư, combining marks, and the letters with two marks.
_MODERN = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
    "\u0300-\u036f\u1ea0-\u1ef9]"
)
_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
_UNITS = frozenset(("µm", "N·m"))


@lru_cache(maxsize=50_000)
def modern_text(text: str) -> str | None:
    """What a legacy text says in Unicode; None where it is not legacy text."""
    if text.isascii() or _MODERN.search(text):
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii() and word not in _UNITS]
    decode = next((each for each in (_from_tcvn3, _from_vni) if _proves(words, each)), None)
    return _WORD.sub(lambda match: decode(match.group()), text) if decode else None


def _proves(words: list[str], decode: Callable[[str], str]) -> bool:
    """Whether every word that is no syllable becomes one, and there is such a word."""
    odd = [word for word in words if not is_syllable(unicodedata.normalize("NFC", word))]
    longest = max(map(len, odd), default=0)  # a lone sign (§, ½) proves nothing
    return longest > 1 and all(is_syllable(decode(word)) for word in odd)


def _from_tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(letter, letter) for letter in word)


def _from_vni(word: str) -> str:
    letters: list[str] = []
    for letter in word:
        small = letter.lower()
        if letters and letters[-1][0].lower() in _VNI_CARRIERS and small in _VNI_MARKS:
            letters[-1] += _VNI_MARKS[small]
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(_vni_letter(each) for each in letters))


def _vni_letter(letter: str) -> str:
    plain, marks = letter[0], letter[1:]
    modern = _VNI_LETTERS.get(plain.lower(), plain.lower())
    return (modern.upper() if plain.isupper() else modern) + marks
