"""Splits a cell into mentions: the words of a person in, values out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.model import Kind, Mention
from validators.agencies.reader import Reader
from validators.agencies.words import line_of
from validators.text import fold, nfc

if TYPE_CHECKING:
    from validators.agencies.entry import Entry
    from validators.agencies.registry import AgencyRegistry
    from validators.agencies.words import Line

# A cell of Excel holds 32,767 characters; what is longer is no list of agencies.
LONGEST = 32_767


@lru_cache(maxsize=8192)
def split_agencies(text: str, registry: AgencyRegistry | None = None) -> tuple[Mention, ...]:
    """The agencies, groups and roles that a cell names, in order."""
    clean = nfc(text)
    if len(clean) > LONGEST:
        return (Mention(" ".join(clean.split()), Kind.UNKNOWN),)
    line = line_of(clean, registry.phrases if registry else None)
    entries = Reader(line).read()
    _share_tails(line, entries)
    return tuple(_mention(line, entry, registry) for entry in entries)


def _mention(line: Line, entry: Entry, registry: AgencyRegistry | None) -> Mention:
    text = entry.text(line)
    duty = " ".join(entry.duties)
    kind, canonical = entry.kind, None
    if registry is not None and kind is not Kind.ROLE:
        kind, canonical = registry.recognise(text, kind)
    return Mention(text, kind, canonical, entry.part, duty)


def _share_tails(line: Line, entries: list[Entry]) -> None:
    """`Thường trực HĐND, UBND các xã, phường`: the tail belongs to both bodies."""
    for at in range(len(entries) - 2, -1, -1):
        entry, after = entries[at], entries[at + 1]
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


def _office_tail(line: Line, entry: Entry, after: Entry) -> str:
    """`Chủ tịch, Phó Chủ tịch UBND xã`: both are of the same body."""
    if entry.kind is not Kind.ROLE or after.kind is not Kind.ROLE or entry.head_end != entry.last:
        return ""
    one, other = (fold(line.words(e.first, e.head_end)) for e in (entry, after))
    if say.PEOPLE.end(line, entry.first) or not (one in other or other in one):
        return ""
    own = line.words(after.head_end, after.last)
    return " ".join(part for part in (own, after.suffix) if part)
