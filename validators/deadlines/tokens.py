"""From text to tokens: one scan, every character of meaning accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.deadlines import dates, documents, frame, recurrence

if TYPE_CHECKING:
    from validators.deadlines.spans import Span

# Order matters, the first pattern that fits wins: false friends, then what recurs, then dates.
_PATTERNS = documents.PATTERNS | recurrence.PATTERNS | dates.PATTERNS | frame.PATTERNS
_SCANNER = re.compile("|".join(f"(?P<_{at}>{each})" for at, each in enumerate(_PATTERNS.values())))
_NAMES = tuple(_PATTERNS)
_GLUED = {"trước": "before", "đến": "to", "hết": "to", "từ": "from"}

BOUNDS = frozenset(
    (
        *("before", "latest", "earliest", "to", "until_over", "from", "since", "now"),
        *("after", "within", "tentative"),
    )
)
GAPS = frozenset(("stop", "open", "close", "comma", "and", "colon", "dash"))


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text: what it is, where it stands, what it says.

    `kind` is "item" for every stretch of the calendar (`form` tells how it was written,
    `span` what it covers), "every" for what recurs (`form` is the rule), else the name of
    the pattern.
    """

    kind: str
    form: str
    start: int
    end: int
    text: str
    span: Span | None = None


def scan(text: str) -> list[Token]:
    """The tokens of `text` (in the spelling of `spelling.searched`), in order."""
    return [_token(match) for match in _SCANNER.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    form = _NAMES[int((match.lastgroup or "_0")[1:])]
    text, (start, end) = match.group(), match.span()
    if form == "glued":  # "trướcngày 30/6"
        form = _GLUED[text]
    if form in dates.BUILDERS:
        return Token("item", form, start, end, text, dates.BUILDERS[form](text))
    if form in recurrence.PATTERNS:
        return Token("every", form, start, end, text)
    return Token(form, form, start, end, text)
