"""Tables of phrases, and the longest of them that stands at a place of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies.words import BREAK, line_of
from validators.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validators.agencies.words import Line

CONNECTORS = frozenset({",", "và", "&", "-", "–", "—", "/"})
_ANY, _NO_COMMA = "~", "~-"
_MARKS = frozenset({_ANY, _NO_COMMA})


class PhraseTable:
    """Phrases by their first word; a connector inside a phrase stands for any connector or none.

    `Văn hóa, Thể thao và Du lịch` so also finds `Văn hóa - Thể thao & Du lịch`. A comma does
    not replace the only connector: `Tài chính, Kế hoạch` are two, `Tài chính - Kế hoạch` one.
    No phrase is found where one of `unless` stands: `xã` in `xã hội`.
    """

    def __init__(self, phrases: Iterable[str], unless: PhraseTable | None = None) -> None:
        self._unless = unless
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted({_pattern(phrase) for phrase in phrases}, key=len, reverse=True):
            if phrase:
                self._by_first.setdefault(phrase[0], []).append(phrase)

    def end(self, line: Line, at: int) -> int:
        """Where the longest phrase that starts at `at` ends; 0 where none does."""
        patterns = self._by_first.get(line.key(at))
        if patterns is None or (self._unless and self._unless.end(line, at)):
            return 0
        return max((_end(line.keys, at, pattern) for pattern in patterns), default=0)


def table(phrases: str, unless: PhraseTable | None = None) -> PhraseTable:
    """The table of phrases that stand between `|` or on lines of their own."""
    parts = (phrase.strip() for phrase in phrases.replace("\n", "|").split("|"))
    return PhraseTable(parts, unless)


def _pattern(phrase: str) -> tuple[str, ...]:
    keys = line_of(nfc(phrase)).keys
    marks = [key for key in keys if key in CONNECTORS]
    any_mark = _NO_COMMA if len(marks) == 1 and "," not in marks else _ANY
    return tuple(any_mark if key in CONNECTORS else key for key in keys)


def _end(keys: tuple[str, ...], at: int, pattern: tuple[str, ...]) -> int:
    """The end of `pattern` at `at`, or 0. "A và B, C" is not the name "A, B và C"."""
    closed = False
    behind = ""
    for want in pattern:
        have = keys[at] if at < len(keys) else ""
        if have == BREAK and _wrapped(keys, at, behind, want):
            at += 1
            have = keys[at] if at < len(keys) else ""
        behind = want
        if want in _MARKS:
            if have not in CONNECTORS:
                behind = ""
                continue
            if have == "," and (closed or want == _NO_COMMA):
                return 0
            closed = have == "và"
        elif have != want:
            return 0
        at += 1
    return at


def _wrapped(keys: tuple[str, ...], at: int, behind: str, want: str) -> bool:
    """Whether the line break at `at` only broke the phrase: between two words, or at its mark."""
    if want in _MARKS:
        return at + 1 < len(keys) and keys[at + 1] in CONNECTORS
    return behind != ""
