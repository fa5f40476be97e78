"""Who can read or edit what, and what is wrong with the rights of a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gspread
import requests
from google.auth.exceptions import GoogleAuthError
from gspread.urls import SPREADSHEET_URL

from sync import sheet_keys
from sync.handout.protection import ours
from sync.handout.refusals import sentence
from validators.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FIELDS = "sheets(properties(title),protectedRanges,developerMetadata(metadataKey))"
_WORDS = {
    "owner": "chủ sở hữu",
    "organizer": "người quản lý ổ",
    "fileOrganizer": "người quản lý nội dung",
    "writer": "sửa",
    "commenter": "nhận xét",
    "reader": "xem",
}
# Which of our tabs are locked, by their key, and what locks them again.
_MENDS = {
    sheet_keys.PLAN: "hãy giao lại bảng.",
    sheet_keys.LIST: "hãy chạy phancong answer --all.",
}
_MASTERS = frozenset({"owner", "organizer", "fileOrganizer"})

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Grant:
    """One right to a file: `kind` is user, group, domain or anyone; `who` an address, or ""."""

    role: str
    kind: str
    who: str

    def __str__(self) -> str:
        who = {"anyone": "bất kỳ ai có đường dẫn", "domain": f"mọi người của {self.who}"}
        return f"{who.get(self.kind, self.who)} ({_WORDS.get(self.role, self.role)})"


@dataclass(frozen=True, slots=True)
class Lock:
    """One protected range of a tab: who may edit it nevertheless."""

    tab: str
    whole: bool
    editors: tuple[str, ...]
    domain: bool
    only_warns: bool


@dataclass(frozen=True, slots=True)
class Worry:
    """One thing that is wrong with the rights of a spreadsheet."""

    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of one agency's spreadsheet, or why they could not be seen."""

    agency: str
    key: str
    grants: tuple[Grant, ...] = ()
    locks: tuple[Lock, ...] = ()
    worries: tuple[Worry, ...] = ()
    trouble: str = ""


def rights(
    client: gspread.Client, agency: str, key: str, expected: Iterable[str], editors: Iterable[str]
) -> Rights:
    """The rights of a spreadsheet: `expected` have one, `editors` may edit what is locked."""
    try:
        listed: list[Json] = client.list_permissions(key)
        answer = client.http_client.request(
            "get", SPREADSHEET_URL % key, params={"fields": _FIELDS}
        )
    except (gspread.exceptions.APIError, requests.RequestException, GoogleAuthError) as error:
        return Rights(agency, key, trouble=sentence(error))
    sheets: list[Json] = answer.json().get("sheets", [])
    grants = tuple(_grant(each) for each in listed)
    masters = (grant.who for grant in grants if grant.role in _MASTERS)
    may = frozenset(who.lower() for who in (*masters, *editors))
    worries = (*_open_to_many(grants, expected), *_loose_locks(sheets, may))
    loudest = sorted(worries, key=lambda worry: list(Severity).index(worry.severity))
    return Rights(agency, key, grants, tuple(_locks(sheets)), tuple(loudest))


def _grant(told: Json) -> Grant:
    return Grant(told["role"], told["type"], told.get("emailAddress") or told.get("domain", ""))


def _locks(sheets: Iterable[Json]) -> Iterator[Lock]:
    for sheet in sheets:
        for rule in sheet.get("protectedRanges", []):
            editors: Json = rule.get("editors", {})
            yield Lock(
                tab=sheet["properties"]["title"],
                whole=ours([rule]) is not None,
                editors=(*editors.get("users", ()), *editors.get("groups", ())),
                domain=bool(editors.get("domainUsersCanEdit")),
                only_warns=bool(rule.get("warningOnly")),
            )


def _open_to_many(grants: Iterable[Grant], expected: Iterable[str]) -> Iterator[Worry]:
    known = {address.lower() for address in expected}
    for grant in grants:
        may = _WORDS.get(grant.role, grant.role)
        if grant.kind == "anyone":
            yield Worry(
                Severity.ERROR,
                f"BẤT KỲ AI có đường dẫn cũng {may} được bảng này; hãy mở nút Chia sẻ và đổi Quyền "
                "truy cập chung thành Bị hạn chế.",
            )
        elif grant.kind == "domain":
            yield Worry(
                Severity.WARNING,
                f"mọi người của {grant.who} đều {may} được bảng; hãy chỉ chia sẻ cho người cần.",
            )
        elif grant.role not in _MASTERS and grant.who.lower() not in known:
            yield Worry(
                Severity.WARNING,
                f"{grant.who} {may} được bảng này mà không có trong danh mục đơn vị; hãy gỡ quyền, "
                "hoặc sửa địa chỉ trong danh mục.",
            )


def _loose_locks(sheets: Iterable[Json], may: frozenset[str]) -> Iterator[Worry]:
    """Tabs of ours whose cells are not really locked; `may` edit them (small letters)."""
    for sheet in sheets:
        keys = {entry["metadataKey"] for entry in sheet.get("developerMetadata", [])}
        mend = next((told for key, told in _MENDS.items() if key in keys), "")
        if mend:
            for fault in _faults(ours(sheet.get("protectedRanges", [])), may):
                title = sheet["properties"]["title"]
                yield Worry(Severity.WARNING, f"trang “{title}” {fault}; {mend}")


def _faults(rule: Json | None, may: frozenset[str]) -> Iterator[str]:
    if rule is None or rule.get("warningOnly"):
        yield "không khóa"
        return
    editors: Json = rule.get("editors", {})
    if editors.get("domainUsersCanEdit"):
        yield "để mọi người trong tên miền sửa được ô đã khóa"
    for user in editors.get("users", []):
        if user.lower() not in may:
            yield f"để {user} sửa được ô đã khóa"
    for group in editors.get("groups", []):
        yield f"để nhóm {group} sửa được ô đã khóa"
