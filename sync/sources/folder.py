"""A folder of spreadsheet files, one per agency: a network share or a synced drive."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sync.source_names import FOLDER
from sync.sources import Reject, SourceDownError, SourceError, Survey
from sync.sources.file_answers import decode_file, decode_files, unread
from sync.whose_plan import ANY_PLAN
from workbook.reading import read_bytes
from workbook.refusal import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from sync.whose_plan import WhosePlan
    from workbook.raw_table import RawTable, SheetRef

# What may be over by the end of the night: somebody saves the file, or has it open.
_PASSING = {Reason.DAMAGED, Reason.NO_ACCESS}
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class FolderSource:
    """`files` maps each source to its file; what else lies in the folder is not looked at.

    `lost` says why the file of a source is not taken, `trouble` why the folder cannot be read;
    `rejects` are files that belong to nobody for sure, or to another plan than `plan`.
    """

    files: Mapping[str, Path]
    lost: Mapping[str, str] = field(default_factory=dict[str, str])
    rejects: tuple[Reject, ...] = ()
    trouble: str = ""
    name: str = FOLDER
    plan: WhosePlan = ANY_PLAN

    def sheets(self) -> Iterable[SheetRef]:
        """One sheet per source, by name."""
        from workbook.raw_table import SheetRef

        return tuple(SheetRef(source, "", str(path)) for source, path in sorted(self.files.items()))

    def survey(self, now: datetime) -> Survey:  # noqa: ARG002  # the port's signature
        """A file tells nothing before it is read."""
        if self.trouble:
            raise SourceDownError(self.name, "", self.trouble)
        return Survey(frozenset(self.files), self.lost)

    def fetch(self, sheet: SheetRef) -> bytes:
        """The bytes of the file, saved to its end."""
        path = Path(sheet.key)
        try:
            content = read_bytes(path)
            _require_whole(path, content)
        except Refusal as refusal:
            passing = refusal.reason in _PASSING
            raise unread(sheet, refusal, passing=passing) from refusal
        return content

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The sheet of the file with a task table of the plan, else its first sheet."""
        return decode_file(sheet, raw, self.plan)

    def commit(self, failed: Collection[str]) -> None:
        """Nothing to remember: the next run reads all files again."""

    def decode_all(
        self, answers: Iterable[tuple[SheetRef, bytes]]
    ) -> Iterator[RawTable | SourceError]:
        """The same for many files, on two cores; a refusal is a result like any other."""
        return decode_files(answers, self.plan)


def _require_whole(path: Path, content: bytes) -> None:
    """A workbook ends with its directory, which is written last. Raises Refusal."""
    if content.startswith(_ZIP) and not zipfile.is_zipfile(io.BytesIO(content)):
        raise Refusal(path, Reason.DAMAGED)
