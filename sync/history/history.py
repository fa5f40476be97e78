"""The history of a plan: archive, database, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sync.history.acknowledging import acknowledge
from sync.history.archive import Archive
from sync.history.chain import head
from sync.history.database import open_database
from sync.history.errors import HistoryError
from sync.history.knowing import NEWEST_RUN, known_before
from sync.history.listed import list_again, unlisted
from sync.history.past_plans import PastPlans, PlansRead, bases_of
from sync.history.readers import Readers
from sync.history.rebuilding import set_aside
from sync.history.recording import Recorder, catch_up
from sync.history.redaction import entomb, plan_redaction
from sync.snapshots import SnapshotStore
from workbook.os_reasons import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from sync.evidence import Before
    from sync.history.acknowledging import Night
    from sync.history.database import Database
    from sync.history.redaction import Wish
    from sync.pull import Pulled
    from sync.sources import Source
    from validators.plan import Plan
    from workbook.find_table import ReadSheet


def history_in(folder: Path, address: str, sources: Iterable[Source] = ()) -> History:
    """The history of the plan whose folder it is; without `sources` it can be told, not written."""
    return History(Archive(folder, SnapshotStore(folder)), address, tuple(sources))


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did: how many events, where the old database is, whether its end agrees.

    `same` is None where the old database could not be read; `damaged` says, a sentence each,
    what of the archive is lost or changed, and so could not be recorded again. `listed` tells
    that the list of snapshots was made again too, and `list_aside` where the old one is now, ""
    where none was.
    """

    events: int
    aside: str
    same: bool | None
    listed: bool
    list_aside: str
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """`address` is that of a PostgreSQL database; without one a file lies beside the archive."""

    archive: Archive
    address: str = ""
    sources: tuple[Source, ...] = field(default=())

    def open(self) -> Database:
        """The database, whole and in its newest form. Raises HistoryError, BusyError."""
        return open_database(self.address, self.archive)

    def acknowledge(self, night: Night, pulled: Pulled | None) -> None:
        """A pull is safely on disk, and counts from now on. Raises HistoryError."""
        acknowledge(self.archive, night, self.sources, pulled)

    def record(self, read: Mapping[str, ReadSheet] | None = None) -> str:
        """Record what was acknowledged; the hash at the end of the chain.

        `read` are answers that were read before, by SHA-256. Raises HistoryError, BusyError.
        """
        database = self.open()
        catch_up(database, self.archive, self._readers(read))
        with database.reading() as connection:
            return head(connection)[1]

    def known_before(self, plan: Plan, until: int = NEWEST_RUN) -> Before:
        """What cells of a plan's tasks said before, and since when, as of a run.

        What earlier plans said is read only when somebody asks.

        Raises HistoryError, BusyError.
        """
        words = {task.task_id: task.content for task in plan.tasks}
        bases = bases_of(each for each in self.archive.events() if each.number <= until)
        plans = PastPlans(PlansRead(self.archive), bases, words)
        with self.open().reading() as connection:
            known = known_before(connection, plans.is_same, until)
        return replace(known, issued=plans.said, other_words=plans.other_words)

    def rebuild(self, now: datetime) -> Rebuilt:
        """The database again from the archive alone; the old one is set aside, never deleted.

        The list of snapshots too, from the journal, where it is not whole any more.
        """
        stamp = f"{now:%Y%m%d_%H%M%S_%f}"
        events = self.archive.events()
        listed = bool(unlisted(self.archive, events, self.archive.store.all()))
        list_aside = list_again(self.archive, events, stamp) if listed else ""
        before, aside = set_aside(self.address, self.archive, stamp)
        end = self.record()
        same = None if before is None else before == end
        damaged = tuple(self.archive.damaged(events))
        return Rebuilt(len(events), aside, same, listed, list_aside, damaged)

    def redact(self, wish: Wish, now: datetime) -> int:
        """Take words out for good; how many raw answers were erased. Raises HistoryError."""
        self.record()
        events = self.archive.events()
        with self.open().reading() as connection:
            event = plan_redaction(connection, wish, len(events) + 1, now.isoformat())
        recorder = Recorder.of(self.archive, self._readers(), events)
        with writing(self.archive.folder, "chưa xóa gì vì không ghi được", HistoryError):
            entomb(self.archive, event, recorder.said_in)
        self.archive.append(event)
        self.record()
        return len(event.answers)

    def _readers(self, read: Mapping[str, ReadSheet] | None = None) -> Readers:
        return Readers({source.name: source for source in self.sources}, read or {})
