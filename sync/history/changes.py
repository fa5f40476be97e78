"""What an answer changes in what its source last said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from sync.history.reading import COLUMNS, missing
from sync.history.schema import ANSWERS, OBSERVATIONS, RUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from sync.history.events import AnswerLine, RunEvent
    from sync.history.reading import Said


def is_known(connection: Connection, event: RunEvent, answer: AnswerLine) -> bool:
    """Whether the last readable answer of the source was the same, with the same tasks."""
    query = (
        select(ANSWERS.c.sha256, RUNS.c.assignment)
        .join(RUNS, RUNS.c.run == ANSWERS.c.run)
        .where(ANSWERS.c.source == answer.source, ANSWERS.c.reason == "")
        .order_by(ANSWERS.c.run.desc())
        .limit(1)
    )
    last = connection.execute(query).first()
    return last is not None and tuple(last) == (answer.sha256, event.assignment)


def changed(
    connection: Connection, source: str, said: tuple[Said, ...], expected: list[str]
) -> Iterator[Said]:
    """What differs from the last observations of the source, and what is seen for the first time.

    Tasks that were expected, or seen before, and are not in the answer have lost their row.
    """
    c = OBSERVATIONS.c
    query = select(c.task, c.column, c.state, c.shown, c.stored).where(c.source == source)
    last = {tuple(row[:2]): tuple(row[2:]) for row in connection.execute(query.order_by(c.run))}
    now = {(each.task, each.column): each for each in said}
    keys = {*last, *now, *((task, column) for task in expected for column in COLUMNS)}
    for task, column in sorted(keys):
        each = now.get((task, column)) or missing(task, column)
        if last.get((task, column)) != each.value:
            yield each
