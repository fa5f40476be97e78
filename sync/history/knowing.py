"""What the history knows of cells: since when they say what they do, and what they said before."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from sync.evidence import Before, Kept
from sync.history.reading import BLANK, MISSING_ROW, VALUE
from sync.history.schema import ANSWERS, OBSERVATIONS
from sync.history.tombstones import tombstones
from validators.findings import Place
from validators.progress import is_withdrawn

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select, Subquery

_C = OBSERVATIONS.c
_CELL = ("source", "task", "column")
NEWEST_RUN = 2**62
_SECOND = 2


def known_before(connection: Connection, until: int = NEWEST_RUN) -> Before:
    """What is known after a run of that number; after the newest one unless said."""
    newest, spoken = _newest(until), _newest(until, VALUE)
    since = {
        (source, task): _moment(at) for source, task, at in connection.execute(_read_since(until))
    }
    graves = tombstones(connection)
    kept = {
        (row.source, row.task, row.column): _kept(row)
        for row in connection.execute(_emptied(newest, spoken))
        if not is_withdrawn(row.shown) and not any(grave.covers(row) for grave in graves)
    }
    return Before(since, kept, _percents(connection, spoken), _had(connection, until))


def _kept(row: Row[Any]) -> Kept:
    at, place = _moment(row.at), Place(row.source, row.sheet, row.cell)
    return Kept(row.shown, at, place, PurePath(row.key).name, row.sha256)


def _newest(until: int, state: str = "") -> Subquery:
    """The observations of each cell, the newest first (`nth` 1); with `state` only such."""
    cell = [_C[name] for name in _CELL]
    nth = func.row_number().over(partition_by=cell, order_by=_C.run.desc()).label("nth")
    words = (_C.state, _C.shown, _C.sheet, _C.cell, _C.run)
    query = select(*cell, *words, nth).where(_C.run <= until)
    return (query.where(_C.state == state) if state else query).subquery()


def _read_since(until: int) -> Select[Any]:
    """Each row of a task with the moment from which on it has been as it is."""
    row = (_C.source, _C.task)
    newest = select(*row, func.max(_C.run).label("run")).where(_C.run <= until).group_by(*row)
    last = newest.subquery()
    answer = and_(ANSWERS.c.run == last.c.run, ANSWERS.c.source == last.c.source)
    return select(last.c.source, last.c.task, ANSWERS.c.pulled_at).join(ANSWERS, answer)


def _emptied(newest: Subquery, spoken: Subquery) -> Select[Any]:
    """The last words of cells that are blank by now, or whose row is gone."""
    same = and_(*(newest.c[name] == spoken.c[name] for name in _CELL))
    answer = and_(ANSWERS.c.run == spoken.c.run, ANSWERS.c.source == spoken.c.source)
    columns = [spoken.c[name] for name in (*_CELL, "shown", "sheet", "cell", "run")]
    return (
        select(*columns, ANSWERS.c.pulled_at.label("at"), ANSWERS.c.key, ANSWERS.c.sha256)
        .select_from(spoken.join(newest, same).join(ANSWERS, answer))
        .where(newest.c.nth == 1, spoken.c.nth == 1, newest.c.state.in_((BLANK, MISSING_ROW)))
    )


def _had(connection: Connection, until: int) -> dict[str, frozenset[str]]:
    """The tasks that ever had a row in the sheet of a source."""
    query = select(_C.source, _C.task).where(_C.run <= until, _C.state != MISSING_ROW).distinct()
    had: dict[str, set[str]] = {}
    for source, task in connection.execute(query):
        had.setdefault(source, set()).add(task)
    return {source: frozenset(tasks) for source, tasks in had.items()}


def _percents(connection: Connection, spoken: Subquery) -> dict[tuple[str, str], str]:
    """The percentage that was reported before the newest one."""
    query = select(spoken.c.source, spoken.c.task, spoken.c.shown).where(
        spoken.c.column == "percent", spoken.c.nth == _SECOND
    )
    return {(source, task): shown for source, task, shown in connection.execute(query)}


@lru_cache(maxsize=1024)  # a night has few moments, and many rows of each
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
