"""Pulling: every sheet of every source becomes a snapshot; one bad sheet stops nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.sources import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sync.clock import Clock
    from sync.snapshots import Snapshot, SnapshotStore
    from sync.sources import Source


@dataclass(frozen=True, slots=True)
class Pulled:
    """What one pull brought: the new snapshot or the reason of failure, by agency."""

    snapshots: Mapping[str, Snapshot]
    failures: Mapping[str, str]


def pull(
    sources: Iterable[Source],
    store: SnapshotStore,
    clock: Clock,
    done: Callable[[], object] = lambda: None,
) -> Pulled:
    """Fetch every sheet, keep each raw answer at once; `done` is called after each sheet."""
    snapshots: dict[str, Snapshot] = {}
    failures: dict[str, str] = {}
    for source in sources:
        for sheet in source.sheets():
            try:
                raw = source.fetch(sheet)
                snapshots[sheet.source] = store.keep(sheet, raw, clock.now())
            except SourceError as error:
                failures[sheet.source] = error.reason
            done()
    return Pulled(snapshots, failures)
