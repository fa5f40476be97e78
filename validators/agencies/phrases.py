"""Tables of phrases, and the longest of them that stands at a place of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies.words import line_of
from validators.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validators.agencies.words import Line

CONNECTORS = frozenset({",", "và", "&", "-", "–", "—", "/"})
_ANY = "~"


class PhraseTable:
    """Phrases by their first word; a connector inside a phrase stands for any connector or none.

    `Văn hóa, Thể thao và Du lịch` so also finds `Văn hóa - Thể thao & Du lịch`.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted({_pattern(phrase) for phrase in phrases}, key=len, reverse=True):
            if phrase:
                self._by_first.setdefault(phrase[0], []).append(phrase)

    def end(self, line: Line, at: int) -> int:
        """Where the longest phrase that starts at `at` ends; 0 where none does."""
        patterns = self._by_first.get(line.key(at))
        if patterns is None:
            return 0
        return max((_end(line.keys, at, pattern) for pattern in patterns), default=0)


def table(phrases: str) -> PhraseTable:
    """The table of phrases that stand between `|` or on lines of their own."""
    return PhraseTable(phrase.strip() for phrase in phrases.replace("\n", "|").split("|"))


def _pattern(phrase: str) -> tuple[str, ...]:
    return tuple(_ANY if key in CONNECTORS else key for key in line_of(nfc(phrase)).keys)


def _end(keys: tuple[str, ...], at: int, pattern: tuple[str, ...]) -> int:
    """The end of `pattern` at `at`, or 0. "A và B, C" is not the name "A, B và C"."""
    closed = False
    for want in pattern:
        have = keys[at] if at < len(keys) else ""
        if want == _ANY:
            if have not in CONNECTORS:
                continue
            if closed and have == ",":
                return 0
            closed = have == "và"
        elif have != want:
            return 0
        at += 1
    return at
