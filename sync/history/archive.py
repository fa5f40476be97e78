"""The archive: raw answers and the journal of events, from which the database can be made."""

from __future__ import annotations

import gzip
import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sync.grown_lines import GrownLines
from sync.history.errors import HistoryError
from sync.history.events import RedactionEvent, RunEvent, from_json, to_json
from sync.history.reading import Said
from sync.snapshots import write_durably
from validators.errors import CannotDoError
from workbook.os_reasons import reading, writing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from sync.history.events import Event
    from sync.history.reading import Reading
    from sync.snapshots import SnapshotStore

JOURNAL = "lich-su.jsonl"
_BACKUP = "; hãy lấy lại tệp này từ bản sao lưu."


@dataclass(frozen=True, slots=True)
class Archive:
    """A plan's folder as the history sees it. Lines are only ever added to the journal."""

    folder: Path
    store: SnapshotStore
    _journal: GrownLines[Event] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The journal is read once, and then as far as it has grown."""
        object.__setattr__(self, "_journal", GrownLines(self.folder / JOURNAL, _event))

    def events(self) -> tuple[Event, ...]:
        """Every event in its order; a line cut short by a crash was never acknowledged.

        Raises HistoryError where a line is missing or cannot be read.
        """
        path = self.folder / JOURNAL
        try:
            with reading(path, "không đọc được nhật ký lịch sử", HistoryError):
                events = self._journal.all()
        except (KeyError, TypeError, AttributeError) as error:
            raise HistoryError(
                f"{path}: nhật ký lịch sử có chỗ không hiểu được{_BACKUP}"
            ) from error
        for number, event in enumerate(events, 1):
            if event.number != number:
                raise HistoryError(
                    f"{path}: nhật ký lịch sử thiếu hoặc thừa dòng số {number}{_BACKUP}"
                )
        return tuple(events)

    def days(self, *, newest_first: bool = False) -> Iterator[date]:
        """The business dates of the runs, in their order, read as far as they are asked for.

        A journal that cannot be read has none: who relies on it reads `events`.
        """
        with suppress(OSError):
            lines = (self.folder / JOURNAL).read_bytes().split(b"\n")
            for fields in filter(None, map(_fields, reversed(lines) if newest_first else lines)):
                with suppress(KeyError, TypeError, ValueError):
                    yield date.fromisoformat(fields["business_date"])

    def damaged(self, events: Iterable[Event]) -> Iterator[str]:
        """A sentence for everything that events name, nobody erased, and is lost or changed."""
        runs = runs_of(events := tuple(events))
        answers = {answer.sha256 for run in runs for answer in run.answers}
        stood_on = {sha256 for run in runs for sha256 in (run.assignment, run.basis)}
        for sha256 in sorted((answers | stood_on) - {""} - erased_by(events)):
            try:
                self.store.content(sha256)
            except CannotDoError as error:
                yield str(error)

    def append(self, event: Event) -> None:
        """Acknowledge an event: it is safely on disk when this returns. Raises HistoryError."""
        path = self.folder / JOURNAL
        with (
            writing(path, "không ghi được nhật ký lịch sử", HistoryError),
            path.open("a", encoding="utf-8") as journal,
        ):
            # The first line break ends a line that a crash may have cut short.
            journal.write(f"\n{to_json(event)}\n")
            journal.flush()
            os.fsync(journal.fileno())

    def keep_assignment(self, tasks: Mapping[str, Iterable[str]]) -> str:
        """Store who has to report on what; the same assignment is stored once.

        Raises HistoryError.
        """
        known = {source: sorted(ids) for source, ids in tasks.items()}
        text = json.dumps(known, ensure_ascii=False, sort_keys=True)
        with writing(self.folder, "không ghi được phân công của đêm này", HistoryError):
            return self.store.put(text.encode())

    def assignment(self, sha256: str) -> dict[str, list[str]]:
        """Who had to report on what."""
        known: dict[str, list[str]] = json.loads(self.store.content(sha256))
        return known

    def keep_basis(self, basis: bytes) -> str:
        """Store what a night stood on; the same is stored once, and nothing under no name.

        Raises HistoryError.
        """
        with writing(self.folder, "không ghi được kế hoạch của đêm này", HistoryError):
            return self.store.put(basis) if basis else ""

    def entomb(self, sha256: str, reading: Reading) -> None:
        """Keep what may be kept of an answer that is to be erased. Raises OSError."""
        kept = reading if isinstance(reading, str) else [list(each) for each in reading]
        text = json.dumps(kept, ensure_ascii=False)
        write_durably(self.store.tombstone(sha256), gzip.compress(text.encode(), mtime=0))

    def entombed(self, sha256: str) -> Reading:
        """What was kept of an erased answer. Raises HistoryError where that is lost."""
        path = self.store.tombstone(sha256)
        try:
            kept: str | list[list[str]] = json.loads(gzip.decompress(path.read_bytes()))
        except (OSError, EOFError, ValueError) as error:
            raise HistoryError(f"{path}: mất hoặc hỏng phần giữ lại sau khi xóa.") from error
        return kept if isinstance(kept, str) else tuple(Said(*each) for each in kept)


def _event(line: bytes) -> Event | None:
    fields = _fields(line)
    return None if fields is None else from_json(fields)


def _fields(line: bytes) -> dict[str, Any] | None:
    """The JSON of a line, None where it was cut; a line that is lost leaves a gap in numbers."""
    try:
        fields: dict[str, Any] = json.loads(line)
    except ValueError:
        return None
    return fields


def erased_by(events: Iterable[Event]) -> frozenset[str]:
    """The answers that redactions have taken out of the archive."""
    redactions = [event for event in events if isinstance(event, RedactionEvent)]
    return frozenset(sha256 for event in redactions for sha256 in event.answers)


def runs_of(events: Iterable[Event]) -> tuple[RunEvent, ...]:
    """The runs among events."""
    return tuple(event for event in events if isinstance(event, RunEvent))


def unread_after(runs: Iterable[RunEvent], sources: Collection[str]) -> dict[str, str]:
    """By source: why it could not be read when it was last asked in these runs.

    A run that was killed has asked some and not the others.
    """
    last = {answer.source: answer.reason for run in runs for answer in run.answers}
    return {source: reason for source, reason in last.items() if reason and source in sources}
