"""From the archive into the database: whatever the journal says and the database lacks.

Every event is one transaction, so a run killed anywhere leaves events that were recorded and
events that were not; the next run begins by recording the rest. A rebuild is the same from zero.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import insert, select

from sync.history.archive import erased_by, runs_of
from sync.history.chain import PROVEN, SAID, SETTLED, head, link
from sync.history.changes import changed, last_answers
from sync.history.errors import HistoryError
from sync.history.events import REDACTION, RUN, RunEvent
from sync.history.inserting import insert_rows
from sync.history.past_plans import Meanings, PlansRead, bases_of
from sync.history.reading import RECORDED, read
from sync.history.redaction import apply_redaction
from sync.history.schema import ANSWERS, EVENTS, OBSERVATIONS, REDACTIONS, RUNS
from sync.sources import SourceError
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from sync.history.archive import Archive
    from sync.history.database import Database
    from sync.history.events import AnswerLine, Event, RedactionEvent
    from sync.history.readers import Readers
    from sync.history.reading import Reading

Row = tuple[Any, ...]  # a value for each column of its table
_REPEATED = (*SAID, "reason")  # what a row repeats of the journal
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
    `meanings` tells what the ids meant in a run.
    """

    archive: Archive
    readers: Readers
    answers: Mapping[str, AnswerLine]
    erased: frozenset[str]
    meanings: Meanings

    @classmethod
    def of(cls, archive: Archive, readers: Readers, events: Iterable[Event]) -> Self:
        """The recorder of an archive with these events."""
        events = tuple(events)
        answers = {each.sha256: each for run in runs_of(events) for each in run.answers}
        meanings = Meanings(PlansRead(archive), bases_of(events))
        return cls(archive, readers, answers, erased_by(events), meanings)

    def record(self, connection: Connection, event: Event) -> None:
        """One event, inside the connection's transaction."""
        _, before = head(connection)
        if isinstance(event, RunEvent):
            answers, observations = self._run(connection, event)
            settled = _picked(ANSWERS, answers, SETTLED)
            digest = link(
                before, event, chain(settled, _picked(OBSERVATIONS, observations, PROVEN))
            )
            _insert_run(connection, event, digest, answers, observations)
        else:
            _insert_redaction(connection, event, link(before, event, ()))
            apply_redaction(connection, self.archive, event)

    def _run(self, connection: Connection, event: RunEvent) -> tuple[list[Row], list[Row]]:
        """The rows of a run's answers, and of the observations in which something changed."""
        expected = self._expected(event)
        last, meaning = last_answers(connection), self.meanings.of(event.number)
        answers: list[Row] = []
        observations: list[Row] = []
        for answer in event.answers:
            settled = answer
            *same, run = last.get(answer.source, ("", "", event.number))
            known = same == [answer.sha256, event.assignment]
            if not answer.reason and not (known and meaning.is_same(self.meanings.of(run))):
                said = self.said(answer)
                if isinstance(said, str):
                    settled = replace(answer, reason=said)
                else:
                    ids = expected.get(answer.source, [])
                    place = (event.number, answer.source)
                    # The words of another task are nothing that was said of this one.
                    own = [e for e in said if not meaning.are_of_another(e.task, e.words)]
                    news = changed(connection, answer.source, own, ids)
                    observations += [(*place, *each[:RECORDED]) for each in news]
            answers.append((event.number, *(getattr(settled, name) for name in _REPEATED)))
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


def _picked(table: Table, rows: Iterable[Row], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    columns = table.columns.keys()
    return map(itemgetter(*map(columns.index, names)), rows)


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
