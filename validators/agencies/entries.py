"""Reads an entry from its beginning to where its name stops, and the duty behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.duties import duty_at, duty_end, mark_at
from validators.agencies.entry import Entry, closing, part_bracket
from validators.agencies.governed import (
    governed_list,
    implied_list,
    more_levels,
    more_places,
    places_from,
)
from validators.agencies.grammar import SOFT, Shape, Start, group_noun, noun_at, stops
from validators.agencies.model import Kind
from validators.agencies.reading import Reading
from validators.agencies.separators import inside_word, lists_places, over, wraps
from validators.agencies.words import keys_of

if TYPE_CHECKING:
    from validators.agencies.words import Line

_GENERIC_HEADS = keys_of("trường viện công tập bệnh ngân hợp")
_PLAIN_CLAUSES = keys_of("thực triển đề tiếp theo")
_ANNOUNCING = keys_of(
    "các những cơ quan đơn vị sở ban bộ ngành phòng tổ chức đoàn thể doanh nghiệp có liên quan sau"
    " và ,"
)
_WHERE = keys_of("nơi có được")

Found = tuple[list[Entry], int]


def read_entry(line: Line, at: int, start: Start) -> Found:
    """The entry that begins at `at` (several, where it governs a list), and where it ends."""
    reading = Reading(line, at, start)
    if start.shape is Shape.PLURAL:
        found = governed_list(line, start.head_end, "", Kind.AGENCY)
        if found:
            return found
        reading.kind = Kind.GROUP
        return _rest(reading, _nouns(reading, start.head_end))
    if start.shape is Shape.ROLE:
        reading.kind = Kind.ROLE
        return _rest(reading, _inner(reading, places_from(line, start.head_end)))
    if line.key(start.head_end) == ":" and start.shape is Shape.NAME:
        found = governed_list(line, at, "", Kind.AGENCY)
        if found:
            return found
    known = 0 < line.named(at) == start.known_end
    if known or not reading.free or start.shape is Shape.WORD:
        reading.done = start.known_end
    return _rest(reading, places_from(line, max(start.head_end, start.known_end)))


def _inner(reading: Reading, at: int) -> int:
    """Into the body or bodies that a role belongs to: `Thủ trưởng các sở, ban, ngành`."""
    inner = reading.starts(at)
    if inner is None or inner.shape is Shape.ROLE:
        return at
    if inner.shape is Shape.PLURAL:
        listed = governed_list(reading.line, inner.head_end, "", Kind.ROLE)
        return at if listed else _nouns(reading, inner.head_end)
    reading.done = inner.known_end
    return max(inner.head_end, inner.known_end)


def _nouns(reading: Reading, at: int) -> int:
    """Over the first noun of a group."""
    line = reading.line
    end = group_noun(line, at) or noun_at(line, at)
    body = say.BODY_NOUNS.end(line, at) == end and line.key(at) not in _GENERIC_HEADS
    idiom = bool(end) and say.IDIOMS.end(line, at) == end
    reading.plural, reading.closed, reading.noun = True, idiom, at
    reading.generic = not idiom and (not end or not body)
    return end or at


def _rest(reading: Reading, at: int) -> Found:
    """The way to the end of the entry."""
    line = reading.line
    while at < len(line):
        governed = _governed(reading, at)
        if governed:
            return governed
        onward = _onward(reading, at)
        if not onward:
            break
        at = onward
    return _finish(reading, at)


def _onward(reading: Reading, at: int) -> int:
    """Past what stands at `at`; 0 where the entry ends before it."""
    line, key = reading.line, reading.line.key(at)
    if key == "(":
        return 0 if part_bracket(line, at) else closing(line, at)
    if stops(line, at):
        return at + 1 if wraps(reading, at) or lists_places(reading, at) else 0
    if key in SOFT and (key == "/" or not inside_word(line, at)):
        return over(reading, at)
    joiner = say.JOINERS.end(line, at)
    if joiner and reading.starts(joiner):
        return 0
    if at > reading.first and (mark_at(reading, at) or duty_at(reading, at)):
        return 0
    return _plural_word(reading, at) if reading.plural else _word(reading, at)


def _governed(reading: Reading, at: int) -> Found | None:
    """`Giám đốc các Sở: A, B`; `UBND các phường: C, D`."""
    noun = say.OPENERS.end(reading.line, at)
    if not noun or reading.start.shape is Shape.PLURAL:
        return None
    before = reading.line.words(reading.first, at)
    return governed_list(reading.line, noun, before, reading.kind)


def _word(reading: Reading, at: int) -> int:
    """Over one word of a name."""
    line = reading.line
    noun = _many_places(reading, at)
    if noun:
        reading.plural = reading.admin = reading.many = True
        return noun
    if line.key(at) in _WHERE and reading.done:
        reading.clause = True
    if lex.MANY.end(line, at):
        reading.many = True
    place = lex.PLACES.end(line, at)
    if place or (reading.done and line.capital(at)):
        reading.done = place or at + 1
    return place or at + 1


def _many_places(reading: Reading, at: int) -> int:
    """Over the first noun of `các xã, phường` or `xã, phường` behind a body; 0 where none."""
    line = reading.line
    counted = at == reading.head_end and line.key(at).isdigit() and not reading.purposeful
    opener = say.OPENERS.end(line, at) or (at + 1 if counted else 0)
    noun = lex.PLACE_NOUNS.end(line, opener or at)
    if not noun or line.capital(noun):
        return 0
    return noun if opener or places_from(line, noun) < noun else 0


def _plural_word(reading: Reading, at: int) -> int:
    """Over one word behind the nouns of a group."""
    line = reading.line
    if reading.admin and line.key(at) in _WHERE:
        reading.clause = True
    clause = say.ROLE_CLAUSES.end(line, at) and (line.shouted or not line.capital(at))
    if reading.role_like and not reading.clause and clause:
        reading.clause = True
        direct = at in (noun_at(line, at - 1), noun_at(line, at - 2))
        if direct and reading.kind is Kind.GROUP and line.key(at) not in _PLAIN_CLAUSES:
            reading.kind = Kind.ROLE
    related = say.RELATED.end(line, at) or lex.PLACES.end(line, at)
    if related:
        reading.closed = True
        return related
    noun = noun_at(line, at)
    return noun if noun and not line.capital(at) else at + 1


def _finish(reading: Reading, at: int) -> Found:
    line, last = reading.line, at
    while last > reading.first + 1 and _loose_mark(line, last - 1):
        last -= 1
    if _only_a_label(reading, at):
        return [], at + 1
    entry = Entry(reading.first, last, reading.final_kind(), reading.head_end)
    if at < len(line) and at > reading.first and duty_at(reading, at) and not mark_at(reading, at):
        end = duty_end(line, at)
        entry.add_duty(line, at, end)
        return [entry], end
    if reading.start.shape is Shape.NAME:
        more, after = _more(reading, entry)
        if more:
            return [entry, *more], after
    return [entry], at


def _more(reading: Reading, entry: Entry) -> Found:
    """The entries behind `entry` that only name what differs: `UBND cấp huyện, cấp xã`."""
    if reading.admin and not reading.clause:
        return more_places(reading.line, entry)
    if reading.many:
        return more_levels(reading.line, entry)
    return implied_list(reading.line, entry, reading.start.known_end)


def _loose_mark(line: Line, at: int) -> bool:
    return not line.tokens[at].is_word and line.key(at) not in {")", '"', "”"}


def _only_a_label(reading: Reading, at: int) -> bool:
    """`Các cơ quan: Sở A, Sở B`: the nouns only announce the names."""
    line = reading.line
    if reading.start.shape is not Shape.PLURAL or line.key(at) != ":":
        return False
    announces = all(key in _ANNOUNCING for key in line.keys[reading.first : at])
    return announces and reading.starts(at + 1) is not None
