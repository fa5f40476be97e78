"""How an entry is read to its end: where its name stops and what follows begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies.entry import Entry, closing
from validators.agencies.governed import governed_list, implied_list
from validators.agencies.grammar import HARD, SOFT, Shape, Start, group_noun, noun_at, start_at
from validators.agencies.model import Kind
from validators.agencies.words import BREAK, keys_of
from validators.text import fold

if TYPE_CHECKING:
    from validators.agencies.phrases import PhraseTable
    from validators.agencies.words import Line

_SUBUNITS = keys_of("phòng trung chi vụ khoa tổ trường trạm đội ban")
_GENERIC_HEADS = keys_of("trường viện công tập bệnh ngân hợp")
_BARE_CLAUSES = keys_of("thực triển đề tiếp theo")
_BY = keys_of("theo căn")
_WHERE = keys_of("nơi có được")
_OF = fold("thuộc")
_DASHES = frozenset({"-", "–", "—"})
_PRESS = fold("báo")
_TEAM = fold("tổ")
_OFFICE = fold("phòng")


def read_entry(
    line: Line, names: PhraseTable | None, at: int, start: Start
) -> tuple[list[Entry], int]:
    """The entry that begins at `at` (several, where it governs a list), and where it ends."""
    return _Reading(line, names, at, start).read()


@dataclass(slots=True)
class _Reading:
    """One entry on its way; the flags say what is known of it so far."""

    line: Line
    names: PhraseTable | None
    first: int
    start: Start
    kind: Kind = Kind.AGENCY
    done: int = 0  # where the name was complete; 0: not yet
    plural: bool = False  # nouns for many bodies are being listed ...
    admin: bool = False  # ... communes, provinces behind the name of a body
    generic: bool = False  # ... such as "cơ quan, đơn vị": a clause tells which of them
    closed: bool = False  # "liên quan", "trên địa bàn": no further noun of the list
    clause: bool = False
    many: bool = False
    listed: list[Entry] = field(default_factory=list)

    def read(self) -> tuple[list[Entry], int]:
        """All of it."""
        start, line = self.start, self.line
        at = max(start.head_end, start.known_end)
        self.done = start.known_end if self._settles() else 0
        if start.shape is Shape.WORD:
            self.done = at
        elif start.shape is Shape.ROLE:
            self.kind = Kind.ROLE
            at = self._inner(at)
        elif start.shape is Shape.PLURAL:
            found = governed_list(line, self.names, start.head_end, "", Kind.AGENCY)
            if found:
                return found
            self.kind = Kind.GROUP
            at = self._nouns(start.head_end)
        if at < 0:
            return [], -at
        return self._rest(at)

    def _settles(self) -> bool:
        """Whether the known beginning is all of the name: `Phòng Kinh tế` may go on."""
        line, known = self.line, self.start.known_end
        if line.key(self.first) in lex.COMPLETE_HEADS or self.start.shape is Shape.WORD:
            return True
        return bool(self.names) and self.names.end(line, self.first) == known

    # -- beginnings ------------------------------------------------------------

    def _inner(self, at: int) -> int:
        """The body or bodies that a role belongs to: `Thủ trưởng các sở, ban, ngành`."""
        line = self.line
        inner = start_at(line, at, self.names)
        if inner is None or inner.shape is Shape.ROLE:
            return at
        if inner.shape is Shape.PLURAL:
            if governed_list(line, self.names, inner.head_end, "", Kind.ROLE):
                return at
            return self._nouns(inner.head_end)
        self.done = inner.known_end
        return max(inner.head_end, inner.known_end)

    def _nouns(self, at: int) -> int:
        """The first noun of a group; negative: only a label before the names ("Các đơn vị: …")."""
        line = self.line
        end = group_noun(line, at) or noun_at(line, at)
        self.plural = True
        self.generic = not end or lex.BODY_NOUNS.end(line, at) != end or line.key(at) in _GENERIC_HEADS
        self.closed = bool(end) and lex.IDIOMS.end(line, at) == end
        if self.closed:
            self.generic = False
        if not end:
            return at if line.capital(at) else at
        return end

    # -- the way on --------------------------------------------------------------

    def _rest(self, at: int) -> tuple[list[Entry], int]:
        line = self.line
        while at < len(line):
            key = line.key(at)
            if key == "(":
                at = self._bracket(at)
                if at < 0:
                    at = -at
                    break
            elif key in HARD or (key == "." and (at + 1 == len(line) or line.capital(at + 1))):
                if not self._wraps(at):
                    break
                at += 1
            elif key in SOFT and not line.glued(at):
                onward = self._over(at)
                if not onward:
                    break
                at = onward
            else:
                found = self._governs(at)
                if found:
                    return found
                onward = self._word(at)
                if not onward:
                    break
                at = onward
        return self._finish(at)

    def _finish(self, at: int) -> tuple[list[Entry], int]:
        line, last = self.line, at
        while last > self.first + 1 and not line.tokens[last - 1].is_word and line.key(last - 1) not in {")", '"', "”"}:
            last -= 1
        entry = Entry(self.first, last, self._kind(), self.start.head_end)
        if self.start.shape is Shape.NAME and not self.many and last == at:
            more, after = implied_list(line, self.names, entry, self.start.known_end)
            if more:
                return [entry, *more], after
        return [entry], self._after_colon(at)

    def _after_colon(self, at: int) -> int:
        return at

    def _kind(self) -> Kind:
        if self.kind is Kind.AGENCY and self.many:
            return Kind.GROUP
        return self.kind

    def _wraps(self, at: int) -> bool:
        """Whether the line break at `at` stands inside a name that is broken to fit a column."""
        line = self.line
        if line.key(at) != BREAK or self.done or self.plural:
            return False
        after = start_at(line, at + 1, self.names)
        if after is None:
            return line.capital(at + 1)
        lone = at == self.start.head_end
        return lone and (self.kind is Kind.ROLE or self._joins_office(at, at + 1))

    def _bracket(self, at: int) -> int:
        """Over a bracket, which belongs to its owner; negative where it marks a part."""
        line = self.line
        if lex.LEADING.end(line, at + 1) == at + 2 or lex.LEADING.end(line, at + 1) == at + 3 or lex.TOGETHER.end(line, at + 1):
            if line.key(closing(line, at) - 1) == ")" and closing(line, at) <= at + 5:
                return -at
        return closing(line, at)

    def _governs(self, at: int) -> tuple[list[Entry], int] | None:
        """`Giám đốc các Sở: A, B`; `UBND các phường: C, D`."""
        noun = lex.OPENERS.end(self.line, at)
        if not noun or self.start.shape is Shape.PLURAL:
            return None
        before = self.line.words(self.first, at)
        return governed_list(self.line, self.names, noun, before, self.kind)

    def _word(self, at: int) -> int:
        """Over one word of the entry; 0 where the entry ends before it."""
        line = self.line
        if self._mark(at) or self._duty(at):
            return 0
        if self.plural:
            return self._plural_word(at)
        opener = lex.OPENERS.end(line, at)
        tail = opener or at
        noun = lex.ADMIN_NOUNS.end(line, tail)
        several = noun and not line.capital(noun) and (opener or group_noun(line, noun + 1) and line.key(noun) in {",", "/"})
        if several and not lex.PLACES.end(line, tail) == 0:
            self.plural = self.admin = self.many = True
            return noun
        if opener and group_noun(line, opener) and lex.PLAIN_HEADS.end(line, self.first) == self.start.head_end and not lex.THINGS.end(line, opener):
            self.plural = self.many = True
            return group_noun(line, opener)
        if line.key(at) in _WHERE and self.done:
            self.clause = True
        if lex.MANY.end(line, at):
            self.many = True
        place = lex.PLACES.end(line, at)
        if place:
            self.done = place
            return place
        if self.done and line.capital(at):
            self.done = at + 1
        return at + 1

    def _plural_word(self, at: int) -> int:
        line = self.line
        if self.generic and not self.clause and lex.ROLE_CLAUSES.end(line, at) and not line.capital(at):
            self.clause = True
            direct = bool(noun_at(line, at - 2) == at or noun_at(line, at - 1) == at)
            if direct and self.kind is Kind.GROUP and line.key(at) not in _BARE_CLAUSES:
                self.kind = Kind.ROLE
        related = lex.RELATED.end(line, at) or lex.PLACES.end(line, at)
        if related:
            self.closed = True
            return related
        noun = noun_at(line, at)
        if noun and not line.capital(at):
            return noun
        return at + 1

    # -- separators --------------------------------------------------------------

    def _over(self, at: int) -> int:
        """Past a comma, "và" or dash that stands inside the entry; 0 where it parts two."""
        line = self.line
        after = at
        while line.key(after) in SOFT:
            after += 1
        after = lex.JOINERS.end(line, after) or after
        if after >= len(line) or line.key(after) in HARD:
            return 0
        if self.plural:
            return self._over_plural(at, after)
        start = start_at(line, after, self.names)
        if start is None:
            stays = line.key(at) in _DASHES or not self._leaves(at, after)
            return after if stays else 0
        return after if self._stays(at, after, start) else 0

    def _over_plural(self, at: int, after: int) -> int:
        line = self.line
        noun = group_noun(line, after)
        if self.admin:
            noun = lex.ADMIN_NOUNS.end(line, after)
            return noun if noun and not line.capital(noun) and not self.closed else 0
        if noun and not self.closed:
            return noun
        if self._same_tail(at, after):
            return after
        if start_at(line, after, self.names) or self._leaves(at, after):
            return 0
        return after

    def _same_tail(self, at: int, after: int) -> bool:
        """`Các cơ quan chuyên môn và các tổ chức thuộc UBND tỉnh`: one tail for both nouns."""
        line = self.line
        noun = lex.OPENERS.end(line, after)
        if line.key(at) != "và" or self.closed or not noun or _OF in line.keys[self.first : at]:
            return False
        end = group_noun(line, noun)
        chief = self.generic or line.key(self.start.head_end) == _OFFICE
        return bool(end) and chief and _OF in line.keys[end : end + 4]

    def _leaves(self, at: int, after: int) -> bool:
        """Whether words that begin nothing known lie outside the entry all the same."""
        line = self.line
        if self._mark(after) or lex.DUTIES.end(line, after) and self.done and not self.clause:
            return True
        if lex.LABELS.end(line, after) or lex.CO_LABELS.end(line, after):
            return True
        if self.plural:
            return self.closed
        if not line.capital(after):
            return False
        if self.start.known_end == at and self._next_field(after):
            return True
        free = line.key(self.first) not in lex.COMPLETE_HEADS and self.done == self.start.known_end
        return self.done == at and not free

    def _next_field(self, at: int) -> bool:
        """Whether one more field stands at `at`: `Phòng Nội vụ, Tư pháp`."""
        end = lex.FIELDS.end(self.line, at)
        return bool(end) and (end >= len(self.line) or not self.line.tokens[end].is_word)

    def _stays(self, at: int, after: int, start: Start) -> bool:
        line = self.line
        if start.shape is Shape.ROLE:
            people = lex.PEOPLE.end(line, self.first) and lex.PEOPLE.end(line, after)
            return bool(people) and self.kind is Kind.ROLE
        if self._joins_office(at, after):
            return True
        key = line.key(at)
        if key in _DASHES:
            subunit = line.key(self.first) in _SUBUNITS
            return start.shape is not Shape.NAME or subunit or not line.capital(after)
        if key in {"và", "&"}:
            return self._goes_on(after, start)
        return key == "/" and start.shape is Shape.WORD

    def _goes_on(self, after: int, start: Start) -> bool:
        """Behind "và": `Báo và Đài …`, and small letters inside a free name."""
        line = self.line
        if self.start.head_end == self.first + 1 == after - 1 and line.key(self.first) == _PRESS:
            return True
        if self.done or start.shape is Shape.WORD or line.capital(after):
            return False
        if lex.OPENERS.end(line, after):
            return False
        if start.shape is Shape.PLURAL:
            noun = group_noun(line, after)
            return line.key(noun) in HARD | {",", "", "."}
        return not line.capital(start.head_end) and not lex.PLACES.end(line, start.head_end)

    def _joins_office(self, at: int, after: int) -> bool:
        """`Văn phòng HĐND và UBND xã`: one office of two bodies."""
        line = self.line
        office = max(lex.OFFICES.end(line, self.first), 0)
        if not office or not lex.SHARED_BODIES.end(line, after):
            return False
        own = office
        while own < at:
            end = lex.SHARED_BODIES.end(line, own)
            if not end:
                if line.key(own) not in SOFT:
                    return False
                end = own + 1
            own = end
        return True

    # -- what follows the name ---------------------------------------------------

    def _mark(self, at: int) -> bool:
        """Whether "chủ trì" or "phối hợp" at `at` says the part of this entry."""
        line = self.line
        if line.capital(at) and not line.text.isupper():
            return False
        together = lex.TOGETHER.end(line, at)
        if together:
            plain = together == at + 2
            return not plain or not self._in_name(at) and self._parts(together)
        lead = lex.LEADING.end(line, at)
        if not lead:
            return False
        if self.generic and self.plural and not self.closed:
            past = lead + (line.key(lead) == ",")
            return bool(lex.TOGETHER.end(line, past))
        return not self._in_name(at)

    def _parts(self, after: int) -> bool:
        if self.generic and self.plural and not self.closed and self.first == self.start.head_end:
            return start_at(self.line, after, self.names) is not None
        return True

    def _in_name(self, at: int) -> bool:
        """Whether the word at `at` is still the purpose in a name (`Hội đồng phối hợp …`)."""
        purpose = lex.PURPOSE_HEADS.end(self.line, self.first) == self.start.head_end
        return purpose and not self.done and self.start.shape is Shape.NAME and at == self.start.head_end

    def _duty(self, at: int) -> bool:
        """Whether the words from `at` say what the body does, and name it no longer."""
        line = self.line
        if at == self.start.head_end and self.start.shape is not Shape.PLURAL or self.clause:
            return lex.LAST_DUTIES.end(line, at) > 0 and self._last(lex.LAST_DUTIES.end(line, at))
        if line.capital(at) and not line.text.isupper():
            return False
        if self._last(lex.LAST_DUTIES.end(line, at)):
            return True
        strong = lex.DUTIES.end(line, at)
        if self.plural:
            settled = self.closed or not self.generic
            return bool(strong or lex.WEAK_DUTIES.end(line, at)) if settled else line.key(at) in _BY
        if line.key(at - 1) in SOFT:
            return bool(strong) and self.done > 0
        purpose = lex.PURPOSE_HEADS.end(line, self.first) == self.start.head_end
        if self.done == at:
            return bool(strong or lex.WEAK_DUTIES.end(line, at))
        if purpose:
            return bool(strong) and self.done > 0
        return bool(strong) and (line.key(at) != _TEAM or self.done > 0)

    def _last(self, end: int) -> bool:
        return bool(end) and (end >= len(self.line) or self.line.key(end) in HARD | {",", "."})
