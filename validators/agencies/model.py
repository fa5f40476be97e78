"""The values of this package: an agency, a group of agencies, and a mention of either in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Kind(Enum):
    """What an entry of a cell names; the value is the word of `phancong agency --json`."""

    AGENCY = "agency"
    GROUP = "group"
    ROLE = "role"
    UNKNOWN = "unknown"


class Part(Enum):
    """The part an entry takes in the task, where the cell itself says so."""

    LEAD = "lead"
    COORDINATING = "coordinating"
    UNSAID = "unsaid"


class Level(Enum):
    """The level of government of an agency; the value is what stands in the workbook."""

    CENTRAL = "Trung ương"
    PROVINCE = "Tỉnh"
    DISTRICT = "Huyện"
    COMMUNE = "Xã"


@dataclass(frozen=True, slots=True)
class Mention:
    """One entry of a cell.

    `text` is the entry as written (NFC, one space between words), with the word that
    governs its list and the tail it shares repeated. `canonical` is the official name in
    the registry, or None. `duty` keeps the words behind the entry that say what it does
    ("rà soát, kiến nghị văn bản …"): they name no agency, and nothing is dropped.
    """

    text: str
    kind: Kind
    canonical: str | None = None
    part: Part = Part.UNSAID
    duty: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """One named body. `code` is a stable ASCII slug; `successor` is the code of another agency.

    `valid_from` and `valid_to` are the first and last day of the name, None where open.
    """

    code: str
    name: str
    short_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    level: Level = Level.PROVINCE
    parent: str | None = None
    email: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way the registry itself writes this agency, the official name first."""
        return (self.name, *self.short_names, *self.aliases)


@dataclass(frozen=True, slots=True)
class Group:
    """A phrase for many agencies ("các sở, ban, ngành").

    A member is an agency's code or name, the name of another group, or a pattern with `*`
    ("UBND xã *"). An `open` group ("… liên quan") has no list of members and is never expanded.
    """

    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    open: bool = False
