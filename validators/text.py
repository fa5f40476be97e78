"""How Vietnamese text is compared: one folded key for all spellings of the same words.

Two spellings are one where they differ only in Unicode form (NFC, NFD), the place of
the tone mark (`hoà`, `hòa`: both allowed by QĐ 1989/QĐ-BGDĐT, Điều 8), case, spaces, or
`Đ` (U+0110) typed as `Ð` (U+00D0). The key is for comparing only; people always see
their own text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_TONE = re.compile(f"[{_TONES}]")
_SYLLABLE = re.compile(r"[^\W\d_]+[\u0300-\u036f\w]*")
_SPACES = re.compile(r"\s+")
_ETH = str.maketrans({"ð": "đ", "Ð": "Đ"})


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The key under which all spellings of `text` meet: lower case, tones kept, one space.

    The tone of each syllable is moved behind it, so its place inside does not count.
    """
    spaced = _SPACES.sub(" ", text.translate(_ETH)).strip().casefold()
    decomposed = unicodedata.normalize("NFD", spaced).replace("qui\u0301", "quy\u0301")
    return unicodedata.normalize("NFC", _SYLLABLE.sub(_tone_last, decomposed))


def _tone_last(match: re.Match[str]) -> str:
    syllable = match.group()
    tones = "".join(_TONE.findall(syllable))
    return _TONE.sub("", syllable) + tones


@lru_cache(maxsize=100_000)
def skeleton(text: str) -> str:
    """`fold` without any marks (`đ` becomes `d`): for guesses that are proposed, never made."""
    decomposed = unicodedata.normalize("NFD", fold(text)).replace("đ", "d")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def either_case(letters: str) -> str:
    """The class of small and capital letters in a pattern.

    A pattern that begins with such a class passes over most of a text at once; one that is told
    to ignore case looks at every letter.
    """
    return f"[{letters}{letters.upper()}]"


def nfc(text: str) -> str:
    """The usual stored form of Vietnamese (TCVN 6909:2001 by way of Nghị định 30/2020/NĐ-CP)."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """One space between words, none at the ends; line breaks and NBSP count as spaces."""
    return _SPACES.sub(" ", text).strip()
