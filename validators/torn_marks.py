"""Tone marks torn from their letter, as text copied from a PDF often has them.

"hoac̣ h" (a mark on a consonant), "kế hoạch ̣" (a mark on nothing), "daỵ" (the mark one letter
too far). Nothing is repaired: which letter the mark belongs to is for a person to say.
"""

from __future__ import annotations

import re

from validators.text import either_case as _any
from validators.text import nfc

# After NFC every mark that fits a letter has gone into it; one that is left fits none.
_LEFT_OVER = re.compile("[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]")
# In ai, ay, au, ao, ia, ua and the like the second letter never bears the tone ("taì", "daỵ");
# oa, oe and uy are another matter, and so are gi and qu.
# The letter with the mark comes first: few bear one, so that most places are passed at once.
_I, _Y, _U, _O, _A = map(_any, ("ìíỉĩị", "ỳýỷỹỵ", "ùúủũụ", "òóỏõọ", "àáảãạ"))
_NO_G, _NO_Q = "(?<![gG])", "(?<![qQ])"
_TOO_FAR = re.compile(
    rf"{_any('ìíỉĩịỳýỷỹỵùúủũụòóỏõọàáảãạ')}(?![^\W\d_])(?:"
    rf"(?<={_any('aâăeêoôơư')}{_I})|(?<={_NO_Q}[uU]{_I})|(?<={_any('aâ')}{_Y})"
    rf"|(?<={_any('aâêư')}{_U})|(?<={_NO_G}[iI]{_U})|(?<={_any('ae')}{_O})"
    rf"|(?<={_NO_G}[iI]{_A})|(?<={_NO_Q}[uU]{_A})|(?<={_any('ư')}{_A}))"
)
_WORD_SO_FAR = re.compile(r"\S+\Z")


def torn_marks(text: str) -> str:
    """The first word with a torn mark; "" where every mark sits on its letter."""
    if text.isascii():
        return ""
    composed = nfc(text)
    found = _LEFT_OVER.search(composed) or _TOO_FAR.search(composed)
    if found is None:
        return ""
    before = _WORD_SO_FAR.search(composed, 0, found.start())
    start = before.start() if before else found.start()
    return composed[start:].split(maxsplit=1)[0]
