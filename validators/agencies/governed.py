"""Lists that one word governs: `Các Sở: A, B` means Sở A and Sở B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.entry import Entry, closing, part_bracket
from validators.agencies.grammar import SOFT, Shape, start_at
from validators.agencies.model import Kind
from validators.agencies.words import BREAK, keys_of

if TYPE_CHECKING:
    from validators.agencies.phrases import PhraseTable
    from validators.agencies.words import Line

_BETWEEN = SOFT | {";", BREAK, "•", "*", "+"}
_OWN_GOVERNOR = keys_of("bộ cục tổng")
_NOT_ADMIN = keys_of("tỉnh địa")
_LISTING = frozenset({",", "và", "&"})
_LONGEST_NAME = 8  # words of a commune's name
_LONGEST_ITEM = 30  # words of one item of a list
_TWO = 2


def governed_list(
    line: Line, names: PhraseTable | None, noun: int, before: str, kind: Kind
) -> tuple[list[Entry], int] | None:
    """The list that the plural noun at `noun` governs, and where it ends; None where it is none.

    `before` are the words to repeat before the noun ("Giám đốc", "UBND").
    """
    end = lex.GOVERNORS.end(line, noun)
    if not end or end >= len(line):
        return None
    mixed = _mixed(line, noun, end)
    if mixed:
        found = _List(line, names, noun, end, before, kind)
        found.known_only = True
        return found.read(mixed)
    end = lex.SCHOOL_TYPES.end(line, end) or end
    told = line.key(end) == ":"
    bracketed = line.key(end) == "(" and not told
    first = end + 1 if told or bracketed else end
    if not told and not _begins_item(line, noun, first):
        return None
    entries, after = _List(line, names, noun, end, before, kind).read(first)
    if bracketed:
        full = closing(line, end)
        return (entries, full) if len(entries) >= _TWO and after == full - 1 else None
    enough = bool(entries) if told else len(entries) >= _TWO
    return (entries, after) if enough else None


def _mixed(line: Line, noun: int, end: int) -> int:
    """Behind the colon of `Các Sở, ngành: Tài chính, Tư pháp`; 0 where there is none such."""
    if line.key(noun) not in lex.COMPLETE_HEADS or line.key(end) != ",":
        return 0
    for at in range(end, min(end + _LONGEST_NAME, len(line))):
        if line.key(at) == ":":
            return at + 1 if lex.GOVERNMENT_FIELDS.end(line, at + 1) else 0
        if line.key(at) not in SOFT and not say.BODY_NOUNS.end(line, at):
            return 0
    return 0


def _begins_item(line: Line, noun: int, at: int) -> bool:
    if at >= len(line) or lex.SCHOOL_TYPES.end(line, at):
        return False
    if lex.ADMIN_NOUNS.end(line, noun):
        return line.capital(at) and not lex.PLACES.end(line, at)
    token = line.tokens[at]
    return bool(lex.FIELDS.end(line, at)) or (token.acronym and not lex.STANDALONE.end(line, at))


def implied_list(
    line: Line, names: PhraseTable | None, entry: Entry, field: int
) -> tuple[list[Entry], int]:
    """The items that follow `Sở Tư pháp, Nội vụ` or `Cục NGCB, CSVC` without a word of their own.

    `field` is where the known field of `entry` ends (0 where it is not known).
    """
    if line.key(entry.last) not in _LISTING:
        return [], entry.last
    before = entry.prefix
    admin = names_commune(line, entry.head_end, entry.last)
    if admin:
        prefix = " ".join(part for part in (before, line.words(entry.first, admin - 1)) if part)
        reader = _List(line, names, admin - 1, admin, prefix, entry.kind)
        return reader.read(entry.last)
    numbered = _numbered(line, entry)
    if numbered:
        return numbered
    whole = field == entry.last or _is_acronym_only(line, entry)
    if not whole or lex.GOVERNORS.end(line, entry.first) != entry.head_end:
        return [], entry.last
    prefix = " ".join(part for part in (before, line.words(entry.first, entry.head_end)) if part)
    reader = _List(line, names, entry.first, entry.head_end, prefix, entry.kind)
    reader.repeats_noun = reader.own = False
    reader.commas_only = True
    return reader.read(entry.last)


def _is_acronym_only(line: Line, entry: Entry) -> bool:
    own = line.tokens[entry.head_end : entry.last]
    return (
        bool(own)
        and all(t.acronym or not t.is_word for t in own)
        and not (lex.STANDALONE.end(line, entry.head_end))
    )


def _numbered(line: Line, entry: Entry) -> tuple[list[Entry], int] | None:
    """`Phòng Nghiệp vụ 1, 2, 3`: three rooms with one name."""
    at, entries = entry.last, list[Entry]()
    if not line.key(at - 1).isdigit() or at - 1 == entry.first:
        return None
    prefix = " ".join(part for part in (entry.prefix, line.words(entry.first, at - 1)) if part)
    while line.key(at) in _LISTING and line.key(at + 1).isdigit():
        entries.append(Entry(at + 1, at + 2, entry.kind, at + 2, prefix=prefix))
        at += 2
    return (entries, at) if entries else None


def names_commune(line: Line, noun: int, last: int) -> int:
    """Behind the noun of `UBND xã An Bình`, when only a place name follows it; else 0."""
    end = lex.ADMIN_NOUNS.end(line, noun)
    if not end or not 0 < last - end <= _LONGEST_NAME or line.key(noun) in _NOT_ADMIN:
        return 0
    own = line.tokens[end:last]
    return end if all(token.capital or token.key.isdigit() for token in own) else 0


class _List:
    """The items behind one governing noun (tokens `noun` to `end`)."""

    def __init__(
        self, line: Line, names: PhraseTable | None, noun: int, end: int, before: str, kind: Kind
    ) -> None:
        self.line, self.names, self.kind = line, names, kind
        self.admin = bool(lex.ADMIN_NOUNS.end(line, noun))
        self.own = line.key(noun) in _OWN_GOVERNOR
        self.before = before
        self.noun = line.words(noun, end)
        self.repeats_noun = True
        self.commas_only = False
        self.known_only = False
        self.complete = line.key(noun) in lex.COMPLETE_HEADS

    def read(self, at: int) -> tuple[list[Entry], int]:
        """The items from `at`, and where the list stops."""
        line, entries, stop = self.line, list[Entry](), at
        while at < len(line):
            between = _LISTING if self.commas_only else _BETWEEN
            while line.key(at) in between:
                at += 1
            at = self._switch_noun(at)
            end = self._item(at) if at < len(line) else 0
            if not end:
                break
            entries.append(Entry(at, end, self.kind, at, prefix=self.prefix()))
            at = stop = end
            if line.key(at) not in between:
                break
        return entries, stop

    def prefix(self) -> str:
        """The words to repeat before each item."""
        if not self.repeats_noun:
            return self.before
        noun = self.noun if self.admin else self.noun[:1].upper() + self.noun[1:]
        return f"{self.before} {noun}".strip()

    def _switch_noun(self, at: int) -> int:
        """`UBND các xã A, B; các phường: C`: behind the noun that governs from here on."""
        if not self.admin:
            return at
        noun = say.OPENERS.end(self.line, at) or at
        end = lex.ADMIN_NOUNS.end(self.line, noun)
        past = end + (self.line.key(end) == ":")
        if not end or not self.line.capital(past):
            return at
        self.noun = self.line.words(noun, end)
        return past

    def _item(self, at: int) -> int:
        """Where the item at `at` ends; 0 where an entry of its own (or nothing) stands."""
        line = self.line
        start = start_at(line, at, self.names)
        known = lex.FIELDS.end(line, at)
        fits = start is None or self.own or start.shape is Shape.WORD or known > start.head_end
        if known and fits and self._ends(known):
            return self._with_place(known)
        if self.known_only:
            return 0
        if start and not (start.shape is Shape.WORD and self._takes_word(at)):
            return 0
        if self.commas_only and not start and not self._plausible(at):
            return 0
        if not line.tokens[at].is_word or (self.admin and not line.capital(at)):
            return 0
        return self._unknown_item(at)

    def _takes_word(self, at: int) -> bool:
        token = self.line.tokens[at]
        if lex.STANDALONE.end(self.line, at) or (self.names and self.names.end(self.line, at)):
            return False
        return token.acronym and not token.foreign

    def _plausible(self, at: int) -> bool:
        """A capital phrase that is not a person's name may be one more field or place."""
        line, end = self.line, at
        if self.admin:
            return line.capital(at)
        if not self.complete:
            return False
        while end < len(line) and line.tokens[end].is_word and line.key(end) != "và":
            end += 1
        words = line.tokens[at:end]
        small = any(not word.capital for word in words)
        return line.capital(at) and line.key(at - 1) == "," and small

    def _unknown_item(self, at: int) -> int:
        line, end = self.line, at + 1
        while end < min(len(line), at + _LONGEST_ITEM) and not self._ends_here(end):
            end = closing(line, end) if line.key(end) == "(" else end + 1
        return end

    def _ends_here(self, at: int) -> bool:
        line, key = self.line, self.line.key(at)
        if key in {",", ";", BREAK, ":", ")"} or (
            key == "." and (at + 1 == len(line) or line.capital(at + 1))
        ):
            return True
        if key in {"và", "&"} and not line.glued(at):
            return self.admin or bool(self._item_known(at + 1))
        if self.admin and not line.capital(at) and line.tokens[at].is_word:
            return True
        duty = say.SURE_DUTIES.end(line, at) and not line.capital(at)
        return bool(duty or say.TOGETHER.end(line, at) or say.LEADING.end(line, at))

    def _item_known(self, at: int) -> bool:
        if at >= len(self.line):
            return False
        return (
            bool(lex.FIELDS.end(self.line, at))
            or self.line.tokens[at].acronym
            or (start_at(self.line, at, self.names) is not None)
        )

    def _ends(self, at: int) -> bool:
        """Whether a known field is the whole item: a mark, a place or a duty follows it."""
        line = self.line
        if at >= len(line) or not line.tokens[at].is_word or line.key(at) == "và":
            return True
        duty = say.SURE_DUTIES.end(line, at) or say.DUTIES.end(line, at)
        marked = say.TOGETHER.end(line, at) or say.LEADING.end(line, at)
        place = lex.PARTY_BODIES.end(line, at) or lex.PLACES.end(line, at)
        return bool(place) or (not line.capital(at) and bool(duty or marked))

    def _with_place(self, at: int) -> int:
        """The item with the place and the bracket behind it: `Nội chính Tỉnh ủy (…)`."""
        line = self.line
        place = lex.PARTY_BODIES.end(line, at) or lex.PLACES.end(line, at)
        while place and line.capital(place):
            place += 1
        end = place or at
        return closing(line, end) if line.key(end) == "(" and not part_bracket(line, end) else end
