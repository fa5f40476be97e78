"""Since when tasks have been read as done, and until when they were read as not done."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from sync.clock import VIETNAM
from sync.history.reading import VALUE
from sync.history.schema import ANSWERS, OBSERVATIONS, RUNS
from validators.finish import Finish
from validators.legible import legible
from validators.progress import Status, is_withdrawn, read_day, read_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection

_NOT_DONE = (Status.NOT_STARTED, Status.IN_PROGRESS)


class _Story(NamedTuple):
    """Runs: `done` is the first in which a status was read as done, as it has been since.

    It was read as not done from `opened` on, and no longer in `closed`; 0 where there is none.
    """

    done: int = 0
    opened: int = 0
    closed: int = 0


def seen_done(
    connection: Connection, same: Callable[[int, str], bool], until: int
) -> dict[tuple[str, str], Finish]:
    """What was read of each row (source, task) whose last status is done, after a run.

    `same` tells whether an id stood for the task of now in a run. A blank, a lost row and words
    that mean no status change nothing; a word that takes the status back does.
    """
    c = OBSERVATIONS.c
    told = select(c.source, c.task, c.run, c.state, c.shown)
    told = told.where(c.column == "status", c.run <= until).order_by(c.source, c.task, c.run)
    rows = groupby(connection.execute(told), itemgetter(0, 1))
    stories = {
        row: _story((run, state, shown) for _, _, run, state, shown in own) for row, own in rows
    }
    done = {row: each for row, each in stories.items() if each.done and same(each.done, row[1])}
    readings = _readings(connection, {source for source, _ in done}, until) if done else {}
    closed = {row: each.closed for row, each in done.items() if each.closed}
    stale = _days_before(connection, closed) if closed else {}
    return {
        (source, task): Finish(
            seen=readings[source].before(each.done + 1),
            open_on=readings[source].before(each.closed) if same(each.opened, task) else None,
            stale=stale.get((source, task)),
        )
        for (source, task), each in done.items()
    }


def _days_before(
    connection: Connection, runs: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], date | None]:
    """The day of update that stood in each of these rows before a run."""
    c = OBSERVATIONS.c
    told = select(c.source, c.task, c.run, c.state, c.shown).where(c.column == "updated_on")
    found: dict[tuple[str, str], date | None] = {}
    for source, task, run, state, shown in connection.execute(told.order_by(c.run)):
        if run < runs.get((source, task), 0):
            found[source, task] = read_day(legible(shown)) if state == VALUE else None
    return found


def _story(told: Iterable[tuple[int, str, str]]) -> _Story:
    found, is_open = _Story(), False
    for run, state, shown in told:
        if is_open:
            found = found._replace(closed=run)
        status = read_status(legible(shown)) if state == VALUE else None
        is_open = status in _NOT_DONE
        if is_open:
            found = _Story(opened=run)
        elif status is Status.DONE and not found.done:
            found = found._replace(done=run)
        elif state == VALUE and is_withdrawn(shown):
            found = found._replace(done=0)
    return found


@dataclass(slots=True)
class _Readings:
    """The runs in which a source could be read, and the day that its words of each are of."""

    runs: list[int] = field(default_factory=list[int])
    days: list[date] = field(default_factory=list["date"])

    def before(self, run: int) -> date | None:
        """The day of the last reading before a run."""
        place = bisect_left(self.runs, run)
        return self.days[place - 1] if place else None


def _readings(connection: Connection, sources: set[str], until: int) -> dict[str, _Readings]:
    """By source. A reading is of the day on which its night began, a mail of that of sending."""
    a = ANSWERS.c
    query = select(a.source, a.run, a.pulled_at, RUNS.c.business_date)
    query = query.join(RUNS, RUNS.c.run == a.run).where(a.reason == "", a.run <= until)
    found = {source: _Readings() for source in sources}
    for source, run, at, night in connection.execute(query.order_by(a.run)):
        if source in sources:
            found[source].runs.append(run)
            found[source].days.append(min(_day(at), date.fromisoformat(night)))
    return found


@lru_cache(maxsize=1024)  # a night has few moments, and many answers of each
def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone(VIETNAM).date()
