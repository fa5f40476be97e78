"""Tails that stand once and belong to several: `Thường trực HĐND, UBND các xã, phường`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.model import Kind
from validators.agencies.words import keys_of
from validators.text import fold

if TYPE_CHECKING:
    from validators.agencies.entry import Entry
    from validators.agencies.words import Line

# Governing nouns whose bodies all have one parent: a council, a party committee, the Front.
_ONE_PARENT = keys_of("ban hội")
_PARENTS = (lex.PARTY_BODIES, lex.OFFICE_BODIES, lex.PLACES)


def share_tails(line: Line, entries: list[Entry]) -> None:
    """`Thường trực HĐND, UBND các xã, phường`: the tail belongs to both bodies."""
    for at in range(len(entries) - 2, -1, -1):
        entry, after = entries[at], entries[at + 1]
        if entry.prefix and entry.prefix == after.prefix:
            entry.suffix = entry.suffix or _parent_tail(line, entry, after)
            continue
        if not after.comma or after.prefix or entry.suffix or entry.duties:
            continue
        if entry.part is not after.part:
            continue
        tail = _tail(line, entry, after)
        if tail:
            entry.suffix, entry.kind = tail, after.kind


def _tail(line: Line, entry: Entry, after: Entry) -> str:
    if lex.SHARED_BODIES.end(line, entry.first) != entry.last:
        return _office_tail(line, entry, after)
    body = lex.SHARED_BODIES.end(line, after.first)
    if not body:
        return ""
    own = line.words(body, after.last)
    tail = " ".join(part for part in (own, after.suffix) if part)
    many = after.kind is Kind.GROUP
    political = lex.POLITICAL.end(line, entry.first) == entry.last and bool(
        lex.POLITICAL.end(line, after.first)
    )
    return tail if many or political else ""


def _parent_tail(line: Line, entry: Entry, after: Entry) -> str:
    """`Các Ban: Tổ chức, Nội chính Tỉnh ủy`; "" where an item tells a parent of its own."""
    if fold(entry.prefix) not in _ONE_PARENT or _parent(line, entry):
        return ""
    return after.suffix or _parent(line, after)


def _parent(line: Line, entry: Entry) -> str:
    for at in range(entry.first + 1, entry.last):
        if any(names.end(line, at) for names in _PARENTS):
            return line.words(at, entry.last)
    return ""


def _office_tail(line: Line, entry: Entry, after: Entry) -> str:
    """`Chủ tịch, Phó Chủ tịch UBND xã`: both are of the same body."""
    if entry.kind is not Kind.ROLE or after.kind is not Kind.ROLE or entry.head_end != entry.last:
        return ""
    one, other = (fold(line.words(e.first, e.head_end)) for e in (entry, after))
    if say.PEOPLE.end(line, entry.first) or not (one in other or other in one):
        return ""
    own = line.words(after.head_end, after.last)
    return " ".join(part for part in (own, after.suffix) if part)
