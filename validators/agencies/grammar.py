"""What can stand at the beginning of an entry: an agency, a group, a role, or nothing known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.phrases import CONNECTORS
from validators.agencies.words import BREAK, keys_of

if TYPE_CHECKING:
    from validators.agencies.words import Line

HARD = frozenset({";", BREAK, ":", "•", "●", "*", "+"})
SOFT = CONNECTORS
_NOT_BEHIND_ROLE = keys_of("án chung")
_LONE_ROLES = keys_of("bà ông trưởng")
_ABBREVIATED = keys_of("p q x tp tx tt đc gs ts ths")
_OFFICE_WORDS = keys_of("văn thanh công ngân")
_ENDS = HARD | {",", "", ")", ".", "và", "/"}


class Shape(Enum):
    """How an entry begins; each shape is read on in its own way."""

    NAME = "one body"
    PLURAL = "nouns for many bodies"
    ROLE = "persons by office"
    WORD = "an acronym or a foreign name"


@dataclass(frozen=True, slots=True)
class Start:
    """A beginning: its shape, where its first phrase ends, and where a known full name ends."""

    shape: Shape
    head_end: int
    known_end: int = 0


def start_at(line: Line, at: int) -> Start | None:
    """What begins at token `at`, None where nothing does."""
    if not line.key(at) or not line.tokens[at].is_word:
        return None
    role = _role(line, at)
    if role:
        return Start(Shape.ROLE, role)
    opener = say.OPENERS.end(line, at) or _counted(line, at)
    if opener:
        return _plural(line, opener)
    noun = group_noun(line, at)
    known = line.named(at)
    if noun and not _known_beyond(line, known, noun) and _makes_group(line, noun, at):
        return Start(Shape.PLURAL, at)
    return _name(line, at, known) or _word(line, at, known)


def _known_beyond(line: Line, known: int, noun: int) -> bool:
    """Whether a registered name goes on behind the noun: `Ban Dân tộc` is no group `ban`."""
    return known > noun or (known == noun and line.key(noun) in _ENDS and known > 1)


def _role(line: Line, at: int) -> int:
    opener = say.OPENERS.end(line, at)
    end = say.ROLES.end(line, opener or at)
    if not end or line.key(end) in _NOT_BEHIND_ROLE:
        return 0
    single = end - (opener or at) == 1
    lowered = not line.capital(opener or at)
    if single and lowered and not opener and line.key(at) in _LONE_ROLES:
        return end if line.capital(end) or say.OPENERS.end(line, end) else 0
    return end


def _counted(line: Line, at: int) -> int:
    """Behind the number of `124 xã, phường`, `14 sở`; 0 where no number counts bodies."""
    if not line.key(at).isdigit() or line.capital(at + 1):
        return 0
    place = lex.PLACE_NOUNS.end(line, at + 1)
    return at + 1 if (place and not line.capital(place)) or group_noun(line, at + 1) else 0


def stops(line: Line, at: int) -> bool:
    """Whether the mark at `at` ends an entry: `;`, a line break, a full stop before a capital."""
    key = line.key(at)
    if key != ".":
        return key in HARD
    if line.key(at - 1) in _ABBREVIATED and at + 1 < len(line):
        return False
    return at + 1 == len(line) or line.capital(at + 1) or line.key(at + 1) == BREAK


def _plural(line: Line, opener: int) -> Start | None:
    if say.THINGS.end(line, opener) or not line.key(opener):
        return None
    return Start(Shape.PLURAL, opener)


def noun_at(line: Line, at: int) -> int:
    """Where a noun for bodies (in any of the tables) ends; 0 where none stands."""
    if lex.NOT_HEADS.end(line, at) > max(say.PLAIN_NOUNS.end(line, at), 0):
        return 0
    return max(
        say.IDIOMS.end(line, at),
        say.PLAIN_NOUNS.end(line, at),
        lex.ADMIN_NOUNS.end(line, at),
        say.BODY_NOUNS.end(line, at),
    )


def group_noun(line: Line, at: int) -> int:
    """Where a noun that stands for many bodies ends; 0 where it is the head of one name."""
    end = noun_at(line, at)
    if not end or say.IDIOMS.end(line, at) == end:
        return end
    if max(lex.PLAIN_HEADS.end(line, at), 0) > end:
        return 0
    if say.PLAIN_NOUNS.end(line, at) == end:
        shouted = line.shouted and say.ROLE_CLAUSES.end(line, end)
        name = line.capital(end) and not (shouted or lex.PLACES.end(line, end))
        return 0 if name and lex.HEADS.end(line, at) else end
    return 0 if _named(line, at, end) else end


def _named(line: Line, at: int, end: int) -> bool:
    """Whether a proper name follows the noun: `Sở Tư pháp`, `xã An Bình`, `Phòng KT`."""
    if lex.PARTY_BODIES.end(line, end):
        return True
    if lex.PLACES.end(line, end):
        return False
    if lex.ADMIN_NOUNS.end(line, at) != end and lex.FIELDS.end(line, end):
        return True
    if line.key(at) in _OFFICE_WORDS and line.key(end) in lex.COMPLETE_HEADS:
        return line.capital(end)
    if noun_at(line, end) and not line.tokens[end].acronym:
        return False
    return line.capital(end) or line.key(end).isdigit()


def _makes_group(line: Line, noun: int, at: int) -> bool:
    """Whether the noun at `at` stands for a group without "các" before it."""
    after = line.key(noun)
    if say.IDIOMS.end(line, at) == noun:
        return True
    if say.QUALIFIERS.end(line, noun) and not line.capital(noun):
        return say.BODY_NOUNS.end(line, at) != noun or bool(say.RELATED.end(line, noun))
    if lex.PLAIN_HEADS.end(line, at) == noun and line.capital(at) and _goes_on(line, noun):
        return False
    follows = group_noun(line, noun + 1) if after in SOFT else 0
    if follows:
        return not _lone_head(line, at, noun, follows)
    return say.PLAIN_NOUNS.end(line, at) == noun


def _goes_on(line: Line, at: int) -> bool:
    """Whether a name follows a head that is a plain noun too: `Hiệp hội doanh nghiệp tỉnh`."""
    return at < len(line) and line.tokens[at].is_word and not lex.PLACES.end(line, at)


def _lone_head(line: Line, at: int, noun: int, follows: int) -> bool:
    """`Văn phòng, các phòng …`: a capital head before a generic noun is one body by itself."""
    office = line.key(at) in _OFFICE_WORDS and line.capital(at)
    return office and follows > 0 and lex.PLAIN_HEADS.end(line, at) == noun


def _name(line: Line, at: int, known: int) -> Start | None:
    head = max(lex.HEADS.end(line, at), lex.PLAIN_HEADS.end(line, at))
    if head and lex.NOT_HEADS.end(line, at) > lex.PLAIN_HEADS.end(line, at):
        head = 0
    if not head:
        return Start(Shape.NAME, known, known) if known else None
    end = field_end(line, at, head)
    plain = lex.PLAIN_HEADS.end(line, at) == head
    begins = at == 0 or line.key(at - 1) in HARD
    if line.capital(at) or plain or end or known or begins:
        return Start(Shape.NAME, head, max(end, known))
    return Start(Shape.NAME, head) if line.capital(head) else None


def field_end(line: Line, at: int, head: int) -> int:
    """Where `Sở Tư pháp` ends when its field is known; 0 otherwise."""
    if line.key(at) in lex.COMPLETE_HEADS and head == at + 1:
        return lex.GOVERNMENT_FIELDS.end(line, head)
    unit = lex.UNIT_FIELDS.end(line, head) if line.capital(head) else 0
    return max(lex.FIELDS.end(line, head), unit)


def _word(line: Line, at: int, known: int) -> Start | None:
    token = line.tokens[at]
    if known or ((token.acronym or token.foreign) and not lex.THINGS.end(line, at)):
        return Start(Shape.WORD, at + 1, known)
    return None
