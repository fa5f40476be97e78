"""What the snapshots say: the newest readable answer of each sheet, read many at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sync.evidence import Answered
from sync.source_names import is_of
from sync.sources import SourceError
from sync.sources.many import decode_all
from validators.errors import CannotDoError
from workbook.find_table import ReadSheet
from workbook.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sync.snapshots import Snapshot, SnapshotStore
    from sync.sources import Source
    from workbook.raw_table import RawTable, SheetRef


_OWN_NAMES: Mapping[str, str] = {}


@uncollected(lasting=True)
def newest_answers(
    sources: Sequence[Source], store: SnapshotStore, agencies: Mapping[str, str] = _OWN_NAMES
) -> tuple[dict[str, Answered], dict[str, str]]:
    """By source: its newest readable answer, and why its very newest one was not readable.

    `agencies` says whose a source is, where it does not bear the name of its agency.
    """
    answers: dict[str, Answered] = {}
    unread: dict[str, str] = {}
    history = store.by_source()
    for source in sources:
        sheets = {sheet.source: sheet for sheet in source.sheets()}.values()
        kept: list[Sequence[Snapshot]] = []
        newest = _opened(store, (_own(history, sheet, agencies) for sheet in sheets), kept, unread)
        for nth, reading in enumerate(decode_all(source, newest)):
            own = kept[nth]
            for snapshot, said in _back_from(source, store, own, reading):
                if isinstance(said, SourceError):
                    unread.setdefault(snapshot.source, said.reason)
                    continue
                read_at = datetime.fromisoformat(snapshot.pulled_at)
                since = _unchanged_since(snapshot, own)
                answers[snapshot.source] = Answered(said, read_at, snapshot.sha256, since)
                break
    return answers, unread


def _opened(
    store: SnapshotStore,
    histories: Iterable[Sequence[Snapshot]],
    kept: list[Sequence[Snapshot]],
    unread: dict[str, str],
) -> Iterator[tuple[SheetRef, bytes]]:
    """The newest whole answer of each sheet; into `kept` goes what is behind it, and itself."""
    for history in histories:
        for at, snapshot in enumerate(history):
            try:
                raw = store.raw(snapshot)
            except CannotDoError as error:
                unread.setdefault(snapshot.source, str(error))
                continue
            kept.append(history[at:])
            yield snapshot.ref, raw
            break


def _own(
    history: Mapping[str, Sequence[Snapshot]], sheet: SheetRef, agencies: Mapping[str, str]
) -> list[Snapshot]:
    """What was ever answered about a sheet, newest first, without the answers to other plans.

    Nothing under its name: then what the same sheet said under another of the same agency. A
    file's name in the lists changes when its agency is given a Google sheet as well.
    """
    known = history.get(sheet.source) or _under_another_name(history, sheet, agencies)
    return [each for each in known if each.may_tell(sheet.plan)]


def _under_another_name(
    history: Mapping[str, Sequence[Snapshot]], sheet: SheetRef, agencies: Mapping[str, str]
) -> list[Snapshot]:
    """What the same sheet said as another source of its agency, newest first."""
    agency = agencies.get(sheet.source, sheet.source)
    found = [
        replace(each, source=sheet.source)
        for name, others in history.items()
        if is_of(name, agency)
        for each in others
        if each.key == sheet.key
    ]
    return sorted(found, key=lambda each: datetime.fromisoformat(each.pulled_at), reverse=True)


def _back_from(
    source: Source,
    store: SnapshotStore,
    snapshots: Sequence[Snapshot],
    newest: RawTable | SourceError,
) -> Iterator[tuple[Snapshot, ReadSheet | SourceError]]:
    """Each snapshot of a sheet with what it says; older ones are read only when asked for."""
    yield snapshots[0], _with_table(newest)
    tried = {snapshots[0].sha256}
    for snapshot in snapshots[1:]:
        if snapshot.sha256 not in tried:  # the same answer, night after night
            tried.add(snapshot.sha256)
            try:
                reading = source.decode(snapshot.ref, store.raw(snapshot))
            except SourceError as error:
                yield snapshot, error
            except CannotDoError as error:  # its bytes are lost
                yield snapshot, SourceError(snapshot.source, snapshot.sheet, str(error))
            else:
                yield snapshot, _with_table(reading)


def _unchanged_since(snapshot: Snapshot, newest_first: Sequence[Snapshot]) -> datetime:
    """When the answer was first seen as it still is in `snapshot`."""
    since = snapshot
    for older in newest_first[newest_first.index(snapshot) :]:
        if older.sha256 != snapshot.sha256:
            break
        since = older
    return datetime.fromisoformat(since.as_of)


def _with_table(reading: RawTable | SourceError) -> ReadSheet | SourceError:
    """An answer without a task table is no answer."""
    if isinstance(reading, SourceError):
        return reading
    sheet = ReadSheet.of(reading)
    if sheet.tables:
        return sheet
    reason = "không tìm thấy bảng phân công; hãy khôi phục dòng tiêu đề của biểu."
    return SourceError(reading.ref.source, reading.ref.sheet, reason)
