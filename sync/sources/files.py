"""The sources that are files: declared ones, those in a folder, and those that came by mail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.clock import SystemClock
from sync.outputs import require_apart
from sync.sources.named_files import Found, files_before, folder_source, found_in, of_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.settings import Settings
    from sync.snapshots import SnapshotStore
    from sync.source_names import SourceNames
    from sync.sources import Source
    from sync.whose import Whose


def file_sources(
    settings: Settings,
    whose: Whose,
    store: SnapshotStore,
    names: SourceNames,
    *,
    mail: bool,
) -> Iterator[Source]:
    """The sources of a department's settings, under names that no other source bears.

    To look for `mail` costs reading every mail there is; without, what was pulled is known.
    Raises CannotDoError where the consolidated workbook would be written over an agency's file.
    """
    folder, mailbox = settings.folder, settings.mailbox
    if folder or settings.files:
        found = _found(folder, settings, whose) if folder else Found()
        found = of_plan(whose.plan, found, settings.files.values(), store)
        before = files_before(store, folder, whose, names) if folder else {}
        yield replace(folder_source(settings.files, found, before, names), plan=whose.plan)
    if mailbox:
        from sync.sources.mailbox import mailbox_source

        path, now = mailbox.path if mail else None, SystemClock().now()
        yield mailbox_source(path, whose.with_senders(mailbox.senders), store, names, now)


def _found(folder: Path, settings: Settings, whose: Whose) -> Found:
    output = settings.output
    if output.parent.resolve() == folder.resolve() and whose.of_name(output.stem):
        require_apart(output, [output])
    return found_in(folder, whose, (*settings.inputs, output))
