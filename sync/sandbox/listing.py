"""Lists of Drive v3 in pages, and files.list with its search and its order."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, TypeVar

from sync.sandbox import query
from sync.sandbox.drive import FOLDER, File
from sync.sandbox.errors import drive_error
from sync.sandbox.file_json import file_json
from sync.sandbox.files import SHORT, masked

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.sandbox.jsons import Json
    from sync.sandbox.world import Call

T = TypeVar("T")


def files_list(call: Call) -> Json:
    """files.list: what the caller sees, filtered by `q`, ordered, in pages."""
    world, who = call.world, call.who
    size = page_size(call)
    keys = order(call.text("orderBy") or "modifiedTime desc")
    check_support(call)
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
    page, token = paged(in_order(found, keys), call, size)
    answer: Json = {"kind": "drive#fileList", "incompleteSearch": False}
    answer["files"] = [file_json(world, file, who) for file in page]
    if token:
        answer["nextPageToken"] = token
    return masked(call, answer, f"nextPageToken,kind,incompleteSearch,files({SHORT})")


KEYS: dict[str, Callable[[File], tuple[object, ...]]] = (
    {
        "name": lambda file: (file.name.casefold(), file.id),
        "name_natural": lambda file: (file.name.casefold(), file.id),
        "modifiedTime": lambda file: (file.modified, file.id),
        "createdTime": lambda file: (file.created, file.id),
        "folder": lambda file: (file.mime != FOLDER,),
    }
    | {
        # times and sizes the sandbox does not keep: the last change stands for them
        name: lambda file: (file.modified, file.id)
        for name in ("modifiedByMeTime", "quotaBytesUsed", "recency", "sharedWithMeTime")
    }
    | {name: lambda file: (file.modified, file.id) for name in ("starred", "viewedByMeTime")}
)
Order = list[tuple[str, bool]]


def order(text: str) -> Order:
    """The keys of `orderBy`, each with whether it runs down; 400 for an unknown one."""
    keys: Order = []
    for part in text.split(","):
        name, *rest = part.split() or [""]
        if not name:
            continue
        if name not in KEYS or rest not in ([], ["asc"], ["desc"]):
            raise drive_error(400, "invalid", "Invalid Value", location="orderBy")
        if name in (known for known, _ in keys):
            raise drive_error(
                403,
                "orderByContainsDuplicateSortKeys",
                "The orderBy parameter cannot contain duplicate sort keys.",
                location="orderBy",
            )
        keys.append((name, rest == ["desc"]))
    return keys


def in_order(found: list[File], keys: Order) -> list[File]:
    """Files in the order of their keys, the first key first."""
    for name, down in reversed(keys):
        found = sorted(found, key=KEYS[name], reverse=down)
    return found


def check_support(call: Call) -> None:
    """Refuse (403) to show items of shared drives to a call that does not know of them."""
    asks = call.flag("includeItemsFromAllDrives") or call.flag("includeTeamDriveItems")
    if asks and not (call.flag("supportsAllDrives") or call.flag("supportsTeamDrives")):
        raise drive_error(
            403,
            "supportsTeamDrivesRequired",
            "The supportsAllDrives parameter was not set to true.",
        )


def page_size(call: Call, most: int = 1000) -> int:
    """How many things a page holds, 100 unless told; 400 outside 1 … `most`."""
    text = call.text("pageSize") or "100"
    try:
        size = int(text)
    except ValueError as wrong:
        message = f"Invalid value at 'page_size' (TYPE_INT32), \"{text}\""
        raise drive_error(400, "invalid", message, location="pageSize") from wrong
    if not 1 <= size <= most:
        message = (
            f"Invalid value '{size}'. Values must be within the range: "
            f"[value: 1\n, value: {most}\n]"
        )
        raise drive_error(400, "invalidParameter", message, location="page_size")
    return size


def paged(things: list[T], call: Call, size: int) -> tuple[list[T], str | None]:
    """One page of a list and the token of the next one, if there is one."""
    try:
        start = int(base64.urlsafe_b64decode(call.text("pageToken") or "MA=="))
    except ValueError as wrong:
        raise drive_error(400, "invalid", "Invalid Value", location="pageToken") from wrong
    after = start + size
    token = base64.urlsafe_b64encode(str(after).encode()).decode() if after < len(things) else None
    return things[start:after], token
