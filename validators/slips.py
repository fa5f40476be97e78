"""Slips of a scan or a hurried hand: a syllable that is one mark or letter away from the word.

Two things show one. A syllable that Vietnamese cannot have (`thưc`: what ends in c, ch, p or t
bears sắc or nặng). Or a pair that makes no sense, where exactly one phrase of everyday use
stands one mark away (`phói hợp`). Nothing is changed here: what comes out are proposals.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from validators.office_phrases import JOINING, PHRASES, WORDS
from validators.syllables import is_syllable, lacks_tone
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Letters that a scan takes for one another by losing, adding or changing one mark.
_SHAPES = ("aăâ", "eê", "oôơ", "uư", "dđ")
# Letters and figures that look alike in print; counted only where no syllable comes of it.
_ALIKE = ("il", "lt", "ft", "ce", "co", "o0", "nu", "bh", "gq", "vy", "i1", "l1")
# All of these as one, so that what may be the same word is found at once.
_ONE_LOOK = str.maketrans("đl1tfec0uhqy", "diiiiooonbgv") | dict.fromkeys(range(0x300, 0x370))
_VIETNAMESE = re.compile("[ăâêôơưđ]")


class Slip(NamedTuple):
    """A place in a text: where it begins, what stands there, what is proposed instead."""

    start: int
    wrong: str
    right: str


@lru_cache(maxsize=50_000)
def slips(text: str) -> tuple[Slip, ...]:
    """The slips of a text from left to right, each with the one word that fits.

    Names (capitals inside a sentence), abbreviations, foreign words and text typed without
    marks give none.
    """
    if text.isascii():
        return ()
    spots = [(match.start(), match.group()) for match in _WORD.finditer(text)]
    keys = [fold(word) for _, word in spots]
    rights = _of_pairs(text, spots, keys)
    for at, key in enumerate(keys):
        if at not in rights and (right := _only_word(key)) and _is_plain(text, *spots[at]):
            rights[at] = right
    return tuple(
        Slip(*spots[at], _cased(right, spots[at][1])) for at, right in sorted(rights.items())
    )


def mended(text: str) -> str:
    """The text with every proposal taken."""
    for start, wrong, right in reversed(slips(text)):
        text = text[:start] + right + text[start + len(wrong) :]
    return text


def _of_pairs(text: str, spots: Sequence[tuple[int, str]], keys: Sequence[str]) -> dict[int, str]:
    """The right word for each place that a pair of words gives away."""
    pairs = list(pairwise(keys))
    rights: dict[int, str] = {}
    for at, pair in enumerate(pairs):
        right = _only_phrase(*pair)
        if right is None or not _are_one_phrase(text, spots[at], spots[at + 1]):
            continue
        place = at if fold(right[0]) != pair[0] else at + 1
        # A neighbour that makes a phrase with one of the two claims it: `phần | công việc`.
        beside = {" ".join(each) for each in (*pairs[max(at - 1, 0) : at], *pairs[at + 1 : at + 2])}
        if beside.isdisjoint(PHRASES) or _is_impossible(keys[place]):
            rights[place] = right[place - at]
    return rights


def _are_one_phrase(text: str, first: tuple[int, str], second: tuple[int, str]) -> bool:
    """Whether two words stand together in one sentence and are no name."""
    between = text[first[0] + len(first[1]) : second[0]]
    return not between.strip() and (second[1].islower() or (first[1] + second[1]).isupper())


def _is_plain(text: str, start: int, word: str) -> bool:
    """Whether a word is no name or abbreviation: small letters, or capitals among capitals.

    What hangs on a hyphen is a syllable of a foreign name.
    """
    joined = "-" in text[max(start - 1, 0) : start] + text[start + len(word) :][:1]
    plain = word.islower() or text.isupper()
    return plain and not joined and bool(_VIETNAMESE.search(word.lower()))


def _cased(right: str, wrong: str) -> str:
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    return right[0].upper() + right[1:] if wrong[0].isupper() else right


@lru_cache(maxsize=100_000)
def _only_phrase(first: str, second: str) -> tuple[str, str] | None:
    """The one phrase that is a slip away from a pair of folded words which makes no sense."""
    written = f"{first} {second}"
    alike = _phrases_by_look().get(_look(written), ())
    if not alike or written in PHRASES:
        return None
    found = [phrase for key, phrase in alike if _is_slip_of_pair((first, second), key.split(" "))]
    one, other = found[0].split(" ") if len(found) == 1 else ("", "")
    return (one, other) if one else None


def _is_slip_of_pair(written: tuple[str, str], right: Sequence[str]) -> bool:
    if written[0] != right[0] and written[1] != right[1]:
        return False
    place = 0 if written[0] != right[0] else 1
    wrong, beside = written[place], written[1 - place]
    makes_sense = wrong in JOINING or (wrong in WORDS and beside in WORDS)
    return not makes_sense and _is_slip(wrong, right[place])


@lru_cache(maxsize=50_000)
def _only_word(written: str) -> str | None:
    """The one word that is a slip away from a folded syllable which Vietnamese cannot have."""
    alike = _words_by_look().get(_look(written), ())
    if not alike or not _is_impossible(written):
        return None
    found = {word for key, word in alike if _is_slip(written, key)}
    return found.pop() if len(found) == 1 else None


def _is_slip(wrong: str, right: str) -> bool:
    """Whether two folded syllables differ by exactly one mark or letter."""
    (base, tone), (right_base, right_tone) = _parted(wrong), _parted(right)
    if len(base) != len(right_base):
        return False
    pairs = [pair for pair in zip(base, right_base, strict=True) if pair[0] != pair[1]]
    if tone != right_tone or len(pairs) != 1:
        return tone != right_tone and not pairs
    return _share(pairs[0], _SHAPES) or (_share(pairs[0], _ALIKE) and _is_impossible(wrong))


def _is_impossible(folded: str) -> bool:
    return not is_syllable(folded) or lacks_tone(folded)


def _share(pair: tuple[str, str], classes: Sequence[str]) -> bool:
    return any(pair[0] in letters and pair[1] in letters for letters in classes)


def _parted(syllable: str) -> tuple[str, str]:
    """The letters of a folded syllable, and its tone."""
    letters = unicodedata.normalize("NFD", syllable)
    tone = next((letter for letter in letters if letter in _TONES), "")
    base = letters.replace(tone, "") if tone else letters
    return unicodedata.normalize("NFC", base), tone


@cache
def _phrases_by_look() -> Mapping[str, tuple[tuple[str, str], ...]]:
    return _by_look(PHRASES)


@cache
def _words_by_look() -> Mapping[str, tuple[tuple[str, str], ...]]:
    known = dict(WORDS)
    for key, phrase in PHRASES.items():
        known.update(zip(key.split(" "), phrase.split(" "), strict=True))
    return _by_look(known)


def _look(folded: str) -> str:
    """Equal for all words that a scan may take for one another."""
    return unicodedata.normalize("NFD", folded).translate(_ONE_LOOK)


def _by_look(words: Mapping[str, str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, word in words.items():
        found[_look(key)].append((key, word))
    return {look: tuple(pairs) for look, pairs in found.items()}
