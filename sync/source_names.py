"""What the sources of an agency are called: the first bears its name, others say their kind too.

A name that was given once stays, so that the words recorded under it go on: also when the agency
is renamed, or when another source of it joins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_T = TypeVar("_T")
GOOGLE, FOLDER, MAILBOX = "Google Sheets", "thư mục", "hộp thư"


def is_of(name: str, agency: str) -> bool:
    """Whether a source of an earlier run was an agency's, by the name it bore then."""
    return name == agency or name.startswith(f"{agency} (")


class Known(NamedTuple):
    """Whose a name in the history is today, and of which kind its source was last."""

    agency: str
    kind: str


@dataclass
class SourceNames:
    """The names given so far, each with its agency.

    `known` are the names that sources bear in the history, `earlier` those of them that stay with
    an agency and a kind. `gone` are agencies that are no more and have a successor.
    """

    known: Mapping[str, Known] = field(default_factory=dict[str, Known])
    earlier: Mapping[Known, str] = field(default_factory=dict[Known, str])
    gone: Collection[str] = ()
    agencies: dict[str, str] = field(default_factory=dict[str, str])

    def give(self, places: Mapping[str, _T], kind: str) -> dict[str, _T]:
        """The places of agencies under names that no other source bears."""
        named: dict[str, _T] = {}
        for agency, place in places.items():
            name = self.earlier.get(Known(agency, kind)) or self._new(agency, kind)
            self.agencies[name] = agency
            named[name] = place
        return named

    def agency_of(self, name: str, kind: str) -> str:
        """Whose a source of a kind was, by the name it bore in an earlier run."""
        known = self.known.get(name)
        return known.agency if known else name.removesuffix(f" ({kind})")

    def _new(self, agency: str, kind: str) -> str:
        taken = {*self.agencies, *self.earlier.values()}
        return f"{agency} ({kind})" if agency in taken else agency
