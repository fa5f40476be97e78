"""The one protected range of a tab of ours, and whether Google really made it so.

Google adds people in silence: whoever adds a range, and the owner of the file. They may always
edit; anybody else among the editors is a fault that no second request removes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.handout.requests import Request, area, runs
from validators.columns import PROGRESS_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

DESCRIPTION = "phancong: chỉ mở các cột tiến độ"
_FIELDS = "description,range,warningOnly,unprotectedRanges,editors"


def wanted_protection(
    tab: int, columns: Mapping[str, int], tasks: Iterable[int], editors: Iterable[str]
) -> Request:
    """The whole tab but the progress cells of open tasks (`tasks` are their rows)."""
    places = [columns[column.key] for column in PROGRESS_COLUMNS]
    rows = list(runs(tasks))
    return {
        **locked_tab(tab, DESCRIPTION, editors),
        "unprotectedRanges": [area(tab, r, c) for r in rows for c in runs(places)],
    }


def locked_tab(tab: int, description: str, editors: Iterable[str]) -> Request:
    """A protected range over a whole tab."""
    return {
        "description": description,
        "range": {"sheetId": tab},
        "warningOnly": False,
        "unprotectedRanges": [],
        "editors": {"users": sorted(editors), "domainUsersCanEdit": False},
    }


def ours(protected: Sequence[Request]) -> Request | None:
    """The protected range that lies on the whole tab."""
    return next((rule for rule in protected if not _bounds(rule.get("range", {}))), None)


def protection_request(found: Request | None, wanted: Request) -> Request:
    """Adds the range, or makes the one that is there so."""
    if found is None:
        return {"addProtectedRange": {"protectedRange": wanted}}
    named = {"protectedRangeId": found["protectedRangeId"], **wanted}
    return {"updateProtectedRange": {"protectedRange": named, "fields": _FIELDS}}


def protection_faults(
    found: Request | None, wanted: Request, always: frozenset[str]
) -> Iterator[str]:
    """What is not as wanted, in words; `always` may edit whatever is asked (small letters)."""
    if found is None:
        yield "các ô chưa được khóa"
        return
    if found.get("warningOnly"):
        yield "khóa chỉ cảnh báo chứ không chặn"
    if _holes(found) != _holes(wanted):
        yield "phần mở cho đơn vị điền không đúng"
    yield from _editor_faults(found.get("editors"), wanted["editors"], always)


def _editor_faults(found: Request | None, wanted: Request, always: frozenset[str]) -> Iterator[str]:
    if found is None:
        yield "không xem được ai đang được sửa các ô đã khóa"
        return
    if found.get("domainUsersCanEdit"):
        yield "mọi người trong tên miền đều sửa được các ô đã khóa"
    users = {user.lower() for user in found.get("users", [])}
    asked = {user.lower() for user in wanted["users"]}
    for user in sorted(users - asked - always):
        yield f"{user} sửa được các ô đã khóa"
    for group in found.get("groups", []):
        yield f"nhóm {group} sửa được các ô đã khóa"
    for user in sorted(asked - users):
        yield f"{user} chưa sửa được các ô đã khóa"


def _holes(rule: Request) -> set[tuple[int, int, int, int]]:
    names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    parts: list[Request] = rule.get("unprotectedRanges", [])
    return {tuple(part.get(name, 0) for name in names) for part in parts}


def _bounds(place: Request) -> set[str]:
    return place.keys() - {"sheetId"}
