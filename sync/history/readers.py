"""Who can read an answer of the archive."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.history.errors import HistoryError
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.history.events import AnswerLine
    from sync.sources import Source
    from workbook.raw_table import RawTable


@dataclass(frozen=True, slots=True)
class Readers:
    """Who can read answers: sources by their names; `tables` are already read, by SHA-256."""

    sources: Mapping[str, Source]
    tables: Mapping[str, RawTable] = field(default_factory=dict[str, "RawTable"])

    def table(self, answer: AnswerLine, raw: bytes) -> RawTable:
        """The cells of an answer. Raises SourceError, and HistoryError without a reader."""
        if answer.sha256 in self.tables:
            return self.tables[answer.sha256]
        if answer.kind not in self.sources:
            raise HistoryError(
                f"Bản chụp của {answer.source} thuộc loại nguồn “{answer.kind}”; hãy khai báo lại "
                "nguồn này trong tệp cài đặt."
            )
        ref = SheetRef(answer.source, answer.sheet, answer.key)
        return self.sources[answer.kind].decode(ref, raw)
