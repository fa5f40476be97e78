"""One spelling for reading: lower case, one kind of dash and digit, usual tone marks.

The text that is searched has exactly as many characters as the text that is shown, so
that every reading can point at the words it rests on.
"""

from __future__ import annotations

import re
import unicodedata

from validators.deadlines.toneless import with_tones
from validators.text import fold, skeleton

# Words of the grammar that people spell in more than one way (hoàn/hòan, kỳ/kì, quý/quí).
_MEANT = {
    **{fold(word): word for word in ("quý", "hoàn", "hoặc", "tùy", "khóa", "tuần", "xuyên")},
    **{fold(word): word for word in ("trước", "cuối", "giữa", "muộn", "tiếp", "kết", "tháng")},
    **{fold(other): word for word, other in (("kỳ", "kì"), ("tùy", "tuì"), ("quý", "qúi"))},
}
_WORD = re.compile(r"[^\W\d_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ROMAN = re.compile("[\u2160-\u217f]")
_ALIKE = {
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2192), "-"),
    **dict.fromkeys((0x0D, 0xA0, 0x2007, 0x2009, 0x202F, 0x3000), " "),
    **dict.fromkeys((0x2044, 0x2215), "/"),
    0xF7: "-",  # "2026÷2030"
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width forms
    0x01A3: "ư",
    0x01A2: "Ư",
    0x00F0: "đ",
    0x00D0: "Đ",
}


def shown(text: str) -> str:
    """The text as a person sees it: NFC, without invisible characters and outer spaces."""
    spelled = _ROMAN.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), text)
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", spelled)).strip()


def searched(text: str) -> str:
    """`text` (from `shown`) in the spelling of the grammar; the length stays the same."""
    alike = text.translate(_ALIKE)
    lowered = alike.lower()
    if len(lowered) != len(text):
        lowered = "".join(_lower(letter) for letter in alike)
    return _WORD.sub(_usual, with_tones(lowered))


def has_wrong_letter(text: str) -> bool:
    """Whether ƣ (U+01A3) stands for ư, as in text copied from certain old fonts."""
    return "ƣ" in text or "Ƣ" in text


def _lower(letter: str) -> str:
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter


def _usual(match: re.Match[str]) -> str:
    word = match.group()
    if word.isascii():
        return word
    if skeleton(word) == "truoc":  # no other word of Vietnamese has these letters
        return "trước"
    usual = _MEANT.get(fold(word), word)
    return usual if len(usual) == len(word) else word
