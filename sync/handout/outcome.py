"""What became of one agency in a hand-out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK = "https://docs.google.com/spreadsheets/d/{}/edit"


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The spreadsheet, what was changed in it, with whom it was shared, or why it was not done.

    `counts` are tasks by what became of them: added, changed, closed, reopened.
    """

    agency: str
    key: str = ""
    told: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    shared_with: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def link(self) -> str:
        """Where the agency finds it; "" where there is no spreadsheet."""
        return _LINK.format(self.key) if self.key else ""
