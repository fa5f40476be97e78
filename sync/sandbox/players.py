"""Whose eyes the sandbox's page looks through: the people of a spreadsheet, and a stand-in agency.

A person's role and the protected ranges decide what can be typed. A spreadsheet that nobody but
its owner may write yet is looked at as an agency all the same: as one who was let in to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.sandbox.drive import SPREADSHEET, File, rank
from sync.sandbox.errors import missing_spreadsheet
from sync.sandbox.identities import Identity, same
from sync.sandbox.protection import Editing

if TYPE_CHECKING:
    from sync.sandbox.drive import Permission
    from sync.sandbox.jsons import Json
    from sync.sandbox.world import World

ANY_AGENCY = "don-vi@phancong.example"
AGENCY_WORDS = "Đơn vị nhận bảng"
WORDS = {
    "owner": "chủ sở hữu",
    "organizer": "quản lý ổ chia sẻ",
    "fileOrganizer": "quản lý nội dung",
    "writer": "được sửa",
    "commenter": "được nhận xét",
    "reader": "được xem",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One spreadsheet in the hands of one player; `writes` is whether the role may write at all."""

    file: File
    edit: Editing
    address: str
    writes: bool


def people(world: World, file: File) -> list[Json]:
    """Who the sheet can be looked at as: agencies first, owners and managers last."""
    grants = [grant for grant in world.drive.grants(file) if grant.type == "user"]
    grants.sort(key=lambda grant: (rank(grant.role) > rank("writer"), -rank(grant.role)))
    shown = {grant.address.lower(): _shown(grant) for grant in reversed(grants)}
    known = list(reversed(shown.values()))
    if any(grant.role == "writer" for grant in grants):
        return known
    return [{"address": ANY_AGENCY, "name": AGENCY_WORDS, "role": WORDS["writer"]}, *known]


def _shown(grant: Permission) -> Json:
    return {"address": grant.address, "name": grant.address, "role": WORDS[grant.role]}


def seated(world: World, file_id: str, who: str) -> Seat:
    """A spreadsheet in the hands of `who`, or of the first person who may see it; 404 without."""
    file = world.drive.files.get(file_id)
    known = people(world, file) if file else []
    address = next((one["address"] for one in known if same(one["address"], who)), "")
    if file is None or file.book is None or (who and not address):
        raise missing_spreadsheet()
    address = address or str(known[0]["address"])
    role = "writer" if address == ANY_AGENCY else world.drive.role(Identity(address), file)
    edit = Editing(
        file.book,
        Identity(address),
        master=rank(role) >= rank("organizer"),
        domain=file.owner.rpartition("@")[2].lower() if address != ANY_AGENCY else "",
        year=world.clock.now().year,
        owner=file.owner,
    )
    return Seat(file, edit, address, rank(role) >= rank("writer"))


def books(world: World) -> list[Json]:
    """Every spreadsheet with those it is for, by name."""
    files = [file for file in world.drive.files.values() if file.mime == SPREADSHEET and file.book]
    files.sort(key=lambda file: file.name.casefold())
    return [
        {
            "id": file.id,
            "name": file.name,
            "trashed": file.trashed,
            "tabs": len(file.book.tabs) if file.book else 0,
            "people": [
                one["name"] for one in people(world, file) if one["role"] == WORDS["writer"]
            ],
            "modified": file.modified.isoformat(timespec="seconds"),
        }
        for file in files
    ]
