"""A cell as tokens: words with their folded key, and the marks between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from validators.agencies.syllables import key_of
from validators.text import skeleton

_TOKEN = re.compile(
    r"\n"
    r"|\bv(?:\.\s?)?v\b\.*"
    r"|[^\W_]+(?:['’][^\W_]+|(?<=[A-ZĐ0-9])\.(?=[A-ZĐ0-9])[^\W_]+)*"
    r"|\.{2,}"
    r"|[^\s]",
)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x)?"
    r"(?:uye|uya|uyu|ieu|yeu|uoi|uou|oai|oay|oeo|uay|uy|ie|ye|ia|ua|uo|ue|ui|uu|iu|oi|oo|oa|oe"
    r"|ai|ao|au|ay|eo|eu|a|e|i|o|u|y)"
    r"(?:ch|ng|nh|c|m|n|p|t)?",
)
# Vietnamese abbreviations are initials of syllables: hardly any syllable of an agency's
# name starts with these letters, so an acronym that holds one is a foreign name (ETEP, WB).
_FOREIGN_INITIALS = frozenset("EFIJOWZ")
BREAK = "\n"


def keys_of(words: str) -> frozenset[str]:
    """The folded keys of some words: a literal "báo" would never equal the key of `báo`."""
    return frozenset(key_of(word) for word in words.split())


# A line that starts so starts an entry, even in small letters; other small letters go on.
_OPENERS = keys_of(
    "các những mọi toàn tất cơ đơn sở bộ ủy ubnd hđnd công phối chủ lãnh địa tổ - + * • –"
)
_GO_ON = keys_of(", ; ( và & các những của với thuộc cho tại") | {BREAK}
_CODE = re.compile(r"[A-ZĐ]{1,2}\d{2}")  # units of the police: A05, PC06
_ET_CETERA = re.compile(r"v(?:\.\s?)?v\.*")
_MIN_CAPITALS = 2
_LONGEST_ACRONYM = 12


class Names(Protocol):
    """Known names, as a line asks for them."""

    def end(self, line: Line, at: int) -> int:
        """Where the longest name that starts at `at` ends; 0 where none does."""
        ...


@dataclass(frozen=True, slots=True)
class Token:
    """What a word or mark looks like, apart from its place."""

    key: str
    is_word: bool
    capital: bool
    acronym: bool
    foreign: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A text as tokens, with the place of each (`starts`, `ends`: character offsets).

    `names` are the registry's spellings, which are never cut; None without a registry.
    """

    text: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: Names | None = None
    shouted: bool = False  # all in capitals, which then tell nothing

    def __len__(self) -> int:
        return len(self.tokens)

    def key(self, at: int) -> str:
        """The folded word at `at`; "" outside the line."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def capital(self, at: int) -> bool:
        """Whether the token at `at` is a word with a capital first letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].capital

    def named(self, at: int) -> int:
        """Where the longest name of the registry that starts at `at` ends; 0 for none."""
        return self.names.end(self, at) if self.names else 0

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` up to (not with) `last`, one space between words."""
        if first >= last:
            return ""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())

    def glued(self, at: int) -> bool:
        """Whether the mark at `at` stands between two words without a space (`VH-XH`)."""
        inside = 0 < at < len(self.tokens) - 1
        return inside and self.ends[at - 1] == self.starts[at] == self.starts[at + 1] - 1


@lru_cache(maxsize=20_000)
def token_of(text: str, *, shouted: bool = False) -> Token:
    """The token that `text` is; in a `shouted` text capitals do not tell an acronym."""
    if _ET_CETERA.fullmatch(text):
        text = "…"
    is_word = text[0].isalnum()
    capital = is_word and text[0].isupper()
    bare = skeleton(text).replace(".", "") if capital else ""
    strange = bare.isalpha() and len(bare) > 1 and not _SYLLABLE.fullmatch(bare)
    acronym = strange if shouted else is_word and _is_acronym(text)
    foreign = strange and not (acronym and _FOREIGN_INITIALS.isdisjoint(text))
    return Token(key_of(text) or BREAK, is_word, capital, acronym, foreign)


def _is_acronym(text: str) -> bool:
    """`GDTrH` is an acronym, `MobiFone` a name: capitals outnumber the small letters."""
    if _CODE.fullmatch(text):
        return True
    capitals = sum(letter.isupper() for letter in text)
    return capitals >= _MIN_CAPITALS and capitals * 2 > len(text) <= _LONGEST_ACRONYM


def line_of(text: str, names: Names | None = None) -> Line:
    """The words and marks of `text` (NFC), in order; only line breaks that may matter stay."""
    capitals = text.isupper()
    shouted = capitals and " " in text.strip()
    found = [match.span() for match in _TOKEN.finditer(text)]
    tokens = [token_of(text[start:end], shouted=shouted) for start, end in found]
    kept = _without_wraps(tokens)
    return Line(
        text,
        tuple(tokens[at] for at in kept),
        tuple(tokens[at].key for at in kept),
        tuple(found[at][0] for at in kept),
        tuple(found[at][1] for at in kept),
        names,
        capitals,
    )


def _without_wraps(tokens: list[Token]) -> list[int]:
    """The tokens that count: a line break only where it may part two entries.

    Cells are also broken to fit a column; such a break stands behind a comma or before
    a small letter that begins nothing.
    """
    kept: list[int] = []
    opens = False
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.key != BREAK:
            mark = not token.is_word and token.key not in {"(", ")"}
            opens = token.capital or mark or token.key in _OPENERS or _numbers(tokens, at)
        behind = tokens[at - 1].key if at else BREAK
        if token.key != BREAK or (opens and behind not in _GO_ON):
            kept.append(at)
    return kept[::-1]


def _numbers(tokens: list[Token], at: int) -> bool:
    """Whether `1.`, `2)` or `b)` begins at `at`."""
    key, mark = tokens[at].key, tokens[at + 1].key if at + 1 < len(tokens) else ""
    return (key.isdigit() and mark in {".", ")"}) or (len(key) == 1 and mark == ")")
