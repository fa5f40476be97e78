"""Text as a reader sees it: letters that only look right replaced, invisible characters gone.

Facts are read from this, so a look-alike letter is one finding about the letter and not a
second one about an agency that nobody knows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from validators.agencies import suspicious_characters
from validators.text import nfc

# Letters of other alphabets that old converters put for Vietnamese ones: gha for ư, eth and
# the African d for đ. No Vietnamese word has them.
WRONG_LETTERS = {"ƣ": "ư", "Ƣ": "Ư", "ð": "đ", "Ð": "Đ", "ɖ": "đ", "Ɖ": "Đ"}
_WRONG = re.compile(f"[{''.join(WRONG_LETTERS)}]")


@lru_cache(maxsize=50_000)
def legible(text: str) -> str:
    """`text` in NFC with the letters it shows; line breaks and spaces stay."""
    if text.isascii() and text.isprintable():
        return text
    odd = suspicious_characters(text)
    if odd:
        instead = {each.position: each.instead for each in odd}
        text = "".join(instead.get(at, letter) for at, letter in enumerate(text))
    return nfc(right_letters(text))


def right_letters(text: str) -> str:
    """`text` with ư and đ where other alphabets' letters stand for them."""
    return _WRONG.sub(lambda match: WRONG_LETTERS[match.group()], text)
