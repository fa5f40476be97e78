"""A folder of spreadsheet files, one per agency: a network share or a synced drive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from sync.sources import SourceError, Survey
from workbook.find_table import has_table
from workbook.reading import decode_workbook, decode_workbooks, read_bytes
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from workbook.raw_table import RawTable, SheetRef


@dataclass(frozen=True, slots=True)
class FolderSource:
    """`files` maps each agency to its file; what else lies in the folder is not looked at."""

    files: Mapping[str, Path]
    name: str = "thư mục"

    def sheets(self) -> Iterable[SheetRef]:
        """One sheet per configured agency, by name."""
        from workbook.raw_table import SheetRef

        return tuple(SheetRef(agency, "", str(path)) for agency, path in sorted(self.files.items()))

    def survey(self, now: datetime) -> Survey:  # noqa: ARG002  # the port's signature
        """A file tells nothing before it is read."""
        return Survey(frozenset(self.files))

    def fetch(self, sheet: SheetRef) -> bytes:
        """The bytes of the agency's file."""
        try:
            return read_bytes(Path(sheet.key))
        except Refusal as refusal:
            raise _unread(sheet, refusal) from refusal

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The first sheet of the file that holds a task table, else its first sheet."""
        try:
            return _chosen(sheet, decode_workbook(Path(sheet.key), raw))
        except Refusal as refusal:
            raise _unread(sheet, refusal) from refusal

    def commit(self, failed: Collection[str]) -> None:
        """Nothing to remember: the next run reads all files again."""

    def decode_all(
        self, answers: Iterable[tuple[SheetRef, bytes]]
    ) -> Iterator[RawTable | SourceError]:
        """The same for many files, on two cores; a refusal is a result like any other."""
        sheets, files = tee(answers)
        readings = decode_workbooks((Path(sheet.key), raw) for sheet, raw in files)
        for (sheet, _), reading in zip(sheets, readings, strict=True):
            if isinstance(reading, Refusal):
                yield _unread(sheet, reading)
            else:
                yield _chosen(sheet, reading)


def _unread(sheet: SheetRef, refusal: Refusal) -> SourceError:
    """Why a file cannot be read; the reason is printed, so it names the file without its folder."""
    reason = str(refusal).replace(sheet.key, Path(sheet.key).name)
    return SourceError(sheet.source, sheet.sheet, reason)


def _chosen(sheet: SheetRef, tables: Sequence[RawTable]) -> RawTable:
    chosen = next((table for table in tables if has_table(table)), tables[0])
    return replace(chosen, ref=replace(chosen.ref, source=sheet.source, key=sheet.key))
