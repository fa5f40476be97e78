"""Drive v3 permissions, shared drives and the log of changes."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sync.sandbox.clock import timestamp
from sync.sandbox.drive import ROLES, Change, File, Permission, SharedDrive, rank
from sync.sandbox.errors import drive_error, missing_file, no_file_permission
from sync.sandbox.file_json import all_permissions, drive_json, file_json, permission_json
from sync.sandbox.files import SHORT, masked, paged, visible

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.world import Call

BRIEF = "kind,id,type,role"


def _holder(call: Call, least: str) -> File | SharedDrive:
    shared = call.world.drive.drives.get(call.path["file"])
    if shared is None:
        return visible(call, call.path["file"], least)
    role = rank(call.world.drive.drive_role(call.who, shared))
    if role < 0 or not call.flag("supportsAllDrives"):
        raise missing_file(shared.id)
    if least != "reader" and role < rank("organizer"):
        raise no_file_permission(shared.id)
    return shared


def list_permissions(call: Call) -> Json:
    """permissions.list of a file or a shared drive."""
    holder = _holder(call, "reader")
    if isinstance(holder, SharedDrive):
        shown = [permission_json(grant) for grant in holder.permissions]
    else:
        if rank(call.world.drive.role(call.who, holder)) < rank("writer"):
            raise drive_error(
                403,
                "insufficientFilePermissions",
                "The user does not have sufficient permissions for this file.",
            )
        shown = all_permissions(call.world, holder)
    page, token = paged(shown, call)
    answer = {"kind": "drive#permissionList", "permissions": page}
    return masked(
        call,
        answer | ({"nextPageToken": token} if token else {}),
        f"kind,nextPageToken,permissions({BRIEF})",
    )


def create_permission(call: Call) -> Json:
    """permissions.create: a second grant to one address changes the first."""
    body = call.body
    kind, role = body.get("type"), body.get("role")
    if kind not in ("user", "group", "domain", "anyone"):
        raise drive_error(
            400,
            "required",
            "The permission type field is required.",
            location="permission.type",
            location_type="other",
        )
    if role not in ROLES:
        raise drive_error(
            400,
            "required",
            "The permission role field is required.",
            location="permission.role",
            location_type="other",
        )
    holder = _holder(call, "writer")
    address = str(body.get("domain" if kind == "domain" else "emailAddress", ""))
    if kind != "anyone" and not address:
        raise drive_error(
            400,
            "invalidSharingRequest",
            "The specified emailAddress is invalid or not applicable for the given permission type.",
        )
    if role == "owner" and not call.flag("transferOwnership"):
        raise drive_error(
            403,
            "forbidden",
            "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
            location="transferOwnership",
        )
    grant = Permission(kind, role, address)
    kept = [old for old in holder.permissions if old.id != grant.id]
    if role == "owner":
        kept = [
            Permission(old.type, "writer" if old.role == "owner" else old.role, old.address)
            for old in kept
        ]
    holder.permissions = [*kept, grant]
    _note(call, holder, frozenset())
    return masked(call, permission_json(grant), BRIEF)


def _grant(call: Call, holder: File | SharedDrive) -> Permission:
    wanted = call.path["permission"]
    for grant in holder.permissions:
        if grant.id == wanted:
            return grant
    raise drive_error(404, "notFound", f"Permission not found: {wanted}.", location="permissionId")


def get_permission(call: Call) -> Json:
    """permissions.get."""
    return masked(call, permission_json(_grant(call, _holder(call, "reader"))), BRIEF)


def update_permission(call: Call) -> Json:
    """permissions.update: another role."""
    holder = _holder(call, "writer")
    grant = _grant(call, holder)
    if call.body.get("role") not in ROLES:
        raise drive_error(
            400,
            "required",
            "The permission role field is required.",
            location="permission.role",
            location_type="other",
        )
    grant.role = call.body["role"]
    _note(call, holder, frozenset())
    return masked(call, permission_json(grant), BRIEF)


def delete_permission(call: Call) -> None:
    """permissions.delete: not the owner's; everyone may remove themselves."""
    holder = _holder(call, "reader")
    grant = _grant(call, holder)
    if not grant.covers(call.who):
        holder = _holder(call, "writer")
    if grant.role == "owner":
        raise no_file_permission(call.path["file"])
    before = call.world.drive.audience(holder) if isinstance(holder, File) else frozenset[str]()
    holder.permissions = [other for other in holder.permissions if other is not grant]
    _note(call, holder, before)


def _note(call: Call, holder: File | SharedDrive, before: frozenset[str]) -> None:
    now = call.world.clock.now()
    if isinstance(holder, File):
        holder.version += 1
        call.world.drive.log(holder, now, before=before)


def list_drives(call: Call) -> Json:
    """drives.list: the shared drives the caller is a member of."""
    drive = call.world.drive
    mine = [
        drive_json(shared) for shared in drive.drives.values() if drive.drive_role(call.who, shared)
    ]
    page, token = paged(mine, call)
    answer = {"kind": "drive#driveList", "drives": page}
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
    manager = Permission("user", "organizer", call.who.email)
    shared = SharedDrive(
        "0A" + secrets.token_urlsafe(12) + "9PVA", name, call.world.clock.now(), [manager]
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
    drive, scope = call.world.drive, _scope(call)
    try:
        start = int(call.text("pageToken") or "")
        size = min(1000, max(1, int(call.text("pageSize") or 100)))
    except ValueError as wrong:
        raise drive_error(400, "invalid", "Invalid Value", location="pageToken") from wrong
    everywhere = call.flag("includeItemsFromAllDrives")
    theirs = [
        change
        for change in drive.changes[max(0, start - 1) :]
        if (change.drive == scope if scope else change.drive is None or everywhere)
        and _sees(call, change)
    ]
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
    short = f"kind,nextPageToken,newStartPageToken,changes(kind,changeType,time,removed,fileId,type,file({SHORT}))"
    return masked(call, answer, short)


def _sees(call: Call, change: Change) -> bool:
    who = call.who
    return bool({who.email.lower(), who.domain, "anyone"} & change.audience)


def _change_json(call: Call, change: Change) -> Json:
    file = call.world.drive.files.get(change.file)
    seen = file is not None and call.world.drive.role(call.who, file) is not None
    hidden = call.text("includeRemoved") in ("false", "False")
    answer = {
        "kind": "drive#change",
        "changeType": "file",
        "type": "file",
        "time": timestamp(change.at),
        "fileId": change.file,
        "removed": not seen,
    }
    if seen and file is not None and not hidden:
        answer["file"] = file_json(call.world, file, call.who)
    return answer
