"""Nights of a small department whose agencies write texts: the shortest way into a history."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from support.tables import HEADER, raw_table

from sync.clock import FixedClock
from sync.history.acknowledging import Night
from sync.history.archive import Archive
from sync.history.history import History
from sync.history.schema import METADATA
from sync.history.telling import standing_on
from sync.pull import pull
from sync.snapshots import SnapshotStore
from sync.sources import SourceError, Survey
from workbook.raw_table import RawTable, SheetRef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from sync.history.telling import Standing

FIRST_NIGHT = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)  # 2 June in Việt Nam
LAW, HEALTH = "Sở Tư pháp", "Sở Y tế"
TASKS = {LAW: ("I.1", "I.2"), HEALTH: ("I.1",)}


def row(task: str, status: str = "", percent: str = "", result: str = "", more: str = "") -> str:
    """A line of an agency's sheet."""
    return f"{task}|1|Việc {task}|||||{status}|{percent}|{result}|{more}|"


def sheet(*rows: str) -> str:
    """An agency's sheet as text."""
    return "\n".join((HEADER, *rows))


@dataclass(frozen=True, slots=True)
class TextSource:
    """A source whose answers are the texts of `support.tables`; None cannot be fetched."""

    texts: Mapping[str, str | None]
    name: str = "văn bản"

    def sheets(self) -> Iterable[SheetRef]:
        """One sheet per agency."""
        return tuple(SheetRef(agency, "", agency) for agency in sorted(self.texts))

    def survey(self, now: datetime) -> Survey:  # noqa: ARG002  # the port's signature
        """Every text may be new."""
        return Survey(frozenset(self.texts))

    def commit(self, failed: Collection[str]) -> None:
        """Nothing to remember."""

    def fetch(self, sheet: SheetRef) -> bytes:
        """The text of the agency."""
        text = self.texts[sheet.source]
        if text is None:
            raise SourceError(sheet.source, sheet.sheet, "mất kết nối")
        return text.encode()

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The text as cells."""
        return raw_table(raw.decode(), source=sheet.source)


@dataclass(slots=True)
class Office:
    """A department with a history; `texts` is what its agencies' sheets say now."""

    folder: Path
    address: str
    texts: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    nights: int = 0

    @property
    def history(self) -> History:
        """Its history, opened anew as every run does."""
        archive = Archive(self.folder, SnapshotStore(self.folder))
        return History(archive, self.address, (TextSource(self.texts),))

    def pull(self) -> None:
        """Fetch and acknowledge what the agencies say, one day after the last time."""
        at = FIRST_NIGHT + timedelta(days=self.nights)
        self.nights += 1
        history = self.history
        pulled = pull(history.sources, history.archive.store, FixedClock(at))
        history.acknowledge(Night(at, "rules-1", TASKS), pulled)

    def night(self, **texts: str | None) -> str:
        """A whole night with what `law` and `health` say now; the end of the chain."""
        names = {"law": LAW, "health": HEALTH}
        self.texts |= {names[short]: text for short, text in texts.items()}
        self.pull()
        return self.history.record()

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, in an order of its own."""
        with self.history.open().reading() as connection:
            return {
                table.name: sorted(map(tuple, connection.execute(select(table))))
                for table in METADATA.sorted_tables
            }

    def standing(self, day: str = "9999-12-31") -> dict[tuple[str, str, str], Standing]:
        """What stands after the last night up to a day, by source, task and column."""
        with self.history.open().reading() as connection:
            return {
                (source, task, column): each
                for task in ("I.1", "I.2", "I.3")
                for (source, column), each in standing_on(connection, day, task).items()
            }
