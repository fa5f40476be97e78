"""Where sheets come from. One module per kind; each says the same about the same sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.raw_table import RawTable, SheetRef


class SourceError(CannotDoError):
    """A sheet that could not be pulled: the run goes on and keeps its agency's old values."""

    def __init__(self, source: str, sheet: str, reason: str) -> None:
        self.source = source
        self.sheet = sheet
        self.reason = reason
        super().__init__(f"{source}: {reason}")


class Source(Protocol):
    """One kind of place that holds agencies' sheets.

    Pulling has two halves so that the raw answer is safe on disk before anybody reads it,
    and so that everything can be read again from the archive alone.
    """

    @property
    def name(self) -> str:
        """What people call the kind: `Google Sheets`, `thư mục`."""
        ...

    def sheets(self) -> Iterable[SheetRef]:
        """What is there now; cheap; in a stable order."""
        ...

    def fetch(self, sheet: SheetRef) -> bytes:
        """The raw answer, exactly as received. Raises SourceError."""
        ...

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The cells of a raw answer; needs neither network nor disk. Raises SourceError."""
        ...
