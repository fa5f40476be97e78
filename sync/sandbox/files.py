"""Drive v3 files: create, copy, get, update, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.book import Book, Tab
from sync.sandbox.defaults import book_properties
from sync.sandbox.drive import FOLDER, SPREADSHEET, File, Permission, new_id, rank
from sync.sandbox.errors import drive_error, missing_file, no_file_permission
from sync.sandbox.fields import keep, parse_mask
from sync.sandbox.file_json import file_json
from sync.sandbox.tabs import transplanted

if TYPE_CHECKING:
    from datetime import datetime

    from sync.sandbox.identities import Identity
    from sync.sandbox.jsons import Json
    from sync.sandbox.world import Call, World

SHORT = "kind,id,name,mimeType,teamDriveId,driveId"


def visible(call: Call, file_id: str, least: str = "reader", *, anywhere: bool = False) -> File:
    """A file this caller may use in that role; 404 or 403 as Drive answers.

    A file of a shared drive does not exist for a call that does not say `supportsAllDrives`,
    unless its method knows no such parameter (`anywhere`).
    """
    file = call.world.drive.files.get(file_id)
    role = call.world.drive.role(call.who, file) if file else None
    drives = anywhere or call.flag("supportsAllDrives") or call.flag("supportsTeamDrives")
    if file is None or role is None or (file.drive and not drives):
        raise missing_file(file_id)
    if rank(role) < rank(least):
        raise no_file_permission(file_id)
    return file


def masked(call: Call, answer: Json, short: str) -> Json:
    """The answer as the `fields` parameter (or the default of the method) wants it."""
    return dict(keep(answer, parse_mask(call.text("fields") or short)))


def get(call: Call) -> Json:
    """files.get; a spreadsheet has no bytes to download."""
    if call.text("alt") == "media":
        visible(call, call.path["file"])
        text = (
            "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        )
        raise drive_error(403, "fileNotDownloadable", text, location="alt")
    return masked(call, file_json(call.world, visible(call, call.path["file"]), call.who), SHORT)


def place(call: Call, parents: list[str]) -> tuple[str, str | None]:
    """Where a new file goes: its parent and its shared drive. 404 for a folder out of reach."""
    world, who = call.world, call.who
    wanted = parents[0] if parents else "root"
    if wanted in ("root", world.drive.root(who)):
        return world.drive.root(who), None
    shared = world.drive.drives.get(wanted)
    if shared:
        if world.drive.drive_role(who, shared) is None:
            raise missing_file(wanted)
        if rank(world.drive.drive_role(who, shared)) < rank("writer"):
            raise no_file_permission(wanted)
        return shared.id, shared.id
    folder = visible(call, wanted, "writer")
    if folder.mime != FOLDER:
        raise drive_error(403, "parentNotAFolder", "The specified parent is not a folder.")
    return folder.id, folder.drive


def check_storage(world: World, who: Identity, drive: str | None) -> None:
    """Refuse (403) a file a service account would own: such accounts have no storage."""
    if who.service_account and drive is None and not world.service_accounts_own_files:
        raise drive_error(
            403,
            "storageQuotaExceeded",
            "Service Accounts do not have storage quota. Leverage shared drives "
            "(https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use "
            "OAuth delegation (http://support.google.com/a/answer/7281227) instead.",
            domain="usageLimits",
        )


def create(call: Call) -> Json:
    """files.create: a spreadsheet, a folder or any other empty file."""
    body, world = call.body, call.world
    parent, drive = place(call, body.get("parents", []))
    mime = str(body.get("mimeType", "application/octet-stream"))
    if mime != FOLDER:
        check_storage(world, call.who, drive)
    file = new_file(world, call.who, str(body.get("name", "Untitled")), mime, (parent, drive))
    file.description = str(body.get("description", ""))
    file.properties = dict(body.get("properties", {}))
    file.app_properties = dict(body.get("appProperties", {}))
    return masked(call, file_json(world, file, call.who), SHORT)


def new_file(  # noqa: PLR0913, PLR0917  # the facts of a new file
    world: World,
    who: Identity,
    name: str,
    mime: str,
    where: tuple[str, str | None],
    book: Book | None = None,
) -> File:
    """Put a new file into the state; `where` is its parent and its shared drive.

    A spreadsheet gets one empty tab unless it brings a book.
    """
    now, (parent, drive) = world.clock.now(), where
    file = File(new_id(), name, mime, now, now, parent, drive, last_editor=who.email)
    if drive is None:
        file.permissions = [Permission("user", "owner", who.email)]
    if mime == SPREADSHEET:
        properties = book_properties(name, world.locale, world.time_zone)
        file.book = book or Book(file.id, properties, [Tab(0, "Sheet1")])
        file.book.id = file.id
    world.drive.files[file.id] = file
    world.drive.log(file, now)
    return file


def copy(call: Call) -> Json:
    """files.copy: cells and looks come along, permissions do not; protection is the copier's."""
    world, source = call.world, visible(call, call.path["file"])
    if source.mime == FOLDER:
        raise drive_error(403, "cannotCopyFile", "This file cannot be copied by the user.")
    default = [source.parent] if source.parent and call.body.get("parents") is None else []
    inherit = default if source.drive or source.owner == call.who.email else []
    parent, drive = place(call, call.body.get("parents", inherit))
    check_storage(world, call.who, drive)
    name = str(call.body.get("name") or f"Copy of {source.name}")
    book = _copied(source.book, name, call.who) if source.book else None
    file = new_file(world, call.who, name, source.mime, (parent, drive), book)
    return masked(call, file_json(world, file, call.who), SHORT)


def _copied(book: Book, name: str, who: Identity) -> Book:
    tabs = [transplanted(tab, tab.id, tab.title) for tab in book.tabs]
    for tab in tabs:
        tab.protected = tuple(_reset(rule, who) for rule in tab.protected)
    properties = {**book.properties, "title": name}
    return Book("", properties, tabs, dict(book.named_ranges), dict(book.metadata))


def _reset(rule: Json, who: Identity) -> Json:
    if "editors" not in rule:
        return rule
    return {**rule, "editors": {"users": [who.email]}}


def update(call: Call) -> Json:
    """files.update: name, trash, description, properties, and moving between folders."""
    file = visible(call, call.path["file"], "writer")
    world, body, now = call.world, call.body, call.world.clock.now()
    before = world.drive.audience(file)
    if "trashed" in body:
        strong = "owner" if file.drive is None else "fileOrganizer"
        file = visible(call, file.id, strong)
        file.trashed = bool(body["trashed"])
    if "name" in body:
        file.name = str(body["name"])
        if file.book:
            file.book.properties = {**file.book.properties, "title": file.name}
    file.description = str(body.get("description", file.description))
    file.properties = {**file.properties, **body.get("properties", {})}
    file.app_properties = {**file.app_properties, **body.get("appProperties", {})}
    if call.text("addParents"):
        file.parent, file.drive = place(call, [str(call.text("addParents"))])
    world.drive.touch(file, now, before=before)
    return masked(call, file_json(world, file, call.who), SHORT)


def delete(call: Call) -> None:
    """files.delete: gone for good, and from every folder below."""
    file = call.world.drive.files.get(call.path["file"])
    visible(call, call.path["file"], "organizer" if file and file.drive else "owner")
    if file:
        _remove(call.world, file, call.world.clock.now())


def _remove(world: World, file: File, now: datetime) -> None:
    inside = [other for other in world.drive.files.values() if other.parent == file.id]
    for other in inside:
        _remove(world, other, now)
    before = world.drive.audience(file)
    del world.drive.files[file.id]
    world.drive.log(file, now, before=before)
