"""Whose files they are: finding or creating an agency's spreadsheet, and sharing it in silence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import gspread
import requests

from sync.handout import google
from sync.handout.journal import Entry
from sync.handout.refusals import NobodyCanError, reason_of
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sync.handout.journal import Journal

_MAY_WRITE = frozenset({"writer", "fileOrganizer", "organizer", "owner"})
_MASTERS = frozenset({"fileOrganizer", "organizer", "owner"})
_HASTE = "sharingRateLimitExceeded"


@dataclass(frozen=True, slots=True)
class People:
    """Who has a right to a spreadsheet, by small-letter address."""

    roles: Mapping[str, str]

    @property
    def masters(self) -> frozenset[str]:
        """Those who may always edit: the owner and the managers of the shared drive."""
        return frozenset(who for who, role in self.roles.items() if role in _MASTERS)

    def lacking(self, writers: Iterable[str], readers: Iterable[str]) -> list[tuple[str, str]]:
        """Those who have not yet the right they need, each with the role to give."""
        shut = [(who, "writer") for who in writers if self.roles.get(who.lower()) not in _MAY_WRITE]
        return shut + [(who, "reader") for who in readers if who.lower() not in self.roles]


@dataclass
class Files:
    """The spreadsheets of all agencies, in one place of one owner.

    `known` are ids from the settings, by agency; they come before the journal's own.
    `parent` is the shared drive or folder in which new ones are made, "" for the own Drive.
    """

    client: gspread.Client
    journal: Journal
    known: Mapping[str, str] = field(default_factory=dict[str, str])
    parent: str = ""
    _sharing: bool = True

    def key_of(self, agency: str, code: str) -> str | None:
        """The id of an agency's spreadsheet, where it has one."""
        return self.known.get(agency) or self.journal.spreadsheets.get(code)

    def key(self, agency: str, code: str, at: datetime) -> str:
        """The id of an agency's spreadsheet; made now if there is none. Never made twice."""
        found = self.key_of(agency, code)
        if found:
            return found
        name, unsure = f"Biểu phân công – {agency}", self.journal.was_creating(code)
        lost = google.created_before(self.client, name, code) if unsure else None
        if lost is None:
            self.journal.add(Entry("creating", code), at)
            lost = self._create(name, code)
        self.journal.add(Entry("created", code, lost), at)
        return lost

    def people(self, key: str) -> People:
        """Everybody with a right of their own to a spreadsheet."""
        return people_of(self.client, key)

    def share(self, key: str, lacking: Iterable[tuple[str, str]]) -> None:
        """Give roles to addresses, without a mail from Google; stops once Google has enough."""
        for address, role in lacking:
            if not self._sharing:
                raise CannotDoError("chưa chia sẻ vì Google đang giới hạn; hãy chạy lại sau.")
            try:
                self.client.insert_permission(key, address, "user", role, notify=False)
            except gspread.exceptions.APIError as error:
                self._sharing = reason_of(error) != _HASTE
                raise

    def _create(self, name: str, code: str) -> str:
        try:
            return google.create(self.client, name, code, self.parent)
        except gspread.exceptions.APIError as error:
            status = error.response.status_code
            refused = status == requests.codes.forbidden and reason_of(error).startswith("insuff")
            if self.parent and (status == requests.codes.not_found or refused):
                raise NobodyCanError(
                    f"Không lập được bảng trong ổ chia sẻ “{self.parent}”; hãy thêm tài khoản này "
                    "vào ổ với vai trò Người quản lý nội dung và kiểm tra mã ở drive."
                ) from None
            raise


def people_of(client: gspread.Client, key: str) -> People:
    """Everybody with a right of their own to a spreadsheet."""
    listed: list[dict[str, Any]] = client.list_permissions(key)
    return People({p["emailAddress"].lower(): p["role"] for p in listed if "emailAddress" in p})
