"""How a group of nouns goes on behind a separator: `các sở, ban, ngành`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.duties import marked
from validators.agencies.grammar import group_noun
from validators.agencies.words import keys_of
from validators.text import fold

if TYPE_CHECKING:
    from validators.agencies.reading import Reading

_AND = frozenset({"và", "&"})
_OF, _OFFICE, _SCHOOL = fold("thuộc"), fold("phòng"), fold("trường")
_OF_PARENT = keys_of("của thuộc")
_LONGEST_BODY = 4  # words of "hội đồng nhân dân"
_TAIL_WITHIN = 4  # words between a noun and the "thuộc" of its tail


def over_plural(reading: Reading, at: int, after: int) -> int:
    """Past the separator at `at` when the word at `after` still belongs to the group; else 0."""
    line = reading.line
    if reading.admin:
        noun = lex.PLACE_NOUNS.end(line, after)
        if noun and not line.capital(noun) and not reading.closed:
            return noun
        return after if _more_of_places(reading, at, after, noun) else 0
    listed = 0 if reading.closed else _listed(reading, after)
    if listed:
        return listed
    if line.key(reading.noun) == _SCHOOL and lex.SCHOOL_TYPES.end(line, after):
        return lex.SCHOOL_TYPES.end(line, after)
    if _same_tail(reading, at, after) or _same_parent(reading, at, after):
        return after
    weak = reading.generic and lex.WEAK_HEADS.end(line, after) and not line.capital(after)
    begins = reading.starts(after) and not weak
    return 0 if begins or reading.closed or marked(reading, after) else after


def _listed(reading: Reading, after: int) -> int:
    """Behind one more noun of the list: `…, ban, ngành`, `tỉnh ủy, thành ủy`; 0 where none."""
    line = reading.line
    noun = group_noun(line, after)
    if noun or line.capital(after):
        return noun
    party = say.PARTY_NOUNS.end(line, reading.noun) and say.PARTY_NOUNS.end(line, after)
    return party if party and not line.capital(party) else say.LIST_NOUNS.end(line, after)


def _more_of_places(reading: Reading, at: int, after: int, noun: int) -> bool:
    """`UBND các xã có rừng, ven biển`; `UBND các xã, thành phố Hà Giang`: still which of them."""
    line = reading.line
    if noun and line.capital(noun):
        return lex.RANKS.get(line.key(after), 0) > lex.RANKS.get(line.key(at - 1), 3)
    told = say.SURE_DUTIES.end(line, after) or say.DUTIES.end(line, after) or line.key(at) != ","
    if not reading.clause or reading.starts(after) or marked(reading, after):
        return False
    return line.capital(after) or not told


def _same_tail(reading: Reading, at: int, after: int) -> bool:
    """`Các cơ quan chuyên môn và các tổ chức thuộc UBND tỉnh`: one tail for both nouns."""
    line = reading.line
    noun = say.OPENERS.end(line, after)
    if line.key(at) not in _AND or reading.closed or not noun:
        return False
    end = group_noun(line, noun)
    loose = reading.generic or line.key(reading.noun) == _OFFICE
    tailed = _OF in line.keys[end : end + _TAIL_WITHIN]
    return bool(end) and loose and tailed and _OF not in line.keys[reading.first : at]


def _same_parent(reading: Reading, at: int, after: int) -> bool:
    """`Các cơ quan chuyên môn của HĐND, UBND xã`: the second body is a parent as well."""
    line = reading.line
    if reading.closed or not lex.POLITICAL.end(line, after):
        return False
    bodies = (k for k in range(at - _LONGEST_BODY, at) if line.key(k - 1) in _OF_PARENT)
    return any(lex.POLITICAL.end(line, body) == at for body in bodies)
