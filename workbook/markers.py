"""The numbers and signs that begin an entry of a plan or a row: `II.`, `1.2.`, `a)`, `Điều 3.`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from validators.text import nfc


class Rank(IntEnum):
    """How deep a kind of marker stands; a smaller rank holds the larger ones."""

    PART = 0
    UPPER = 1
    ROMAN = 2
    ARABIC = 3
    DOTTED = 4
    DOTTED_TWICE = 5
    LETTER = 6
    PAREN = 7
    DASH = 8
    PLUS = 9


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed, its rank, and the value that counts in an identifier (`II.1.a`)."""

    printed: str
    rank: Rank
    value: str


_UPPERCASE = "A-ZÀ-ỸĐ"
_DASHES = "-–—‐‑−•●▪■◦·*\u2043\uf02d\uf0b7\uf0a7"
_CAPITAL = rf"(?=[{_UPPERCASE}])"
_NAMED = r"(?:Nhóm nhiệm vụ|Nhiệm vụ|Nội dung|Hoạt động|Giải pháp|Công việc)\s+(?:số\s+|thứ\s+)?"
_BEHIND_NAMED = r"\s*(?:[.:)]|[–-]\s)\s*(?=\S)"
_COUNT = r"(?:thứ\s+\w+|THỨ\s+\w+|[IVXLC]+|\d+|[A-H])"
_SOURCES = (
    (Rank.PART, rf"(?:Phần|PHẦN|Chương|CHƯƠNG|Điều|ĐIỀU)\s+({_COUNT}\b)\s*[.:–-]?\s*"),
    (Rank.ROMAN, rf"([IVX]{{1,6}})\s*(?:[./)-]\s+|\.{_CAPITAL}|[-–]\s*(?=[{_UPPERCASE}]{{2}}))"),
    (Rank.UPPER, r"([A-HK-UĐ])\s*[.)/-]\s+"),
    (Rank.DOTTED, rf"{_NAMED}(\d{{1,2}}\.\d{{1,2}}){_BEHIND_NAMED}"),
    (Rank.ARABIC, rf"{_NAMED}(\d{{1,2}}){_BEHIND_NAMED}"),
    (Rank.DOTTED_TWICE, r"(\d{1,2}(?:\.\d{1,2}){2,4})[.)]?\s+(?=\S)"),
    (Rank.DOTTED, rf"(\d{{1,2}}\.\d{{1,2}})(?:[.)]\s*(?=[^\W\d_])|\s+{_CAPITAL})"),
    (Rank.ARABIC, rf"(\d{{1,3}})(?:\s*[./]\s+|\.{_CAPITAL}|\s*[-–]\s+{_CAPITAL}|\)\s*(?=\S))"),
    (Rank.LETTER, r"([a-zđ]\d?)(?:\s?\)\s*|\.\s+)(?=\S)"),
    (Rank.PAREN, r"\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)"),
    (Rank.PLUS, r"(\+)\s*(?=\S)"),
    (Rank.DASH, rf"([{re.escape(_DASHES)}])(?:\s+(?=\S)|(?=[^\W\d_]))"),
)  # fmt: skip
_PATTERNS = tuple((rank, re.compile(source)) for rank, source in _SOURCES)
_BARE = re.compile(r"[\s().:/\-–]+")
_NUMBERS = (
    (Rank.DOTTED, re.compile(rf"{_NAMED}(\d{{1,2}}\.\d{{1,2}})\s*(?:[.:)]|[–-]\s)\s*(?=\S)")),
    (Rank.ARABIC, re.compile(rf"{_NAMED}(\d{{1,2}})\s*(?:[.:)]|[–-]\s)\s*(?=\S)")),
    (Rank.DOTTED_TWICE, re.compile(r"(?:[IVX]+\.)?\d+(?:\.\d+){2,4}")),
    (Rank.DOTTED, re.compile(r"\d+\.\d+|[IVX]+\.\d+\.\d+")),
    (Rank.ARABIC, re.compile(r"\d{1,4}|[IVX]+\.\d+")),
    (Rank.ROMAN, re.compile(r"[IVX]+")),
    (Rank.UPPER, re.compile(r"[A-ZĐ]")),
    (Rank.LETTER, re.compile(r"(?:\d+\.?)?[a-zđ]\d?")),
)
_ROMAN_NUMBER = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


@lru_cache(maxsize=4096)
def marker_of(text: str) -> tuple[Marker | None, str]:
    """The marker at the start of a line, and the words behind it."""
    for rank, pattern in _PATTERNS:
        match = pattern.match(text)
        if match and not (rank is Rank.ROMAN and not _ROMAN_NUMBER.fullmatch(match[1])):
            value = "" if rank in {Rank.DASH, Rank.PLUS} else nfc(match[1])
            return Marker(match[0].strip(), rank, value), text[match.end() :]
    return None, text


@lru_cache(maxsize=4096)
def number_in_cell(cell: str) -> Marker | None:
    """The marker a number cell of a table holds (`1`, `II`, `1.2`, `a)`, `-`); None for words."""
    printed = cell.strip()
    if printed and all(sign in _DASHES + "+" for sign in printed):
        return Marker(printed, Rank.DASH, "")
    bare = nfc(_BARE.sub("", printed.replace(".", "\0")).replace("\0", ".").strip("."))
    for rank, pattern in _NUMBERS:
        if pattern.fullmatch(bare):
            return Marker(printed, rank, bare)
    return None


def joined(parent: str, value: str) -> str:
    """An identifier below another: `II` + `1` = `II.1`; a dotted value repeats its parent once.

    `II.2` + `2.5` = `II.2.5`, because `2.5` already says that it stands in `2`.
    """
    if not parent or not value:
        return parent or value
    steps = value.split(".")
    head = parent.split(".")
    for shared in range(min(len(steps) - 1, len(head)), 0, -1):
        if head[-shared:] == steps[:shared]:
            return ".".join([*head, *steps[shared:]])
    return f"{parent}.{value}"
