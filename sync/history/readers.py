"""Who can read an answer of the archive."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.history.errors import HistoryError
from sync.sources import SourceError
from validators.errors import CannotDoError
from workbook.find_table import ReadSheet, find_tables
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.history.events import AnswerLine
    from sync.sources import Source
    from workbook.find_table import TaskTable
    from workbook.raw_table import RawTable

_BUG = "lỗi chương trình khi đọc bảng; hãy gửi nhật ký cho người phụ trách."


@dataclass(frozen=True, slots=True)
class Readers:
    """Who can read answers: sources by their names; `read` are already read, by SHA-256."""

    sources: Mapping[str, Source]
    read: Mapping[str, ReadSheet] = field(default_factory=dict[str, ReadSheet])

    def tables_of(self, answer: AnswerLine, raw: bytes) -> tuple[TaskTable, ...]:
        """The task tables of an answer. Raises SourceError, and HistoryError without a reader.

        A bug of ours in one answer must not keep all others out of the history.
        """
        try:
            known = self.read.get(answer.sha256)
            return known.tables if known else find_tables(self._cells(answer, raw))
        except CannotDoError:
            raise
        except Exception as bug:
            logging.getLogger("phancong").exception("reading for the history failed")
            raise SourceError(answer.source, answer.sheet, _BUG) from bug

    def _cells(self, answer: AnswerLine, raw: bytes) -> RawTable:
        if answer.kind not in self.sources:
            raise HistoryError(
                f"Bản chụp của {answer.source} thuộc loại nguồn “{answer.kind}”; hãy khai báo lại "
                "nguồn này trong tệp cài đặt."
            )
        ref = SheetRef(answer.source, answer.sheet, answer.key)
        return self.sources[answer.kind].decode(ref, raw)
