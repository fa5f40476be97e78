"""Drive v3 permissions: who may do what with a file or a shared drive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.sandbox.drive import ROLES, File, Permission, SharedDrive, rank
from sync.sandbox.errors import drive_error, missing_file, no_file_permission
from sync.sandbox.file_json import all_permissions, permission_json
from sync.sandbox.files import masked, visible
from sync.sandbox.listing import page_size, paged

if TYPE_CHECKING:
    from sync.sandbox.errors import RefusedError
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
    size = page_size(call, 100)
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
    page, token = paged(shown, call, size)
    answer: Json = {"kind": "drive#permissionList", "permissions": page}
    return masked(
        call,
        answer | ({"nextPageToken": token} if token else {}),
        f"kind,nextPageToken,permissions({BRIEF})",
    )


def create_permission(call: Call) -> Json:
    """permissions.create: a second grant to one address changes the first."""
    grant = _asked(call)
    holder = _holder(call, "writer")
    _check_rank(call, holder, grant.role)
    kept = [old for old in holder.permissions if old.id != grant.id]
    if grant.role == "owner":
        kept = [replace(old, role="writer" if old.role == "owner" else old.role) for old in kept]
    holder.permissions = [*kept, grant]
    _note(call, holder, frozenset())
    return masked(call, permission_json(grant), BRIEF)


def _asked(call: Call) -> Permission:
    body = call.body
    kind = str(body.get("type", ""))
    if kind not in ("user", "group", "domain", "anyone"):
        raise _required("type")
    role = _role(call)
    address = str(body.get("domain" if kind == "domain" else "emailAddress", ""))
    if kind != "anyone" and not address:
        raise drive_error(
            400,
            "invalidSharingRequest",
            "The specified emailAddress is invalid or not applicable for the given permission "
            "type.",
        )
    if role == "owner" and not call.flag("transferOwnership"):
        raise drive_error(
            403,
            "forbidden",
            "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
            location="transferOwnership",
        )
    return Permission(kind, role, address)


def _role(call: Call) -> str:
    if call.body.get("role") not in ROLES:
        raise _required("role")
    return str(call.body["role"])


def _required(name: str) -> RefusedError:
    message = f"The permission {name} field is required."
    place = f"permission.{name}"
    return drive_error(400, "required", message, location=place, location_type="other")


def _check_rank(call: Call, holder: File | SharedDrive, role: str) -> None:
    """Nobody gives away more than they have."""
    drive = call.world.drive
    if isinstance(holder, SharedDrive):
        own = drive.drive_role(call.who, holder)
    else:
        own = drive.role(call.who, holder)
    if rank(role) > rank(own):
        raise no_file_permission(holder.id)


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
    _check_rank(call, holder, _role(call))
    grant.role = _role(call)
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
