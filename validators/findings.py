"""A finding: one fault of a person's sheet, as a value. Failures of the program are exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding matters; the value is what people read."""

    ERROR = "Lỗi"
    WARNING = "Cảnh báo"
    HINT = "Gợi ý"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands: source (a file or an agency's sheet), tab, and A1 cell.

    Of a file that is refused as a whole only the source is known; the rest is empty.
    """

    source: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.source}!{self.sheet}!{self.cell}" if self.cell else self.source


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write instead; `safe` only where the meaning cannot change."""

    value: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: which rule, how severe, what to tell the person, and where it stands.

    `accepted` is the reason of an agreed exception: the finding is listed and blocks nothing.
    """

    code: str
    severity: Severity
    message: str
    place: Place
    value: str = ""
    fix: Fix | None = None
    accepted: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the work stops here: severity Lỗi, and nobody agreed to live with it."""
        return self.severity is Severity.ERROR and not self.accepted

    def __str__(self) -> str:
        return f"{self.place} {self.code} {self.severity.value} {self.message}"
