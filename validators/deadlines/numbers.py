"""Numbers as plans write them: digits, Vietnamese words, Roman quarters; and how phrases join."""

from __future__ import annotations

WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "mười lăm": 15,
    "hai mươi": 20,
    "ba mươi": 30,
}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

# Longest first, so that "mười hai" is not read as "mười". "năm" is also the year: the
# patterns that allow it say so themselves.
WORD = "|".join(
    word.replace(" ", r"\s+") for word in sorted(WORDS, key=len, reverse=True) if word != "năm"
)
SPELLED_OUT = rf"(?:\s*\((?:{WORD}|năm)\))?"  # "06 (sáu)"
EVERY = "(?:hằng|hàng|mỗi|từng|các)"


def phrases(pattern: str) -> str:
    """`pattern` as whole words; a blank means any white space, line breaks of a cell too.

    A number may stand right beside the words ("Trước30/6", "2026đến 2030").
    """
    before = r"(?<![^\W\d_])(?:(?<!\w)|(?=\D))"
    after = r"(?![^\W\d_])(?:(?!\w)|(?<=\D))"
    return rf"{before}(?:{pattern}){after}".replace(" ", r"\s+")


def number(text: str) -> int:
    """The number that `text` writes; 0 for anything else, which no calendar has."""
    word = " ".join(text.split())
    if word.isdigit() and word.isascii():
        return int(word)
    return WORDS.get(word) or ROMAN.get(word) or 0


def year_number(text: str) -> int:
    """A year of four or two digits (two mean 20xx); 0 for any other length."""
    if len(text) == 2:  # noqa: PLR2004 - two digits
        return 2000 + int(text)
    return int(text) if len(text) == 4 else 0  # noqa: PLR2004 - four digits
