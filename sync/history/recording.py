"""From the archive into the database: whatever the journal says and the database lacks.

Every event is one transaction, so a run killed anywhere leaves events that were recorded and
events that were not; the next run begins by recording the rest. A rebuild is the same from zero.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import insert, select

from sync.history.archive import erased_by, runs_of
from sync.history.chain import PROVEN, SAID, SETTLED, head, link
from sync.history.changes import changed, is_known
from sync.history.errors import HistoryError
from sync.history.events import REDACTION, RUN, RunEvent
from sync.history.inserting import insert_rows
from sync.history.reading import read
from sync.history.redaction import apply_redaction
from sync.history.schema import ANSWERS, EVENTS, OBSERVATIONS, REDACTIONS, RUNS
from sync.sources import SourceError
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from sync.history.archive import Archive
    from sync.history.database import Database
    from sync.history.events import AnswerLine, Event, RedactionEvent
    from sync.history.readers import Readers
    from sync.history.reading import Reading

Row = dict[str, Any]
_NO_TABLE = "không tìm thấy bảng phân công; hãy khôi phục dòng tiêu đề của biểu."
_LOST = "bản chụp bị mất hoặc hỏng; hãy chạy phancong doctor."


def catch_up(database: Database, archive: Archive, readers: Readers) -> int:
    """Record every event that the database lacks; how many there were.

    Raises HistoryError where database and archive do not belong together.
    """
    events = archive.events()
    with database.reading() as connection:
        done, _ = head(connection)
        newest = connection.execute(select(EVENTS).where(EVENTS.c.number == done)).first()
    if done > len(events) or (newest is not None and newest.at != events[done - 1].at):
        raise HistoryError(
            f"{database.place}: cơ sở dữ liệu không thuộc kho bản chụp {archive.folder}; hãy trả "
            "lại đúng thư mục, hoặc chạy phancong rebuild."
        )
    recorder = Recorder.of(archive, readers, events)
    for event in events[done:]:
        with database.writing() as connection:
            recorder.record(connection, event)
    return len(events) - done


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records events.

    `answers` are all there ever were, by SHA-256; of `erased` ones only a tombstone can be read.
    """

    archive: Archive
    readers: Readers
    answers: Mapping[str, AnswerLine]
    erased: frozenset[str]

    @classmethod
    def of(cls, archive: Archive, readers: Readers, events: Iterable[Event]) -> Self:
        """The recorder of an archive with these events."""
        events = tuple(events)
        answers = {each.sha256: each for run in runs_of(events) for each in run.answers}
        return cls(archive, readers, answers, erased_by(events))

    def record(self, connection: Connection, event: Event) -> None:
        """One event, inside the connection's transaction."""
        _, before = head(connection)
        if isinstance(event, RunEvent):
            answers, observations = self._run(connection, event)
            recorded = (*_picked(answers, SETTLED), *_picked(observations, PROVEN))
            digest = link(before, event, recorded)
            _insert_run(connection, event, digest, answers, observations)
        else:
            _insert_redaction(connection, event, link(before, event, ()))
            apply_redaction(connection, self.archive, event)

    def _run(self, connection: Connection, event: RunEvent) -> tuple[list[Row], list[Row]]:
        """The rows of a run's answers, and of the observations in which something changed."""
        expected = self._expected(event)
        answers: list[Row] = []
        observations: list[Row] = []
        for answer in event.answers:
            reason = answer.reason
            if not reason and not is_known(connection, event, answer):
                said = self.said(answer)
                if isinstance(said, str):
                    reason = said
                else:
                    ids = expected.get(answer.source, [])
                    place = {"run": event.number, "source": answer.source}
                    news = changed(connection, answer.source, said, ids)
                    observations += [{**place, **each._asdict()} for each in news]
            row = {name: getattr(answer, name) for name in SAID}
            answers.append({"run": event.number, **row, "reason": reason})
        return answers, observations

    def said_in(self, sha256: str) -> Reading:
        """What the answer with this SHA-256 says."""
        return self.said(self.answers[sha256])

    def said(self, answer: AnswerLine) -> Reading:
        """What an answer says, or why it cannot be read."""
        if answer.sha256 in self.erased:
            return self.archive.entombed(answer.sha256)
        try:
            raw = self.archive.store.content(answer.sha256)
        except CannotDoError:
            return _LOST  # doctor names the file; one lost answer must not stop all others
        try:
            tables = self.readers.tables_of(answer, raw)
        except SourceError as error:
            return error.reason
        return read(tables, raw) if tables else _NO_TABLE

    def _expected(self, event: RunEvent) -> dict[str, list[str]]:
        try:
            return self.archive.assignment(event.assignment)
        except CannotDoError:
            return {}


def _picked(rows: Iterable[Row], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return map(itemgetter(*names), rows)


def _insert_run(
    connection: Connection,
    event: RunEvent,
    digest: str,
    answers: list[Row],
    observations: list[Row],
) -> None:
    row = {"number": event.number, "kind": RUN, "at": event.at, "hash": digest}
    connection.execute(insert(EVENTS).values(row))
    run = {name: getattr(event, name) for name in RUNS.columns.keys() if name != "run"}  # noqa: SIM118
    connection.execute(insert(RUNS).values(run=event.number, **run))
    insert_rows(connection, ANSWERS, answers)
    insert_rows(connection, OBSERVATIONS, observations)


def _insert_redaction(connection: Connection, event: RedactionEvent, digest: str) -> None:
    row = {"number": event.number, "kind": REDACTION, "at": event.at, "hash": digest}
    connection.execute(insert(EVENTS).values(row))
    fields = {**asdict(event), "answers": json.dumps(list(event.answers))}
    fields.pop("at")
    connection.execute(insert(REDACTIONS).values(fields))
