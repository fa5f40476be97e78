"""Acknowledging a pull: what came in, and what did not, becomes one line of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from sync.clock import VIETNAM
from sync.history.archive import runs_of
from sync.history.events import AnswerLine, RunEvent
from sync.history.listed import require_whole
from sync.history.reading import reader_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sync.history.archive import Archive
    from sync.pull import Pulled
    from sync.snapshots import Snapshot
    from sync.sources import Source
    from workbook.raw_table import SheetRef

_NO_SOURCE = "nguồn của bản chụp này không còn trong tệp cài đặt."


@dataclass(frozen=True, slots=True)
class Night:
    """What a run worked with: its moment, the fingerprint of its rules, the tasks by source.

    `basis` is all of it (`sync.basis`), for telling the night again; empty where nobody will.
    `day` is its business date, that of `at` unless said.
    """

    at: datetime
    rules: str
    tasks: Mapping[str, Sequence[str]]
    basis: bytes = b""
    day: date | None = None


def acknowledge(
    archive: Archive, night: Night, sources: Iterable[Source], pulled: Pulled | None
) -> None:
    """Write the journal's line of a pull; before it, lines for answers that no line names yet.

    Such answers were kept by a pull that was killed, or before there was a history, or others
    came after them in the same pull. Without a pull only they are acknowledged.
    Raises HistoryError.
    """
    events = archive.events()
    listed = archive.store.all()
    require_whole(archive, events, listed)
    runs = runs_of(events)
    fresh = set(pulled.snapshots.values()) if pulled else set()
    known = runs[-1].kept if runs else 0
    waiting = listed[known:]
    stray = [each for each in waiting if each not in fresh]
    kinds: dict[str, list[tuple[SheetRef, str]]] = {}
    for source in sources:
        for ref in source.sheets():
            kinds.setdefault(ref.source, []).append((ref, source.name))
    writer = _Writer(archive, night, kinds, known, len(events))
    written: set[Snapshot] = set()
    for group in _as_runs(stray):
        written.update(group)
        # A run killed after this line begins again with the first answer that no line names.
        writer.kept = known + sum(1 for _ in takewhile(written.__contains__, waiting))
        writer.write(_instant(group[-1]), map(writer.answered, group))
    if pulled:
        writer.kept = known + len(waiting)
        answered = (writer.answered(each) for each in pulled.snapshots.values())
        failed = (writer.failed(*each) for each in pulled.failures.items())
        writer.write(night.at, (*answered, *failed), night.day)


@dataclass(slots=True)
class _Writer:
    """Writes runs to the journal. `kinds` names the source of every sheet there is, by agency."""

    archive: Archive
    night: Night
    kinds: Mapping[str, Sequence[tuple[SheetRef, str]]]
    kept: int
    number: int

    def write(self, at: datetime, answers: Iterable[AnswerLine], day: date | None = None) -> None:
        """One run, under the next number."""
        self.number += 1
        self.archive.append(
            RunEvent(
                number=self.number,
                at=at.astimezone(UTC).isoformat(),
                business_date=(day or at.astimezone(VIETNAM).date()).isoformat(),
                rules=self.night.rules,
                reader=reader_version(),
                assignment=self.archive.keep_assignment(self.night.tasks),
                kept=self.kept,
                answers=tuple(sorted(answers, key=lambda each: each.source)),
                basis=self.archive.keep_basis(self.night.basis),
            )
        )

    def answered(self, snapshot: Snapshot) -> AnswerLine:
        """The line of an answer that was kept."""
        own = self.kinds.get(snapshot.source, ())
        kind = next((kind for ref, kind in own if _of(ref, snapshot)), "")
        place = (snapshot.sheet, snapshot.key, snapshot.as_of, snapshot.sha256)
        reason = "" if kind else _NO_SOURCE
        return AnswerLine(snapshot.source, kind, *place, reason, snapshot.plan, snapshot.sent_at)

    def failed(self, source: str, reason: str) -> AnswerLine:
        """The line of a source from which nothing came."""
        at = next(iter(self.kinds.get(source, ())), None)
        sheet, key, kind = (at[0].sheet, at[0].key, at[1]) if at else ("", "", "")
        return AnswerLine(source, kind, sheet, key, pulled_at="", sha256="", reason=reason)


def _of(ref: SheetRef, snapshot: Snapshot) -> bool:
    """Whether an answer is about a sheet; what was sent comes under another key each time."""
    return ref.key == snapshot.key or bool(ref.sent_at and snapshot.sent_at)


def _instant(snapshot: Snapshot) -> datetime:
    return datetime.fromisoformat(snapshot.pulled_at)


def _as_runs(snapshots: Iterable[Snapshot]) -> Iterator[list[Snapshot]]:
    """Snapshots in their order, parted so that each part is of one day and has a source once."""
    run: dict[str, Snapshot] = {}
    for each in snapshots:
        if run and (each.source in run or _day(each) != _day(next(iter(run.values())))):
            yield list(run.values())
            run = {}
        run[each.source] = each
    if run:
        yield list(run.values())


def _day(snapshot: Snapshot) -> date:
    return _instant(snapshot).astimezone(VIETNAM).date()
