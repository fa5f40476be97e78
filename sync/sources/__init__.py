"""Where sheets come from. One module per kind; each says the same about the same sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from workbook.raw_table import RawTable, SheetRef


_MAIL = re.compile(r"\.(eml|mbox)$|#\d+$", re.IGNORECASE)


class SourceError(CannotDoError):
    """A sheet that could not be pulled: the run goes on and keeps the old values of its source.

    `passing`: it may go well later in the same night.
    """

    def __init__(self, source: str, sheet: str, reason: str, *, passing: bool = False) -> None:
        self.source = source
        self.sheet = sheet
        self.reason = reason
        self.passing = passing
        super().__init__(f"{source}: {reason}")


class SourceDownError(SourceError):
    """No sheet of a source can be pulled tonight, so that asking for the others is in vain."""


class Reject(NamedTuple):
    """What lies where a source looks and belongs to nobody for sure: its place, and why."""

    place: str
    reason: str

    @property
    def name(self) -> str:
        """What people call it."""
        return known_as(self.place)


@lru_cache(maxsize=4096)  # asked for every row
def known_as(key: str) -> str:
    """What people call a file: its name, behind that of the mail it came in where there is one."""
    path = PurePath(key)
    mail = path.parent.name
    return f"{mail}/{path.name}" if _MAIL.search(mail) else path.name


def reasons(rejects: Iterable[Reject]) -> dict[str, str]:
    """Why each of them was not taken, by its place."""
    return {each.place: each.reason for each in rejects}


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known before reading: sources with news, and those out of reach with the reason.

    All others said their last word in the run before.
    """

    changed: frozenset[str]
    lost: Mapping[str, str] = field(default_factory=dict[str, str])


class Source(Protocol):
    """One kind of place that holds agencies' sheets.

    Pulling has two halves so that the raw answer is safe on disk before anybody reads it,
    and so that everything can be read again from the archive alone.
    """

    @property
    def name(self) -> str:
        """What people call the kind: `Google Sheets`, `thư mục`."""
        ...

    def sheets(self) -> Iterable[SheetRef]:
        """What is there now; cheap; in a stable order.

        Several sheets of one name are answers that came one after the other: the last counts.
        """
        ...

    def survey(self, now: datetime) -> Survey:
        """Which sheets have to be read. Raises SourceDownError."""
        ...

    def fetch(self, sheet: SheetRef) -> bytes:
        """The raw answer, exactly as received. Raises SourceError."""
        ...

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The cells of a raw answer; needs neither network nor disk. Raises SourceError."""
        ...

    def commit(self, failed: Collection[str]) -> None:
        """The run is safe: what the survey found need not be found again.

        Sources that `failed` are still owed a reading.
        """
        ...


@runtime_checkable
class Sorts(Protocol):
    """A source that is told of a place, not of each sheet, and sorts by agency what lies there."""

    @property
    def rejects(self) -> tuple[Reject, ...]:
        """What it did not take, and never guessed at."""
        ...
