"""The sources that are files: declared ones, those in a folder, and those that came by mail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.clock import SystemClock
from sync.sources.named_files import Found, files_before, folder_source, found_in, of_plan
from sync.whose import Whose

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """The sources of a department's settings, under names that no other source bears."""
    folder, mailbox = settings.folder, settings.mailbox
    if folder or settings.files:
        apart = (*settings.inputs, settings.output)
        found = found_in(folder, Whose(registry), apart) if folder else Found()
        found = of_plan(plan, found, settings.files.values(), store)
        before = files_before(store, folder, names) if folder else {}
        yield replace(folder_source(settings.files, found, before, names), plan=plan)
    if mailbox:
        from sync.sources.mailbox import mailbox_source

        whose = Whose(registry, mailbox.senders, plan)
        yield mailbox_source(mailbox.path, whose, store, names, SystemClock().now())
