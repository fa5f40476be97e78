"""Which path means which method. Paths are matched before they are decoded.

A tab title may hold an encoded slash, colon or exclamation mark, so the parts of a path are
told apart by the characters that are not encoded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sync.sandbox import changes, content, files, listing, permissions, sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.sandbox.jsons import Json
    from sync.sandbox.wire import Answer
    from sync.sandbox.world import Call

READ, WRITE = "read", "write"


@dataclass(frozen=True, slots=True)
class Route:
    """One method: `kind` is its id in the discovery documents, `access` what it does to things."""

    verb: str
    pattern: re.Pattern[str]
    kind: str
    access: str
    answer: Callable[[Call], Json | Answer | None]

    @property
    def is_drive(self) -> bool:
        """Whether it belongs to Drive (else to Sheets)."""
        return self.kind.startswith("drive")


def _route(
    verb: str, path: str, kind: str, access: str, answer: Callable[[Call], Json | Answer | None]
) -> Route:
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/:]+)", path)
    return Route(verb, re.compile(pattern), kind, access, answer)


BOOK = "/v4/spreadsheets/{book}"
# a range may hold a bare colon, so its method is cut off by name
RANGE = BOOK + r"/values/(?P<range>[^/]+?)"
FILE = "/drive/v3/files/{file}"
S, D = "sheets.spreadsheets", "drive"
V2_UPDATE = "drive2.files.update"  # the one method of Drive v2 that gspread calls

ROUTES: tuple[Route, ...] = (
    _route("POST", "/v4/spreadsheets", f"{S}.create", WRITE, sheets.create),
    _route("GET", BOOK, f"{S}.get", READ, sheets.get),
    _route("POST", BOOK + ":batchUpdate", f"{S}.batchUpdate", WRITE, sheets.batch_update),
    _route("POST", BOOK + "/sheets/{sheet}:copyTo", f"{S}.sheets.copyTo", WRITE, sheets.copy_to),
    _route("GET", BOOK + "/values:batchGet", f"{S}.values.batchGet", READ, sheets.values_batch_get),
    _route(
        "POST",
        BOOK + "/values:batchUpdate",
        f"{S}.values.batchUpdate",
        WRITE,
        sheets.values_batch_update,
    ),
    _route(
        "POST",
        BOOK + "/values:batchClear",
        f"{S}.values.batchClear",
        WRITE,
        sheets.values_batch_clear,
    ),
    _route("POST", RANGE + ":append", f"{S}.values.append", WRITE, sheets.values_append),
    _route("POST", RANGE + ":clear", f"{S}.values.clear", WRITE, sheets.values_clear),
    _route("GET", RANGE, f"{S}.values.get", READ, sheets.values_get),
    _route("PUT", RANGE, f"{S}.values.update", WRITE, sheets.values_update),
    _route(
        "POST", BOOK + ":getByDataFilter", f"{S}.getByDataFilter", READ, sheets.get_by_data_filter
    ),
    _route(
        "POST",
        BOOK + "/values:batchGetByDataFilter",
        f"{S}.values.batchGetByDataFilter",
        READ,
        sheets.values_get_by_filter,
    ),
    _route(
        "POST",
        BOOK + "/values:batchUpdateByDataFilter",
        f"{S}.values.batchUpdateByDataFilter",
        WRITE,
        sheets.values_update_by_filter,
    ),
    _route(
        "POST",
        BOOK + "/values:batchClearByDataFilter",
        f"{S}.values.batchClearByDataFilter",
        WRITE,
        sheets.values_clear_by_filter,
    ),
    _route(
        "POST",
        BOOK + "/developerMetadata:search",
        f"{S}.developerMetadata.search",
        READ,
        sheets.metadata_search,
    ),
    _route(
        "GET",
        BOOK + "/developerMetadata/{metadata}",
        f"{S}.developerMetadata.get",
        READ,
        sheets.metadata_get,
    ),
    _route("GET", "/drive/v3/files", f"{D}.files.list", READ, listing.files_list),
    _route("POST", "/drive/v3/files", f"{D}.files.create", WRITE, files.create),
    _route("GET", FILE, f"{D}.files.get", READ, files.get),
    _route("PATCH", FILE, f"{D}.files.update", WRITE, files.update),
    _route("DELETE", FILE, f"{D}.files.delete", WRITE, files.delete),
    _route("POST", FILE + "/copy", f"{D}.files.copy", WRITE, files.copy),
    _route(
        "GET", FILE + "/permissions", f"{D}.permissions.list", READ, permissions.list_permissions
    ),
    _route(
        "POST",
        FILE + "/permissions",
        f"{D}.permissions.create",
        WRITE,
        permissions.create_permission,
    ),
    _route(
        "GET",
        FILE + "/permissions/{permission}",
        f"{D}.permissions.get",
        READ,
        permissions.get_permission,
    ),
    _route(
        "PATCH",
        FILE + "/permissions/{permission}",
        f"{D}.permissions.update",
        WRITE,
        permissions.update_permission,
    ),
    _route(
        "DELETE",
        FILE + "/permissions/{permission}",
        f"{D}.permissions.delete",
        WRITE,
        permissions.delete_permission,
    ),
    _route("GET", FILE + "/comments", f"{D}.comments.list", READ, content.list_comments),
    _route("POST", FILE + "/comments", f"{D}.comments.create", WRITE, content.create_comment),
    _route("GET", FILE + "/export", f"{D}.files.export", READ, content.export),
    _route("PUT", "/upload/drive/v2/files/{file}", V2_UPDATE, WRITE, content.replace_content),
    _route("GET", "/drive/v3/about", f"{D}.about.get", READ, content.about),
    _route("GET", "/drive/v3/drives", f"{D}.drives.list", READ, changes.list_drives),
    _route("POST", "/drive/v3/drives", f"{D}.drives.create", WRITE, changes.create_drive),
    _route("GET", "/drive/v3/drives/{drive}", f"{D}.drives.get", READ, changes.get_drive),
    _route(
        "GET",
        "/drive/v3/changes/startPageToken",
        f"{D}.changes.getStartPageToken",
        READ,
        changes.start_token,
    ),
    _route("GET", "/drive/v3/changes", f"{D}.changes.list", READ, changes.list_changes),
)


# reads that an unregistered caller is refused with 403, because a key would do
OPEN_TO_KEYS = frozenset(
    {
        f"{S}.get",
        f"{S}.values.get",
        f"{S}.values.batchGet",
        *(f"{D}.files.{name}" for name in ("list", "get", "export")),
        *(f"{D}.comments.{name}" for name in ("list", "create")),
    }
)

# what lies in a file of Drive, not what is known of it
CONTENT = frozenset({f"{D}.files.export", f"{D}.comments.list"})


def find(verb: str, raw_path: str) -> tuple[Route, dict[str, str]] | None:
    """The route of a raw (still encoded) path with its decoded parts, or None."""
    for route in ROUTES:
        match = route.pattern.fullmatch(raw_path) if route.verb == verb else None
        if match:
            return route, {name: unquote(part) for name, part in match.groupdict().items()}
    return None
