"""Whether a comma, "và" or dash parts two entries or stands inside one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.duties import marked
from validators.agencies.governed import names_commune
from validators.agencies.grammar import HARD, SOFT, Shape, noun_at
from validators.agencies.model import Kind
from validators.agencies.plurals import over_plural
from validators.agencies.words import BREAK, keys_of
from validators.text import fold

if TYPE_CHECKING:
    from validators.agencies.grammar import Start
    from validators.agencies.reading import Reading
    from validators.agencies.words import Line

_DASHES = frozenset({"-", "–", "—"})
_AND = frozenset({"và", "&"})
_SUBUNITS = keys_of("phòng trung chi vụ khoa tổ trường trạm đội ban viện học nhà tạp báo")
_BRANCH = (fold("chi"), fold("nhánh"))
_PRESS = fold("báo")
_LONGEST_OFFICE = 12  # tokens of the bodies whose office it is


def over(reading: Reading, at: int) -> int:
    """Past the separator at `at` when the entry goes on behind it; 0 where it ends."""
    line, after = reading.line, at
    while line.key(after) in SOFT:
        after += 1
    if after >= len(line) or line.key(after) in HARD or say.JOINERS.end(line, after):
        return 0
    if reading.plural:
        return over_plural(reading, at, after)
    if marked(reading, after):
        return 0
    start = reading.starts(after)
    if start is not None:
        return after if _stays(reading, at, after, start) else 0
    if line.key(at) in _DASHES or line.key(at) == "/":
        return 0 if line.key(after) == "(" else after
    return 0 if _leaves(reading, at, after) else after


def inside_word(line: Line, at: int) -> bool:
    """Whether a mark without spaces holds a word together: `GD&ĐT`, `LĐ,TB&XH`, not `Sở A,Sở B`."""
    if not line.glued(at):
        return False
    if line.key(at) != ",":
        return line.key(at + 1) not in lex.COMPLETE_HEADS
    initials = line.tokens[at - 1].acronym and line.tokens[at + 1].acronym
    return initials and line.key(at + 2) in _AND and line.glued(at + 2)


def wraps(reading: Reading, at: int) -> bool:
    """Whether the line break at `at` stands inside a name that was broken to fit a column."""
    line = reading.line
    if line.key(at) != BREAK or reading.done or reading.plural:
        return False
    if reading.starts(at + 1) is None:
        return line.capital(at + 1)
    if at != reading.head_end:
        return False
    joins = _joins_office(reading, at, at + 1) or _has_places(reading, at + 1)
    return joins or reading.kind is Kind.ROLE


def _has_places(reading: Reading, at: int) -> bool:
    """Whether `các xã, phường` on a new line belongs to the bare body before it."""
    line = reading.line
    noun = say.OPENERS.end(line, at)
    body = lex.POLITICAL.end(line, reading.first) == reading.head_end
    return body and bool(noun) and lex.ADMIN_NOUNS.end(line, noun) > 0


def lists_places(reading: Reading, at: int) -> bool:
    """`UBND các xã, phường: An Bình, Minh Tân`: which is which is not said, so it stays one."""
    line = reading.line
    if not reading.admin or line.key(at) != ":" or not line.capital(at + 1):
        return False
    reading.clause = reading.starts(at + 1) is None
    return reading.clause


def _leaves(reading: Reading, at: int, after: int) -> bool:
    """Whether words that begin nothing known lie outside the entry all the same."""
    line = reading.line
    if line.key(after).isdigit() and line.key(at - 1).isdigit():
        return True
    if reading.done and (say.SURE_DUTIES.end(line, after) or say.DUTIES.end(line, after)):
        return not reading.clause and not line.capital(after)
    if names_commune(line, reading.head_end, at):
        noun = lex.ADMIN_NOUNS.end(line, after)
        if line.named(after) or (not noun and lex.NO_PLACES.end(line, after)):
            return True  # `Tỉnh Đoàn` is a body, no further place
        own = lex.RANKS.get(line.key(reading.head_end), 0)
        return line.capital(noun or after) and lex.RANKS.get(line.key(after), own) <= own
    return line.capital(after) and _begins_another(reading, at, after)


def _begins_another(reading: Reading, at: int, after: int) -> bool:
    """Whether the capital word at `after` begins another name: a field, or words behind one."""
    line = reading.line
    if lex.WEAK_HEADS.end(line, reading.first) == at and line.key(at) == ",":
        return True
    # "Ủy ban Kinh tế và Tài chính" is one name, "Sở Tài chính và Nội vụ" two.
    lists = line.key(at) == "," or not reading.free
    if reading.start.known_end == at and lists and _next_field(reading, after):
        return True
    told = reading.done > reading.start.known_end
    # "Sở Y tế và Dân số" names neither of two known bodies.
    return reading.done == at and (told or (not reading.free and line.key(at) not in _AND))


def _next_field(reading: Reading, at: int) -> bool:
    """Whether one more field stands at `at`: `Phòng Nội vụ, Tư pháp`."""
    line = reading.line
    end = max(lex.FIELDS.end(line, at), lex.UNIT_FIELDS.end(line, at))
    return bool(end) and (end >= len(line) or not line.tokens[end].is_word)


def _stays(reading: Reading, at: int, after: int, start: Start) -> bool:
    """Whether the entry goes on although something could begin at `after`."""
    line, key = reading.line, reading.line.key(at)
    if start.shape is Shape.ROLE:
        people = reading.kind is Kind.ROLE and say.PEOPLE.end(line, after)
        return key in _DASHES or (bool(people) and at in _people_ends(line, at))
    if _joins_office(reading, at, after):
        return True
    if key in _DASHES:
        subunit = line.key(reading.first) in _SUBUNITS or reading.kind is Kind.ROLE
        field = lex.WEAK_HEADS.end(line, after) and not 0 < reading.done == at
        if field or line.keys[after : after + 2] == _BRANCH:
            return True
        return start.shape is not Shape.NAME or subunit or not line.capital(after)
    if key == "/":
        return start.shape is Shape.WORD
    return key in _AND and _goes_on(reading, after, start)


def _people_ends(line: Line, at: int) -> tuple[int, ...]:
    """Where the kinds of people that begin two or three words before `at` end."""
    return (say.PEOPLE.end(line, at - 2), say.PEOPLE.end(line, at - 3))


def _goes_on(reading: Reading, after: int, start: Start) -> bool:
    """Behind "và": `Báo và Đài …`, and small letters inside a free name."""
    line = reading.line
    if line.key(reading.first) == _PRESS and reading.first + 2 == after:
        return True
    if reading.done or start.shape is Shape.WORD or line.capital(after):
        return False
    if start.shape is Shape.PLURAL:
        bare = not say.OPENERS.end(line, after)
        noun = noun_at(line, after)
        return bare and line.key(noun) in HARD | {",", "", "."}
    return not line.capital(start.head_end) and not lex.PLACES.end(line, start.head_end)


def _joins_office(reading: Reading, at: int, after: int) -> bool:
    """`Văn phòng HĐND và UBND xã`: one office of two bodies."""
    line = reading.line
    own = lex.OFFICES.end(line, reading.first)
    if not own or at - own > _LONGEST_OFFICE or not lex.OFFICE_BODIES.end(line, after):
        return False
    while own < at:
        end = lex.OFFICE_BODIES.end(line, own)
        if not end and line.key(own) not in SOFT:
            return False
        own = end or own + 1
    return True
