"""What an answer changes in what its source last said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, func, select

from sync.history.reading import COLUMNS, missing
from sync.history.schema import ANSWERS, OBSERVATIONS, RUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from sync.history.reading import Said

_C = OBSERVATIONS.c
# Written down once: it is asked for every source.
_SAID_BEFORE = (
    select(_C.task, _C.column, _C.state, _C.shown, _C.stored)
    .where(_C.source == bindparam("source"))
    .order_by(_C.run)
)


def last_answers(connection: Connection) -> dict[str, tuple[str, str, int]]:
    """By source: SHA-256 of its last readable answer, the tasks that counted then, and the run.

    The same answer with the same tasks, which mean the same, says nothing new.
    """
    a = ANSWERS.c
    last = select(a.source, func.max(a.run).label("run")).where(a.reason == "").group_by(a.source)
    newest = last.subquery()
    query = (
        select(a.source, a.sha256, RUNS.c.assignment, RUNS.c.run)
        .join(newest, and_(newest.c.source == a.source, newest.c.run == a.run))
        .join(RUNS, RUNS.c.run == a.run)
    )
    return {source: tuple(last) for source, *last in connection.execute(query).all()}


def changed(
    connection: Connection, source: str, said: Iterable[Said], expected: list[str]
) -> Iterator[Said]:
    """What differs from the last observations of the source, and what is seen for the first time.

    Tasks that were expected, or seen before, and are not in the answer have lost their row.
    """
    rows = connection.execute(_SAID_BEFORE, {"source": source}).all()
    last = {(task, column): tuple(value) for task, column, *value in rows}
    now = {each[:2]: each for each in said}
    keys = {*last, *now, *((task, column) for task in expected for column in COLUMNS)}
    for key in sorted(keys):
        each = now.get(key) or missing(*key)
        if last.get(key) != each.value:
            yield each
