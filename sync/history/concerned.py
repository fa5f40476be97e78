"""Which sources a task is the business of: who said something, was given it, or owes a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from sync.assign import assign
from sync.basis import from_bytes
from sync.history.archive import runs_of
from sync.history.reading import BLANK, MISSING_ROW
from sync.history.schema import OBSERVATIONS
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from sync.history.archive import Archive


def concerned(connection: Connection, archive: Archive, task: str) -> Callable[[str], bool]:
    """Tells whether a source has to do with a task.

    A blank row says nothing in a sheet that holds the whole plan, nor a missing one in that of
    an agency that only may add something. Where no night tells who was given the task, every
    source has to do with it.
    """
    given, leads = frozenset(_given(archive, task)), _leads(archive, task)
    if leads is None:
        return lambda _: True
    c = OBSERVATIONS.c
    states = connection.execute(select(c.source, c.state).where(c.task == task).distinct())
    seen = [(source, state) for source, state in states if state != MISSING_ROW]
    told = {source for source, state in seen if state != BLANK or source in given}
    return {*told, *leads}.__contains__


def _given(archive: Archive, task: str) -> Iterator[str]:
    """The sources of the agencies that ever were given a task, to lead it or beside others."""
    for sha256 in {run.assignment for run in runs_of(archive.events())}:
        try:
            tasks = archive.assignment(sha256)
        except CannotDoError:
            continue  # doctor tells
        yield from (source for source, own in tasks.items() if task in own)


def _leads(archive: Archive, task: str) -> set[str] | None:
    """The sources of the agencies that led a task on the last night; None where that is lost."""
    last = next((run.basis for run in reversed(runs_of(archive.events())) if run.basis), "")
    try:
        basis = from_bytes(archive.store.content(last)) if last else None
    except (CannotDoError, KeyError, TypeError, ValueError):
        basis = None  # doctor tells
    if basis is None:
        return None
    given = assign(basis.plan, basis.registry).tasks
    whose = {agency: agency for agency in given} | dict(basis.agencies)
    return {source for source, agency in whose.items() if task in given.get(agency, ())}
