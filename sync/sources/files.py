"""The sources that are files: declared ones, those in a folder, and those that came by mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.clock import SystemClock
from sync.sources.named_files import Found, files_before, folder_source, found_in
from sync.whose import Whose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.settings import Settings
    from sync.snapshots import SnapshotStore
    from sync.source_names import SourceNames
    from sync.sources import Source
    from validators.agencies import AgencyRegistry


def file_sources(
    settings: Settings,
    registry: AgencyRegistry,
    store: SnapshotStore,
    names: SourceNames,
    *,
    mail: bool,
) -> Iterator[Source]:
    """The sources of a department's settings, under names that no other source bears.

    To look for `mail` costs reading every mail there is; without, what was pulled is known.
    """
    folder, mailbox = settings.folder, settings.mailbox
    if folder or settings.files:
        apart = (*settings.inputs, settings.output)
        whose = Whose(registry)
        found = found_in(folder, whose, apart) if folder else Found()
        before = files_before(store, folder, whose, names) if folder else {}
        yield folder_source(settings.files, found, before, names)
    if mailbox:
        from sync.sources.mail.collecting import Collected, collect
        from sync.sources.mailbox import mailbox_source

        whose, now = Whose(registry, mailbox.senders), SystemClock().now()
        collected = collect(mailbox.path, whose, now) if mail else Collected()
        yield mailbox_source(collected, store, names)
