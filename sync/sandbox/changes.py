"""Drive v3 shared drives and the log of changes."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sync.sandbox.clock import timestamp
from sync.sandbox.drive import Change, Permission, SharedDrive
from sync.sandbox.errors import drive_error
from sync.sandbox.file_json import drive_json, file_json
from sync.sandbox.files import SHORT, masked
from sync.sandbox.listing import check_support, page_size, paged

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.world import Call


def list_drives(call: Call) -> Json:
    """drives.list: the shared drives the caller is a member of."""
    drive = call.world.drive
    mine = [
        drive_json(shared) for shared in drive.drives.values() if drive.drive_role(call.who, shared)
    ]
    page, token = paged(mine, call, page_size(call, 100))
    answer: Json = {"kind": "drive#driveList", "drives": page}
    return masked(
        call,
        answer | ({"nextPageToken": token} if token else {}),
        "kind,nextPageToken,drives(kind,id,name)",
    )


def create_drive(call: Call) -> Json:
    """drives.create: `requestId` is required; the caller becomes its manager."""
    if not call.text("requestId"):
        raise drive_error(400, "required", "Required parameter: requestId", location="requestId")
    name = str(call.body.get("name", ""))
    if not name:
        raise drive_error(400, "required", "The name field is required.")
    shared = new_drive(call, name)
    return masked(call, drive_json(shared), "kind,id,name")


def new_drive(call: Call, name: str) -> SharedDrive:
    """Put a new shared drive into the state."""
    creator = Permission("user", "organizer", call.who.email)
    shared = SharedDrive(
        "0A" + secrets.token_urlsafe(12) + "9PVA", name, call.world.clock.now(), [creator]
    )
    call.world.drive.drives[shared.id] = shared
    return shared


def get_drive(call: Call) -> Json:
    """drives.get."""
    shared = call.world.drive.drives.get(call.path["drive"])
    if shared is None or call.world.drive.drive_role(call.who, shared) is None:
        raise drive_error(
            404, "notFound", f"Shared drive not found: {call.path['drive']}", location="driveId"
        )
    return masked(call, drive_json(shared), "kind,id,name")


def start_token(call: Call) -> Json:
    """changes.getStartPageToken: the place after the last change so far."""
    _scope(call)
    token = str(len(call.world.drive.changes) + 1)
    return masked(
        call, {"kind": "drive#startPageToken", "startPageToken": token}, "kind,startPageToken"
    )


def _scope(call: Call) -> str | None:
    scope = call.text("driveId")
    if scope is None:
        return None
    shared = call.world.drive.drives.get(scope)
    if shared is None or call.world.drive.drive_role(call.who, shared) is None:
        raise drive_error(404, "notFound", f"Shared drive not found: {scope}", location="driveId")
    if not call.flag("supportsAllDrives"):
        raise drive_error(
            403, "teamDrivesNotSupported", "The attempted operation requires supportsAllDrives."
        )
    return scope


def list_changes(call: Call) -> Json:
    """changes.list: each changed file once per page, `removed` when it is gone or out of reach."""
    size = page_size(call)
    check_support(call)
    drive, scope = call.world.drive, _scope(call)
    if not call.text("pageToken"):
        raise drive_error(400, "required", "Required parameter: pageToken", location="pageToken")
    try:
        start = int(call.text("pageToken") or "")
    except ValueError as wrong:
        raise drive_error(400, "invalid", "Invalid Value", location="pageToken") from wrong
    everywhere = call.flag("includeItemsFromAllDrives")
    theirs = [
        change
        for change in drive.changes[max(0, start - 1) :]
        if (change.drive == scope if scope else change.drive is None or everywhere)
        and _sees(call, change)
    ]
    if call.text("includeRemoved") in ("false", "False"):
        theirs = [change for change in theirs if _reaches(call, change)]
    last = {change.file: change.number for change in theirs}
    latest = [change for change in theirs if last[change.file] == change.number]
    page = latest[:size]
    more = len(latest) > size
    token = str(page[-1].number + 1 if more else len(drive.changes) + 1)
    answer: Json = {
        "kind": "drive#changeList",
        "changes": [_change_json(call, change) for change in page],
    }
    answer["nextPageToken" if more else "newStartPageToken"] = token
    each = f"kind,changeType,time,removed,fileId,type,file({SHORT})"
    short = f"kind,nextPageToken,newStartPageToken,changes({each})"
    return masked(call, answer, short)


def _sees(call: Call, change: Change) -> bool:
    who = call.who
    return bool({who.email.lower(), who.domain, "anyone"} & change.audience)


def _reaches(call: Call, change: Change) -> bool:
    file = call.world.drive.files.get(change.file)
    return file is not None and call.world.drive.role(call.who, file) is not None


def _change_json(call: Call, change: Change) -> Json:
    file, seen = call.world.drive.files.get(change.file), _reaches(call, change)
    answer: Json = {
        "kind": "drive#change",
        "changeType": "file",
        "type": "file",
        "time": timestamp(change.at),
        "fileId": change.file,
        "removed": not seen,
    }
    if seen and file is not None:
        answer["file"] = file_json(call.world, file, call.who)
    return answer
