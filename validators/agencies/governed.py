"""Lists that one word governs: `Các Sở: A, B` means Sở A and Sở B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.entry import Entry, closing
from validators.agencies.grammar import SOFT
from validators.agencies.listing import LISTING, Listing
from validators.agencies.model import Kind
from validators.agencies.words import keys_of
from validators.text import fold

if TYPE_CHECKING:
    from validators.agencies.words import Line

_NOT_ADMIN = keys_of("tỉnh địa")
_LEVEL, _OF = fold("cấp"), fold("của")
_LONGEST_NAME = 8  # words of a commune's name, or nouns before a colon
_TWO = 2

Found = tuple[list[Entry], int]


def governed_list(line: Line, noun: int, before: str, kind: Kind) -> Found | None:
    """The list that the plural noun at `noun` governs, and where it ends; None where it is none.

    `before` are the words to repeat before the noun ("Giám đốc", "UBND").
    """
    end = lex.GOVERNORS.end(line, noun)
    if not end or end >= len(line):
        return None
    mixed = _mixed(line, noun, end)
    if mixed:
        return Listing(line, kind, before, (noun, end), known_only=True).read(mixed)
    end = lex.SCHOOL_TYPES.end(line, end) or end
    listing = Listing(line, kind, before, (noun, end))
    if line.key(end) == ":":
        entries, after = listing.read(end + 1)
        return (entries, after) if entries else None
    parent = _parent_end(line, end)
    if parent:
        listing.tail = line.words(end, parent)
        entries, after = listing.read(parent + 1)
        return (entries, after) if entries else None
    bracket = line.key(end) == "("
    if not _begins_item(line, noun, end + bracket):
        return None
    entries, after = listing.read(end + bracket)
    full = closing(line, end) if bracket else after
    whole = after == full - bracket
    return (entries, full) if len(entries) >= _TWO and whole else None


def _parent_end(line: Line, at: int) -> int:
    """Where the parent in `Các Ban của HĐND tỉnh: A, B` ends; 0 where no colon follows one."""
    body = at + (line.key(at) == _OF)
    end = lex.PARTY_BODIES.end(line, body) or lex.OFFICE_BODIES.end(line, body)
    end = lex.PLACES.end(line, end) or end
    return end if line.key(end) == ":" else 0


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
    acronym = line.tokens[at].acronym and not lex.STANDALONE.end(line, at)
    return acronym or bool(lex.FIELDS.end(line, at))


def implied_list(line: Line, entry: Entry, field: int) -> Found:
    """The items that follow `Sở Tư pháp, Nội vụ` or `Cục NGCB, CSVC` without a word of their own.

    `field` is where the known field of `entry` ends (0 where it is not known).
    """
    nothing: Found = ([], entry.last)
    if line.key(entry.last) not in LISTING:
        return nothing
    admin = names_commune(line, entry.head_end, entry.last)
    if admin and lex.NO_PLACES.end(line, entry.last + 1):
        return nothing  # `UBND xã A, Tỉnh Đoàn`: another body follows, no further place
    if admin:
        body = line.words(entry.first, entry.head_end)
        return Listing(line, entry.kind, body, (entry.head_end, admin)).read(entry.last)
    if line.key(entry.last - 1).isdigit() and entry.last - 1 > entry.first:
        return _numbered(line, entry)
    single = lex.GOVERNORS.end(line, entry.first) == entry.head_end
    school = lex.SCHOOL_TYPES.end(line, entry.head_end)
    if single and (school or field == entry.last or _is_acronym_only(line, entry)):
        noun = (entry.first, entry.head_end)
        return Listing(line, entry.kind, "", noun, implied=True).read(entry.last)
    return nothing


def _is_acronym_only(line: Line, entry: Entry) -> bool:
    own = line.tokens[entry.head_end : entry.last]
    acronyms = all(token.acronym or not token.is_word for token in own)
    return bool(own) and acronyms and not lex.STANDALONE.end(line, entry.head_end)


def _numbered(line: Line, entry: Entry) -> Found:
    """`Phòng Nghiệp vụ 1, 2, 3`: three bodies with one name."""
    at, entries = entry.last, list[Entry]()
    prefix = line.words(entry.first, at - 1)
    while line.key(at) in LISTING and line.key(at + 1).isdigit():
        entries.append(Entry(at + 1, at + 2, entry.kind, at + 2, prefix=prefix))
        at += 2
    return entries, at


def more_levels(line: Line, entry: Entry) -> Found:
    """`UBND cấp huyện, cấp xã`: the body of each level."""
    at, entries, level = entry.last, list[Entry](), entry.last - _TWO
    if lex.MANY.end(line, level) != entry.last or line.key(level) != _LEVEL:
        return entries, at
    body = line.words(entry.first, level)
    while line.key(at) in LISTING and line.key(at + 1) == _LEVEL and lex.MANY.end(line, at + 1):
        entries.append(Entry(at + 1, at + 1 + _TWO, entry.kind, at + 1, prefix=body))
        at += 1 + _TWO
    return entries, at


def more_places(line: Line, entry: Entry) -> Found:
    """`UBND các huyện, thành phố Yên Bái`: behind the group its body in single places."""
    noun = lex.ADMIN_NOUNS.end(line, entry.last + 1)
    if line.key(entry.last) not in LISTING or not noun or not line.capital(noun):
        return [], entry.last
    body = line.words(entry.first, entry.head_end)
    return Listing(line, Kind.AGENCY, body, (entry.last + 1, noun)).read(entry.last)


def places_from(line: Line, end: int) -> int:
    """`end`, or the noun before it where this is the first of `xã, phường, thị trấn`."""
    several = lex.PLACE_NOUNS.end(line, end + 1) if line.key(end) in SOFT else 0
    if not several or line.capital(several) or line.key(end + 1) in _NOT_ADMIN:
        return end
    nouns = (at for at in range(max(0, end - 3), end) if lex.PLACE_NOUNS.end(line, at) == end)
    return next(nouns, end)


def names_commune(line: Line, noun: int, last: int) -> int:
    """Behind the noun of `UBND xã An Bình`, when only a place name follows it; else 0."""
    end = lex.ADMIN_NOUNS.end(line, noun)
    if not end or not 0 < last - end <= _LONGEST_NAME or line.key(noun) in _NOT_ADMIN:
        return 0
    own = line.tokens[end:last]
    return end if all(token.capital or token.key.isdigit() for token in own) else 0
