"""Files, permissions and people as Drive v3 shows them, with every field the sandbox knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.clock import timestamp
from sync.sandbox.drive import FOLDER, SPREADSHEET, File, Permission, SharedDrive, rank
from sync.sandbox.identities import permission_id, same

if TYPE_CHECKING:
    from sync.sandbox.identities import Identity
    from sync.sandbox.jsons import Json
    from sync.sandbox.world import World


def user_json(address: str, who: Identity) -> Json:
    """A person or account as Drive shows it to a caller."""
    return {
        "kind": "drive#user",
        "displayName": address.partition("@")[0],
        "me": same(address, who.email),
        "permissionId": permission_id(address),
        "emailAddress": address,
    }


def permission_json(grant: Permission, *, inherited_from: str | None = None) -> Json:
    """A Permission resource; `inherited_from` names the shared drive a member comes from."""
    answer: Json = {
        "kind": "drive#permission",
        "id": grant.id,
        "type": grant.type,
        "role": grant.role,
    }
    if grant.type in ("user", "group"):
        answer |= {"emailAddress": grant.address, "displayName": grant.address.partition("@")[0]}
        answer["deleted"] = False
    elif grant.type == "domain":
        answer |= {"domain": grant.address, "displayName": grant.address}
    if grant.type in ("anyone", "domain"):
        answer["allowFileDiscovery"] = False
    if inherited_from:
        detail = {"permissionType": "member", "role": grant.role, "inherited": True}
        answer["permissionDetails"] = [{**detail, "inheritedFrom": inherited_from}]
    return answer


def all_permissions(world: World, file: File) -> list[Json]:
    """Every permission that reaches a file, each address once."""
    shown = {grant.id: permission_json(grant) for grant in world.drive.grants(file)}
    shared = world.drive.drives.get(file.drive or "")
    for grant in shared.permissions if shared else ():
        shown[grant.id] = permission_json(grant, inherited_from=file.drive)
    for grant in file.permissions:
        shown.setdefault(grant.id, permission_json(grant))
    return list(shown.values())


def file_json(world: World, file: File, who: Identity) -> Json:
    """A File resource as this caller sees it; masks cut it down afterwards."""
    role = rank(world.drive.role(who, file))
    return _facts(file) | _relations(world, file, who) | _possibilities(world, file, role)


def _facts(file: File) -> Json:
    """What is so for every caller."""
    answer: Json = {
        "kind": "drive#file",
        "id": file.id,
        "name": file.name,
        "mimeType": file.mime,
        "starred": False,
        "trashed": file.trashed,
        "explicitlyTrashed": file.trashed,
        "parents": [file.parent] if file.parent else [],
        "spaces": ["drive"],
        "version": str(file.version),
        "webViewLink": _link(file),
        "hasThumbnail": False,
        "createdTime": timestamp(file.created),
        "modifiedTime": timestamp(file.modified),
        "copyRequiresWriterPermission": False,
        "quotaBytesUsed": "0" if file.mime == FOLDER else "1024",
        "isAppAuthorized": True,
    }
    optional = {
        "description": file.description,
        "properties": file.properties,
        "appProperties": file.app_properties,
    }
    return answer | {name: part for name, part in optional.items() if part}


def _relations(world: World, file: File, who: Identity) -> Json:
    """Whose the file is; a shared drive owns its files itself."""
    answer: Json = {
        "modifiedByMe": same(file.last_editor, who.email),
        "lastModifyingUser": user_json(file.last_editor, who),
        "shared": len(world.drive.grants(file)) > 1,
    }
    if file.drive:
        return answer | {"driveId": file.drive, "teamDriveId": file.drive}
    owned = {"ownedByMe": same(file.owner, who.email), "owners": [user_json(file.owner, who)]}
    return answer | owned | {"writersCanShare": True}


def _possibilities(world: World, file: File, role: int) -> Json:
    """What a role may do, and – for those who may share – who else may."""
    can = {name: role >= rank(least) for name, least in CAPABILITIES.items()}
    can["canDelete"] = role >= rank("organizer" if file.drive else "owner")
    can["canTrash"] = role >= rank("fileOrganizer" if file.drive else "owner")
    answer: Json = {"capabilities": can}
    if role >= rank("writer"):
        everyone = all_permissions(world, file)
        answer["permissionIds"] = [grant["id"] for grant in everyone]
        if not file.drive:  # Drive leaves them out for files of shared drives
            answer["permissions"] = everyone
    return answer


CAPABILITIES = {
    "canEdit": "writer",
    "canComment": "commenter",
    "canCopy": "reader",
    "canDownload": "reader",
    "canModifyContent": "writer",
    "canRename": "writer",
    "canShare": "writer",
}


def _link(file: File) -> str:
    if file.mime == SPREADSHEET:
        return f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk"
    if file.mime == FOLDER:
        return f"https://drive.google.com/drive/folders/{file.id}"
    return f"https://drive.google.com/file/d/{file.id}/view?usp=drivesdk"


def drive_json(shared: SharedDrive) -> Json:
    """A Drive resource (a shared drive)."""
    return {
        "kind": "drive#drive",
        "id": shared.id,
        "name": shared.name,
        "createdTime": timestamp(shared.created),
        "hidden": False,
    }
