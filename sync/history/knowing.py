"""What the history knows of cells: since when they say what they do, and what they said before."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, select

from sync.evidence import Before, Kept
from sync.history.finishing import seen_done
from sync.history.reading import MISSING_ROW, VALUE
from sync.history.schema import ANSWERS, OBSERVATIONS, RUNS
from sync.history.tombstones import tombstones
from sync.sources import known_as
from validators.findings import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select

_C = OBSERVATIONS.c
_CELL = ("source", "task", "column")
NEWEST_RUN = 2**62
_COMPARED = 2  # what a cell says, and what it said before


def known_before(
    connection: Connection, same: Callable[[int, str], bool], until: int = NEWEST_RUN
) -> Before:
    """What is known after a run of that number; after the newest one unless said.

    `same` tells whether an id stood for the task of now in a run. What a cell said that only
    took back what was there is kept as well: behind it nothing older counts.
    """
    since: dict[tuple[str, str], datetime] = {}
    had: dict[str, set[str]] = {}
    for source, task, at, was_there in connection.execute(_rows(until)).all():
        since[source, task] = _moment(at)
        if was_there:
            had.setdefault(source, set()).add(task)
    graves = tombstones(connection)
    kept = {
        (row.source, row.task, row.column): _kept(row)
        for row in connection.execute(_emptied(until)).all()
        if same(row.run, row.task) and not any(grave.covers(row) for grave in graves)
    }
    tasks = {source: frozenset(own) for source, own in had.items()}
    percents, stood = _percents(connection, same, until), _stood(connection, until)
    return Before(since, kept, percents, tasks, stood, seen_done(connection, same, until))


def _kept(row: Row[Any]) -> Kept:
    at, place = _moment(row.at), Place(row.source, row.sheet, row.cell)
    return Kept(row.shown, at, place, known_as(row.key), row.sha256)


def _rows(until: int) -> Select[Any]:
    """Each row of a task: since when it is as it is, and whether it was ever there."""
    row = (_C.source, _C.task)
    seen = func.max(case((_C.state != MISSING_ROW, 1), else_=0)).label("seen")
    query = select(*row, func.max(_C.run).label("run"), seen).where(_C.run <= until)
    last = query.group_by(*row).subquery()
    answer = and_(ANSWERS.c.run == last.c.run, ANSWERS.c.source == last.c.source)
    columns = (last.c.source, last.c.task, ANSWERS.c.pulled_at, last.c.seen)
    return select(*columns).join(ANSWERS, answer)


def _emptied(until: int) -> Select[Any]:
    """The last words of cells that say nothing by now: blank, failing, or without their row."""
    cell = [_C[name] for name in _CELL]
    last, spoken = func.max(_C.run), func.max(case((_C.state == VALUE, _C.run)))
    silent = (
        select(*cell, last.label("last"), spoken.label("spoken"))
        .where(_C.run <= until)
        .group_by(*cell)
        .having(spoken < last)
        .subquery()
    )
    words, silence = OBSERVATIONS.alias(), OBSERVATIONS.alias()
    answer = and_(ANSWERS.c.run == silent.c.spoken, ANSWERS.c.source == silent.c.source)
    columns = [words.c[name] for name in (*_CELL, "shown", "sheet", "cell", "run")]
    return (
        select(*columns, ANSWERS.c.pulled_at.label("at"), ANSWERS.c.key, ANSWERS.c.sha256)
        .select_from(
            silent.join(silence, and_(_same_cell(silent, silence), silence.c.run == silent.c.last))
            .join(words, and_(_same_cell(silent, words), words.c.run == silent.c.spoken))
            .join(ANSWERS, answer)
        )
        .where(silence.c.state != VALUE)
    )


def _same_cell(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    return and_(*(one.c[name] == other.c[name] for name in _CELL))


def _stood(connection: Connection, until: int) -> dict[str, frozenset[str]]:
    """The tasks that had a row before the newest day, by source, where one was lost on that day."""
    runs = RUNS.c
    day = select(runs.business_date).where(runs.run <= until).order_by(runs.run.desc()).limit(1)
    days = select(func.min(runs.run)).where(runs.business_date == day.scalar_subquery())
    first = connection.scalar(days) or 0
    lost = select(_C.source).where(_C.run.between(first, until), _C.state == MISSING_ROW)
    found: dict[str, set[str]] = {each: set() for each in connection.scalars(lost.distinct())}
    if found:
        cell, cells = [_C[name] for name in _CELL], OBSERVATIONS
        before = select(*cell, func.max(_C.run).label("run")).where(_C.run < first)
        last = before.group_by(*cell).subquery()
        then = and_(_same_cell(last, cells), last.c.run == cells.c.run)
        rows = select(_C.source, _C.task).join(last, then).distinct()
        there = rows.where(_C.state != MISSING_ROW, _C.source.in_(found))
        for source, task in connection.execute(there):
            found[source].add(task)
    return {source: frozenset(own) for source, own in found.items()}


def _percents(
    connection: Connection, same: Callable[[int, str], bool], until: int
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The last two percentages that were reported, the newest first."""
    row = (_C.source, _C.task)
    nth = func.row_number().over(partition_by=row, order_by=_C.run.desc()).label("nth")
    told = select(*row, _C.shown, _C.run, nth).where(
        _C.run <= until, _C.state == VALUE, _C.column == "percent"
    )
    spoken = told.subquery()
    columns = (spoken.c.source, spoken.c.task, spoken.c.shown, spoken.c.run)
    newest_first = select(*columns).where(spoken.c.nth <= _COMPARED).order_by(spoken.c.nth)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for source, task, shown, run in connection.execute(newest_first):
        if same(run, task):
            found[source, task] = (*found.get((source, task), ()), shown)
    return found


@lru_cache(maxsize=1024)  # a night has few moments, and many rows of each
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
