"""Many raw answers of one source: side by side where the source can, else one after the other."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from sync.sources import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.sources import Source
    from workbook.raw_table import RawTable, SheetRef


_log = logging.getLogger("phancong")


@runtime_checkable
class ReadsMany(Protocol):
    """A source whose answers cost so much to read that two cores are worth it."""

    def decode_all(
        self, answers: Iterable[tuple[SheetRef, bytes]]
    ) -> Iterator[RawTable | SourceError]:
        """The table of each answer in turn; a refusal is a result like any other."""
        ...


def decode_all(
    source: Source, answers: Iterable[tuple[SheetRef, bytes]]
) -> Iterator[RawTable | SourceError]:
    """The table of each answer in turn, or why it cannot be read; nothing stops at a bad one."""
    if isinstance(source, ReadsMany):
        yield from source.decode_all(answers)
        return
    for sheet, raw in answers:
        try:
            yield source.decode(sheet, raw)
        except SourceError as error:
            yield error
        except Exception:  # noqa: BLE001  # whatever one sheet does, the others are read
            _log.exception("reading a kept answer failed")
            reason = "lỗi chương trình khi đọc bảng; hãy gửi nhật ký cho người phụ trách."
            yield SourceError(sheet.source, sheet.sheet, reason)
