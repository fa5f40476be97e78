"""The sources that are files: declared ones, those in a folder, and those that came by mail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.clock import SystemClock
from sync.outputs import require_apart
from sync.sources.named_files import Found, files_before, folder_source, found_in, of_plan
from sync.whose import Whose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.settings import Settings
    from sync.snapshots import SnapshotStore
    from sync.source_names import SourceNames
    from sync.sources import Source
    from sync.whose_plan import WhosePlan
    from validators.agencies import AgencyRegistry


def file_sources(
    settings: Settings,
    registry: AgencyRegistry,
    store: SnapshotStore,
    names: SourceNames,
    plan: WhosePlan,
) -> Iterator[Source]:
    """The sources of a department's settings, under names that no other source bears.

    Raises CannotDoError where the consolidated workbook would be written over an agency's file.
    """
    folder, mailbox = settings.folder, settings.mailbox
    if folder or settings.files:
        found = _found(folder, settings, Whose(registry)) if folder else Found()
        found = of_plan(plan, found, settings.files.values(), store)
        before = files_before(store, folder, names) if folder else {}
        yield replace(folder_source(settings.files, found, before, names), plan=plan)
    if mailbox:
        from sync.sources.mailbox import mailbox_source

        whose = Whose(registry, mailbox.senders, plan)
        yield mailbox_source(mailbox.path, whose, store, names, SystemClock().now())


def _found(folder: Path, settings: Settings, whose: Whose) -> Found:
    output = settings.output
    if output.parent.resolve() == folder.resolve() and whose.of_name(output.stem):
        require_apart(output, [output])
    return found_in(folder, whose, (*settings.inputs, output))
