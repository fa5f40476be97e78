"""The state of Drive: files, folders, shared drives, who may do what, and the log of changes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.sandbox.identities import permission_id, same

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sync.sandbox.book import Book
    from sync.sandbox.identities import Identity
    from sync.sandbox.jsons import Json

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"
ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")


def rank(role: str | None) -> int:
    """How much a role may do; -1 for none."""
    return ROLES.index(role) if role in ROLES else -1


@dataclass(slots=True)
class Permission:
    """One grant: `type` user, group, domain or anyone; `address` an e-mail or a domain."""

    type: str
    role: str
    address: str = ""

    @property
    def id(self) -> str:
        """The id the service shows: the same for one address on every file."""
        if self.type == "anyone":
            return "anyoneWithLink"
        return permission_id(self.address) + ("k" if self.type == "domain" else "")

    def covers(self, who: Identity) -> bool:
        """Whether this grant speaks of that caller."""
        if self.type == "anyone":
            return True
        if self.type == "domain":
            return who.domain == self.address.lower()
        return same(self.address, who.email)


@dataclass(slots=True)
class SharedDrive:
    """A shared drive: its members hold the roles, the drive owns the files."""

    id: str
    name: str
    created: datetime
    permissions: list[Permission] = field(default_factory=list[Permission])


@dataclass(slots=True)
class File:
    """One file or folder; a spreadsheet carries its book.

    `modified` and `version` are what Drive shows. An edit of the cells waits in `edited` until
    the moment `revealed`: Drive gathers edits for some minutes before it shows any of them.
    `edits` counts them all.
    """

    id: str
    name: str
    mime: str
    created: datetime
    modified: datetime
    parent: str | None = None
    drive: str | None = None
    version: int = 1
    trashed: bool = False
    description: str = ""
    app_properties: Json = field(default_factory=dict[str, "object"])
    properties: Json = field(default_factory=dict[str, "object"])
    permissions: list[Permission] = field(default_factory=list[Permission])
    comments: list[Json] = field(default_factory=list["Json"])
    last_editor: str = ""
    book: Book | None = None
    edits: int = 0
    edited: datetime | None = None
    revealed: datetime | None = None

    @property
    def owner(self) -> str:
        """The address of the owner; empty in a shared drive."""
        return next((grant.address for grant in self.permissions if grant.role == "owner"), "")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log of changes; `audience` are the addresses that could see the file."""

    number: int
    file: str
    at: datetime
    drive: str | None
    audience: frozenset[str]
    removed: bool = False


@dataclass(slots=True)
class Drive:
    """Everything stored, by id."""

    files: dict[str, File] = field(default_factory=dict[str, File])
    drives: dict[str, SharedDrive] = field(default_factory=dict[str, SharedDrive])
    changes: list[Change] = field(default_factory=list[Change])
    roots: dict[str, str] = field(default_factory=dict[str, str])
    waiting: set[str] = field(default_factory=set[str])

    def role(self, who: Identity, file: File) -> str | None:
        """The strongest role a caller has on a file: its own grants, its folders', its drive's."""
        best = max(
            (rank(grant.role) for grant in self.grants(file) if grant.covers(who)), default=-1
        )
        return ROLES[best] if best >= 0 else None

    def grants(self, file: File) -> list[Permission]:
        """All grants that reach a file, inherited ones included."""
        grants = list(file.permissions)
        seen: set[str] = {file.id}
        parent = file.parent
        while parent in self.files and parent not in seen:
            seen.add(parent)
            grants += [g for g in self.files[parent].permissions if g.role != "owner"]
            parent = self.files[parent].parent
        if file.drive in self.drives:
            grants += self.drives[file.drive].permissions
        return grants

    def drive_role(self, who: Identity, drive: SharedDrive) -> str | None:
        """The role of a caller as member of a shared drive."""
        best = max(
            (rank(grant.role) for grant in drive.permissions if grant.covers(who)), default=-1
        )
        return ROLES[best] if best >= 0 else None

    def log(self, file: File, at: datetime, *, before: frozenset[str] = frozenset()) -> None:
        """Write a change of a file down; `before` are addresses that could see it until now."""
        audience = before | self.audience(file)
        number, removed = len(self.changes) + 1, file.id not in self.files
        self.changes.append(Change(number, file.id, at, file.drive, audience, removed))

    def audience(self, file: File) -> frozenset[str]:
        """The addresses, domains and `anyone` that see a file now."""
        return frozenset(grant.address.lower() or "anyone" for grant in self.grants(file))

    def edit(self, file: File, who: Identity, at: datetime, lag: timedelta) -> None:
        """Note an edit of the cells; Drive shows it after `lag`."""
        file.last_editor, file.edited = who.email, at
        file.edits += 1
        if file.revealed is None:
            file.revealed = at + lag
            self.waiting.add(file.id)
        self.settle(at)

    def settle(self, now: datetime) -> None:
        """Show the edits whose time has come."""
        for file_id in sorted(self.waiting):
            file = self.files.get(file_id)
            if file is None:
                self.waiting.discard(file_id)
            elif file.revealed is not None and file.edited is not None and file.revealed <= now:
                self.waiting.discard(file_id)
                self.touch(file, file.edited)
                file.revealed = None

    def touch(self, file: File, at: datetime, *, before: frozenset[str] = frozenset()) -> None:
        """A change of the file that Drive shows at once."""
        file.modified = max(file.modified, at)
        file.version += 1
        self.log(file, at, before=before)

    def root(self, who: Identity) -> str:
        """The id of a caller's own root folder, which the alias `root` stands for."""
        return self.roots.setdefault(who.email.lower(), "0A" + secrets.token_urlsafe(12) + "PVA")


def new_id() -> str:
    """An id like those of Drive: 44 letters, digits, - and _."""
    return "1" + secrets.token_urlsafe(33)[:43]
