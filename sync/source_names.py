"""What the sources of an agency are called: the first bears its name, others say their kind too."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T")


def is_of(name: str, agency: str) -> bool:
    """Whether a source of an earlier run was an agency's, by the name it bore then."""
    return name == agency or name.startswith(f"{agency} (")


class SourceNames:
    """The names given so far, each with its agency."""

    def __init__(self) -> None:
        self.agencies: dict[str, str] = {}

    def give(self, places: Mapping[str, _T], kind: str) -> dict[str, _T]:
        """The places of agencies under names that no other source bears."""
        named: dict[str, _T] = {}
        for agency, place in places.items():
            name = f"{agency} ({kind})" if agency in self.agencies else agency
            self.agencies[name] = agency
            named[name] = place
        return named

    def agency_of(self, name: str, kind: str) -> str:
        """Whose a source of a kind was, by the name it bore in an earlier run."""
        return name.removesuffix(f" ({kind})")
