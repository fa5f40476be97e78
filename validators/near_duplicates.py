"""Tasks that say the same twice, perhaps with a slip; linear in the number of tasks.

Two texts are near where they have the same words but for little ones, and at most two words
differ by one letter. Cut into three parts, such texts share one part whole: only texts that
do are compared, and of these only the nearest above.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from validators.text import skeleton

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

_WORD = re.compile(r"\w+")
# Words whose presence or absence changes no task.
_LITTLE_WORDS = "các những việc và của cho về trên tại theo để được đã sẽ là với"
_LITTLE = frozenset(skeleton(_LITTLE_WORDS).split())
_UNMARKED = dict.fromkeys(range(0x300, 0x370)) | {ord("đ"): "d"}
_FEWEST_SAME, _FEWEST_NEAR = 3, 6
_SHORTEST = 4  # in a shorter word one letter makes another word ("xã", "xe")
_ALLOWED_SLIPS = 2
_COMPARED = 8


@lru_cache(maxsize=512)  # agencies are given the same tasks
def repeats(texts: tuple[str, ...]) -> tuple[int, ...]:
    """The places (from 0) of folded texts that repeat an earlier one of the same sheet."""
    return tuple(_repeats(texts))


def _repeats(texts: Iterable[str]) -> Iterator[int]:
    same: set[tuple[str, ...]] = set()
    parts: dict[Hashable, list[tuple[str, ...]]] = defaultdict(list)
    for place, text in enumerate(texts):
        words = key_words(text)
        if len(words) < _FEWEST_SAME:
            continue
        keys = [*_parts(words)] if len(words) >= _FEWEST_NEAR else []
        if words in same or _near_any(words, (parts[key] for key in keys)):
            yield place
        same.add(words)
        for key in keys:
            parts[key].append(words)


@lru_cache(maxsize=20_000)
def key_words(text: str) -> tuple[str, ...]:
    """The words of a folded text that make the task, without marks, in order."""
    bare = unicodedata.normalize("NFD", text).translate(_UNMARKED)
    return tuple(word for word in _WORD.findall(bare) if word not in _LITTLE)


def _parts(words: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    third = len(words) // 3
    cuts = (0, third, 2 * third, len(words))
    for at in range(3):
        yield (len(words), at, words[cuts[at] : cuts[at + 1]])


def _near_any(words: tuple[str, ...], blocks: Iterable[list[tuple[str, ...]]]) -> bool:
    return any(_near(words, other) for block in blocks for other in block[-_COMPARED:])


def _near(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    pairs = [(one, two) for one, two in zip(words, other, strict=True) if one != two]
    return len(pairs) <= _ALLOWED_SLIPS and all(_is_slip(one, two) for one, two in pairs)


def _is_slip(one: str, two: str) -> bool:
    if min(len(one), len(two)) < _SHORTEST or not (one + two).isalpha():
        return False
    return OSA.distance(one, two, score_cutoff=1) <= 1
