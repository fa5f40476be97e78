"""Names of agencies in other letters than the registry's: case, tone placement, spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import Kind, split_agencies
from validators.text import fold

if TYPE_CHECKING:
    from validators.agencies import AgencyRegistry


def spelling_slips(text: str, registry: AgencyRegistry) -> tuple[tuple[str, str], ...]:
    """(as written, as the registry writes it) of each name that differs in letters only.

    A short name or alias of the registry is as good as the official name.
    """
    mentions = split_agencies(text, registry)
    names = [each.text for each in mentions if each.kind is Kind.AGENCY and each.canonical]
    pairs = ((name, _right(name, registry)) for name in names)
    return tuple((name, right) for name, right in pairs if name != right)


def respelled(text: str, registry: AgencyRegistry) -> str:
    """`text` with those names in the registry's letters, where they stand in it as written."""
    for name, right in spelling_slips(text, registry):
        text = text.replace(name, right)
    return text


def _right(name: str, registry: AgencyRegistry) -> str:
    agency = registry.find(name)
    spellings = agency.spellings if agency else ()
    if name in spellings:
        return name
    return next((each for each in spellings if fold(each) == fold(name)), name)
