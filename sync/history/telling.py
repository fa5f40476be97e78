"""Who said what when: the history of a task, and what stood in it on a night."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from sync.history.reading import COLUMNS, UNREACHABLE
from sync.history.schema import ANSWERS, OBSERVATIONS, RUNS
from sync.history.tombstones import tombstones

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from sync.history.tombstones import Tombstone


@dataclass(frozen=True, slots=True)
class Telling:
    """One change: in which run, who said what about which column, and the cell it was read from.

    Where a source could not be read `column` is empty and `reason` says why; `redacted` is the
    tombstone of words that were taken out.
    """

    run: int
    business_date: str
    source: str
    column: str
    state: str
    shown: str
    stored: str
    sheet: str
    cell: str
    pulled_at: str
    sha256: str
    reason: str = ""
    redacted: Tombstone | None = None


def changes_of(connection: Connection, task: str) -> tuple[Telling, ...]:
    """Everything that changed in a task, in the order in which it was read."""
    graves = tombstones(connection)
    c = OBSERVATIONS.c
    rows = connection.execute(_changes().where(c.task == task)).all()
    told = [
        replace(Telling(*row[:11]), redacted=next((g for g in graves if g.covers(row)), None))
        for row in rows
    ]
    for source in {each.source for each in told}:
        told += _outages(connection, source, min(e.run for e in told if e.source == source))
    return tuple(sorted(told, key=_in_order))


def _in_order(told: Telling) -> tuple[int, str, int]:
    return told.run, told.source, COLUMNS.index(told.column) if told.column else -1


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a cell; `since` is the run in which it was first read, `day` that run's day.

    Where the source's last answer cannot be read, the state says so and the words are kept, with
    the reason and the moment of the last answer that could be read.
    """

    state: str
    shown: str
    since: int
    day: str
    pulled_at: str
    reason: str


def standing_on(connection: Connection, day: str, task: str) -> dict[tuple[str, str], Standing]:
    """What stood in a task after the last run of a business date (ISO) or before it.

    By source and column; sources that never said anything about the task are not in it.
    """
    query = select(RUNS.c.run).where(RUNS.c.business_date <= day)
    run = connection.scalar(query.order_by(RUNS.c.run.desc()).limit(1)) or 0
    c = OBSERVATIONS.c
    last = _last_answers(connection, run)
    found: dict[tuple[str, str], Standing] = {}
    for row in connection.execute(_changes().where(c.run <= run, c.task == task)):
        reason, pulled_at = last[row.source]
        state = UNREACHABLE if reason else row.state
        said = Standing(state, row.shown, row.run, row.business_date, pulled_at, reason)
        found[row.source, row.column] = said
    return dict(sorted(found.items(), key=lambda each: (each[0][0], COLUMNS.index(each[0][1]))))


def _last_answers(connection: Connection, run: int) -> dict[str, tuple[str, str]]:
    """By source: why its last answer up to a run is unread, and when one was last read."""
    c = ANSWERS.c
    last: dict[str, tuple[str, str]] = {}
    rows = select(c.source, c.reason, c.pulled_at).where(c.run <= run).order_by(c.run)
    for source, reason, pulled_at in connection.execute(rows):
        before = last.get(source, ("", ""))[1]
        last[source] = (reason, before if reason else pulled_at)
    return last


def _changes() -> Select[tuple[object, ...]]:
    o, a = OBSERVATIONS.c, ANSWERS.c
    return (
        select(
            o.run, RUNS.c.business_date, o.source, o.column, o.state, o.shown, o.stored,
            o.sheet, o.cell, a.pulled_at, a.sha256, o.task,
        )
        .join(RUNS, RUNS.c.run == o.run)
        .join(ANSWERS, (a.run == o.run) & (a.source == o.source))
        .order_by(o.run)
    )  # fmt: skip


def _outages(connection: Connection, source: str, first: int) -> list[Telling]:
    """The runs from which on a source could not be read, with the reason."""
    c = ANSWERS.c
    columns = (c.run, RUNS.c.business_date, c.pulled_at, c.sha256, c.reason)
    query = select(*columns).join(RUNS, RUNS.c.run == c.run)
    told: list[Telling] = []
    before = ""
    for row in connection.execute(query.where(c.source == source, c.run > first).order_by(c.run)):
        if row.reason and not before:
            where = (row.run, row.business_date, source, "", UNREACHABLE, "", "", "", "")
            told.append(Telling(*where, row.pulled_at, row.sha256, row.reason))
        before = row.reason
    return told
