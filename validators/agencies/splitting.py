"""Splits a cell into mentions: the words of a person in, values out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from validators.agencies.model import Kind, Mention
from validators.agencies.reader import Reader
from validators.agencies.tails import share_tails
from validators.agencies.words import line_of
from validators.text import nfc

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
    share_tails(line, entries)
    return tuple(_mention(line, entry, registry) for entry in entries)


def _mention(line: Line, entry: Entry, registry: AgencyRegistry | None) -> Mention:
    text = entry.text(line)
    duty = " ".join(entry.duties)
    kind, canonical = entry.kind, None
    if registry is not None and kind is not Kind.ROLE:
        kind, canonical = registry.recognise(text, kind)
    return Mention(text, kind, canonical, entry.part, duty)
