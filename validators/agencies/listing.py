"""The items of a list that one noun governs, read one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.entry import Entry, closing, part_bracket
from validators.agencies.grammar import SOFT, Shape, start_at, stops
from validators.agencies.words import BREAK, keys_of

if TYPE_CHECKING:
    from validators.agencies.grammar import Start
    from validators.agencies.model import Kind
    from validators.agencies.words import Line

LISTING = frozenset({",", "và", "&"})
_BETWEEN = SOFT | {";", BREAK, "•", "*", "+"}
_ALSO_FIELDS = keys_of("bộ cục chi tổng")  # of these "Công an", "Thuế" are fields, not bodies
_AND = frozenset({"và", "&"})
_LONGEST_ITEM = 30  # words


@dataclass(slots=True)
class Listing:
    """The items behind a governing noun (tokens `noun`), each with `before` and the noun.

    An `implied` list has no "các" and no colon before it (`Sở Tư pháp, Nội vụ`), so less
    may follow; with `known_only` nothing but known fields does. `tail` is repeated behind each.
    """

    line: Line
    kind: Kind
    before: str
    noun: tuple[int, int]
    implied: bool = False
    known_only: bool = False
    tail: str = ""

    @property
    def _admin(self) -> bool:
        return bool(lex.ADMIN_NOUNS.end(self.line, self.noun[0]))

    def read(self, at: int) -> tuple[list[Entry], int]:
        """The items from `at`, and where the list stops."""
        line, entries, stop = self.line, list[Entry](), at
        between = LISTING if self.implied else _BETWEEN
        while at < len(line):
            while line.key(at) in between:
                at += 1
            at = self._switch_noun(at)
            end = self._item(at) if at < len(line) else 0
            if not end:
                break
            entries.append(Entry(at, end, self.kind, at, self._prefix(), self.tail))
            at = stop = end
            if line.key(at) not in between:
                break
        return entries, stop

    def _prefix(self) -> str:
        noun = self.line.words(*self.noun)
        if not self._admin:
            noun = noun[:1].upper() + noun[1:]
        return f"{self.before} {noun}".strip()

    def _switch_noun(self, at: int) -> int:
        """`UBND các xã A, B; các phường: C`: behind the noun that governs from here on."""
        if not self._admin:
            return at
        noun = say.OPENERS.end(self.line, at) or at
        end = lex.ADMIN_NOUNS.end(self.line, noun)
        past = end + (self.line.key(end) == ":")
        if not end or not self.line.capital(past):
            return at
        self.noun = (noun, end)
        return past

    def _item(self, at: int) -> int:
        """Where the item at `at` ends; 0 where an entry of its own (or nothing) stands."""
        line, start = self.line, start_at(self.line, at)
        known = self._field(at)
        if known and self._fits(start, known) and self._ends(known):
            return self._with_place(known)
        if self.known_only or not line.tokens[at].is_word:
            return 0
        if start is not None:
            return self._unknown_item(at) if self._is_word(at, start) else 0
        if self._admin:
            return self._unknown_item(at) if line.capital(at) else 0
        return 0 if self.implied and not self._plausible(at) else self._unknown_item(at)

    def _field(self, at: int) -> int:
        """Where the known field at `at` ends."""
        line = self.line
        unit = lex.UNIT_FIELDS.end(line, at) if line.capital(at) else 0
        weak = line.key(self.noun[0]) in _ALSO_FIELDS and not self.implied
        return max(lex.FIELDS.end(line, at), unit, lex.WEAK_HEADS.end(line, at) if weak else 0)

    def _is_word(self, at: int, start: Start) -> bool:
        """Whether what could begin an entry is an item all the same: `Các Sở: NV, TP`."""
        line, end = self.line, start.head_end
        alone = end >= len(line) or not line.tokens[end].is_word
        if start.shape is Shape.WORD or (alone and not self.implied and line.tokens[at].acronym):
            return self._takes_word(at)
        title = all(token.capital for token in line.tokens[at:end])
        return self._admin and not self.implied and alone and title and end - at > 1

    def _fits(self, start: Start | None, known: int) -> bool:
        """Whether a known field is an item, although it may begin an entry: `Các Bộ: Công an`."""
        if start is None or start.shape is Shape.WORD or known > start.head_end:
            return True
        return not self.implied and self.line.key(self.noun[0]) in _ALSO_FIELDS

    def _takes_word(self, at: int) -> bool:
        """Whether an acronym is governed: neither a body by itself nor a foreign name."""
        token = self.line.tokens[at]
        alone = lex.STANDALONE.end(self.line, at) or self.line.named(at)
        return token.acronym and not token.foreign and not alone

    def _plausible(self, at: int) -> bool:
        """Behind `Sở …,` a capital phrase may be one more field, when it is no person's name."""
        line, end = self.line, at
        if line.key(self.noun[0]) not in lex.COMPLETE_HEADS or line.key(at - 1) != ",":
            return False
        while end < len(line) and line.tokens[end].is_word and line.key(end) not in _AND:
            end += 1
        return line.capital(at) and any(not word.capital for word in line.tokens[at:end])

    def _unknown_item(self, at: int) -> int:
        line, end = self.line, at + 1
        while end < min(len(line), at + _LONGEST_ITEM) and not self._ends_here(end):
            end = closing(line, end) if line.key(end) == "(" else end + 1
        return end

    def _ends_here(self, at: int) -> bool:
        line, key = self.line, self.line.key(at)
        if key in {",", ")"} or stops(line, at):
            return True
        if key in _AND and not line.glued(at):
            return self._admin or self._item_known(at + 1)
        if self._admin and not line.capital(at) and line.tokens[at].is_word:
            return True
        duty = say.SURE_DUTIES.end(line, at) and not line.capital(at)
        return bool(duty or say.TOGETHER.end(line, at) or say.LEADING.end(line, at))

    def _item_known(self, at: int) -> bool:
        line = self.line
        if at >= len(line):
            return False
        begins = line.tokens[at].acronym or start_at(line, at) is not None
        return begins or bool(lex.FIELDS.end(line, at))

    def _ends(self, at: int) -> bool:
        """Whether a known field is the whole item: a mark, a place or a duty follows it."""
        line = self.line
        if at >= len(line) or not line.tokens[at].is_word or line.key(at) in _AND:
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
