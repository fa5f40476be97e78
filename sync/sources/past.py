"""The sheets a source had on a past night: read from what was kept, never asked for again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.sources import SourceError, Survey
from sync.sources.many import decode_all

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from sync.sources import Source
    from workbook.raw_table import RawTable, SheetRef


@dataclass(frozen=True, slots=True)
class PastSource:
    """`reader` can read the answers; `refs` are the sheets there were."""

    reader: Source
    refs: tuple[SheetRef, ...]

    @property
    def name(self) -> str:
        """The kind of the source."""
        return self.reader.name

    def sheets(self) -> Iterable[SheetRef]:
        """What was there then."""
        return self.refs

    def survey(self, now: datetime) -> Survey:  # noqa: ARG002  # the port's signature
        """The past has no news."""
        return Survey(frozenset())

    def fetch(self, sheet: SheetRef) -> bytes:
        """Nothing is fetched. Raises SourceError."""
        raise SourceError(sheet.source, sheet.sheet, "một đêm đã qua không lấy lại được nữa.")

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The cells of a kept answer."""
        return self.reader.decode(sheet, raw)

    def decode_all(
        self, answers: Iterable[tuple[SheetRef, bytes]]
    ) -> Iterator[RawTable | SourceError]:
        """The same for many, side by side where the source can."""
        return decode_all(self.reader, answers)

    def commit(self, failed: Collection[str]) -> None:
        """Nothing to remember."""
