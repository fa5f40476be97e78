"""Which names the sources of agencies bear in the history of a plan, and whose they are today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sync.history.archive import runs_of
from sync.history.errors import HistoryError
from sync.source_names import FOLDER, GOOGLE, MAILBOX, Known, SourceNames
from sync.sources.past import PastSource
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from sync.history.archive import Archive
    from sync.history.events import RunEvent
    from sync.settings import Settings
    from sync.snapshots import SnapshotStore
    from sync.sources import Source
    from validators.agencies import AgencyRegistry


def source_names(
    archive: Archive,
    registry: AgencyRegistry,
    settings: Settings,
    google: Collection[str],
    today: date,
) -> SourceNames:
    """The names to begin with; `google` are the agencies with a spreadsheet.

    The last name counts that a kind of source bore. A name whose source was taken out of the
    settings is free: who moves from files to Google goes on under it.
    """
    try:
        runs = runs_of(archive.events())
    except HistoryError:
        runs = ()  # whoever needs the history says what is wrong with it
    kinds = {each.source: each.kind for run in runs for each in run.answers if each.kind}
    whose = _agencies(archive, runs, registry)
    known = {
        name: Known(whose.get(name) or _by_name(name, kind, registry), kind)
        for name, kind in kinds.items()
    }
    agencies = {each.agency for each in known.values()}
    claimed: dict[str, Collection[str]] = {
        GOOGLE: google,
        FOLDER: agencies if settings.folder else settings.files,
        MAILBOX: agencies if settings.mailbox else (),
    }
    earlier = {one: name for name, one in known.items() if one.agency in claimed.get(one.kind, ())}
    gone = {
        each.name
        for each in registry.agencies
        if len(registry.line(each, today)) > 1 and registry.find(each.name) is each
    }
    return SourceNames(known, earlier, gone)


def last_words(
    names: SourceNames, sources: Sequence[Source], store: SnapshotStore
) -> Iterator[PastSource]:
    """What agencies that are no more last said where nobody keeps their sheets in place any more.

    It is read by a source of the same kind; without one it cannot be.
    """
    readers = {source.name: source for source in sources}
    lost = {
        name: one
        for name, one in names.known.items()
        if one.agency in names.gone and one.kind in readers and name not in names.agencies
    }
    history = store.by_source() if lost else {}
    for name, one in lost.items():
        if name in history:
            names.agencies[name] = one.agency
            yield PastSource(readers[one.kind], (history[name][0].ref,))


def _by_name(name: str, kind: str, registry: AgencyRegistry) -> str:
    plain = name.removesuffix(f" ({kind})")
    found = registry.find(plain)
    return found.name if found else plain


def _agencies(
    archive: Archive, runs: Sequence[RunEvent], registry: AgencyRegistry
) -> dict[str, str]:
    """By source: the present name of the agency that had its code on the last night."""
    basis = _basis(archive, runs)
    codes = {name: code for code, name in basis.get("codes", {}).items()}
    return {
        source: now.name
        for source, name in basis.get("agencies", {}).items()
        if (now := registry.agency(codes.get(name, "")))
    }


def _basis(archive: Archive, runs: Sequence[RunEvent]) -> Mapping[str, Mapping[str, str]]:
    """Whose sources were on the last night that tells, and the names of agencies by code."""
    last = next((run.basis for run in reversed(runs) if run.basis), "")
    if not last:
        return {}
    try:
        told = json.loads(archive.store.content(last))
        names = {each["code"]: each["name"] for each in told["registry"]["agencies"]}
        return {"agencies": told["agencies"], "codes": names}
    except (CannotDoError, KeyError, TypeError, ValueError):
        return {}  # lost, or of another form: doctor tells
