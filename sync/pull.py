"""Pulling: every sheet of every source becomes a snapshot; one bad sheet stops nothing."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.sources import SourceDownError, SourceError
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sync.clock import Clock
    from sync.snapshots import Snapshot, SnapshotStore
    from sync.sources import Source, Survey
    from workbook.raw_table import SheetRef


class NothingPulledError(CannotDoError):
    """A whole source is down and nothing came from anywhere: what is published stays as it is.

    `pulled` says who was not read, and why.
    """

    exit_code = 4

    def __init__(self, reason: str, pulled: Pulled) -> None:
        super().__init__(reason)
        self.pulled = pulled


@dataclass(frozen=True, slots=True)
class Pulled:
    """What one pull brought, by source: the snapshot or the reason of failure.

    `unchanged` are sources whose last snapshot still holds, so that nothing was read again.
    """

    snapshots: Mapping[str, Snapshot]
    failures: Mapping[str, str]
    unchanged: frozenset[str] = frozenset()


def pull(
    sources: Iterable[Source],
    store: SnapshotStore,
    clock: Clock,
    done: Callable[[], object] = lambda: None,
) -> Pulled:
    """Fetch every sheet with news, keep each raw answer at once; `done` is called after each sheet.

    What failed but may pass is asked for once more at the end of its source. Raises
    NothingPulledError, and CannotDoError where answers cannot be kept.
    """
    night = _Night(store, clock, done)
    for source in sources:
        night.pull(source)
    if night.down and not night.snapshots:
        raise NothingPulledError(night.down, Pulled({}, night.failures))
    return Pulled(night.snapshots, night.failures, frozenset(night.unchanged))


def fetched(source: Source, sheet: SheetRef) -> bytes:
    """The raw answer; a bug of ours in one sheet must not take the others with it.

    Raises SourceError, and other CannotDoError for what concerns every sheet.
    """
    try:
        return source.fetch(sheet)
    except CannotDoError:
        raise
    except Exception as bug:
        logging.getLogger("phancong").exception("fetching failed")
        reason = "lỗi chương trình khi lấy bảng; hãy gửi nhật ký cho người phụ trách."
        raise SourceError(sheet.source, sheet.sheet, reason) from bug


@dataclass(slots=True)
class _Night:
    """What has come in so far. `down` is why a whole source cannot be read."""

    store: SnapshotStore
    clock: Clock
    done: Callable[[], object]
    snapshots: dict[str, Snapshot] = field(default_factory=dict[str, "Snapshot"])
    failures: dict[str, str] = field(default_factory=dict[str, str])
    unchanged: set[str] = field(default_factory=set[str])
    down: str = ""

    def pull(self, source: Source) -> None:
        """Everything of one source."""
        sheets = list(source.sheets())
        try:
            survey = source.survey(self.clock.now())
            again = self._read(source, self._with_news(sheets, survey))
            self._read(source, again, first=False)
        except SourceDownError as error:
            self.down = error.reason
            self._give_up(sheets, error.reason)

    def _with_news(self, sheets: Sequence[SheetRef], survey: Survey) -> Iterator[SheetRef]:
        """The sheets to read; all others are settled here."""
        last = self.store.newest()
        still = [
            last[sheet.source, sheet.key, sheet.plan]
            for sheet in sheets
            if sheet.source not in survey.changed | set(survey.lost)
            and (sheet.source, sheet.key, sheet.plan) in last
        ]
        for snapshot in self.store.confirm(still, self.clock.now()):
            self.snapshots[snapshot.source] = snapshot
            self.unchanged.add(snapshot.source)
            self.done()
        for sheet in sheets:
            if sheet.source in survey.lost:
                self.failures[sheet.source] = survey.lost[sheet.source]
                self.done()
            elif sheet.source not in self.unchanged:
                yield sheet

    def _read(
        self, source: Source, sheets: Iterable[SheetRef], *, first: bool = True
    ) -> list[SheetRef]:
        """Fetch and keep; the sheets for which it is worth asking once more."""
        again: list[SheetRef] = []
        for sheet in sheets:
            if any(sheet.source == earlier.source for earlier in again):
                again.append(sheet)  # answers of one source are kept in their order
                continue
            try:
                raw = fetched(source, sheet)
            except SourceDownError:
                raise
            except SourceError as error:
                # Of several answers one after the other an older one is not the last word.
                self.snapshots.pop(sheet.source, None)
                self.failures[sheet.source] = error.reason
                if error.passing:
                    again.append(sheet)
            else:
                self.snapshots[sheet.source] = self.store.keep(sheet, raw, self.clock.now())
                self.failures.pop(sheet.source, None)
            if first:
                self.done()
        return again

    def _give_up(self, sheets: Iterable[SheetRef], reason: str) -> None:
        for sheet in sheets:
            if sheet.source not in self.snapshots and sheet.source not in self.failures:
                self.failures[sheet.source] = reason
                self.done()
