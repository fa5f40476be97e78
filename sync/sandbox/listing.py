"""Lists of Drive v3 in pages, and files.list with its search and its order."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, TypeVar

from sync.sandbox import query
from sync.sandbox.drive import FOLDER, File
from sync.sandbox.errors import drive_error
from sync.sandbox.file_json import file_json
from sync.sandbox.files import SHORT, masked, visible

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.world import Call

T = TypeVar("T")


def files_list(call: Call) -> Json:
    """files.list: what the caller sees, filtered by `q`, ordered, in pages."""
    world, who = call.world, call.who
    test = query.parse(call.text("q") or "") if call.text("q") else None
    scope = call.text("driveId") or call.text("teamDriveId")
    everywhere = call.flag("includeItemsFromAllDrives") or call.flag("includeTeamDriveItems")
    if scope and scope not in world.drive.drives:
        raise drive_error(404, "notFound", f"Shared drive not found: {scope}", location="driveId")
    if scope and not everywhere:
        raise drive_error(
            403,
            "teamDrivesRequireIncludeItems",
            "The includeItemsFromAllDrives parameter must be set to true.",
        )
    found = [
        file
        for file in world.drive.files.values()
        if (file.drive == scope if scope else file.drive is None or everywhere)
        and world.drive.role(who, file)
        and (test is None or test(file, who))
    ]
    ordered = in_order(found, call.text("orderBy") or "modifiedTime desc")
    page, token = paged(ordered, call)
    answer: Json = {"kind": "drive#fileList", "incompleteSearch": False}
    answer["files"] = [file_json(world, file, who) for file in page]
    if token:
        answer["nextPageToken"] = token
    return masked(call, answer, f"nextPageToken,kind,incompleteSearch,files({SHORT})")


def in_order(found: list[File], text: str) -> list[File]:
    """Files in the order of `orderBy`; 400 for an unknown key."""
    for part in reversed(text.split(",")):
        name, _, direction = part.strip().partition(" ")
        keys = {
            "name": lambda file: (file.name.casefold(), file.id),
            "name_natural": lambda file: (file.name.casefold(), file.id),
            "modifiedTime": lambda file: (file.modified, file.id),
            "createdTime": lambda file: (file.created, file.id),
            "folder": lambda file: (file.mime != FOLDER, ""),
        }
        if name not in keys:
            raise drive_error(400, "invalid", f"Invalid Value: {name}", location="orderBy")
        found = sorted(found, key=keys[name], reverse=direction == "desc")
    return found


def paged(things: list[T], call: Call) -> tuple[list[T], str | None]:
    """One page of a list and the token of the next one, if there is one."""
    try:
        size = min(1000, max(1, int(call.text("pageSize") or 100)))
        start = int(base64.urlsafe_b64decode(call.text("pageToken") or "MA=="))
    except ValueError as wrong:
        raise drive_error(400, "invalid", "Invalid Value", location="pageToken") from wrong
    after = start + size
    token = base64.urlsafe_b64encode(str(after).encode()).decode() if after < len(things) else None
    return things[start:after], token


def no_comments(call: Call) -> Json:
    """comments.list: the sandbox keeps no comments, so the list is empty."""
    visible(call, call.path["file"])
    return masked(call, {"kind": "drive#commentList", "comments": []}, "kind,comments")
