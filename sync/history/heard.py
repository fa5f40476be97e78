"""When who said something new: what the history knows about agencies as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from sync.history.schema import ANSWERS, OBSERVATIONS, RUNS
from validators.progress import is_withdrawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

# The columns in which an agency says something; a day of update alone says nothing.
_TOLD = ("status", "percent", "result", "difficulty")
_SAID = ("value", "error")


@dataclass(frozen=True, slots=True)
class Word:
    """What was said in a cell: on which business date, in which source.

    `is_said` is false where the cell only takes back what stood in it. `is_new` are words other
    than those that last stood there: a row that was lost and comes back says nothing new.
    """

    day: date
    source: str
    task: str
    column: str
    is_said: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All changes of the cells in which agencies report, by agency, in the order of the runs.

    `read` is the first business date on which an agency's sheet could be read, `nights` are all
    business dates.
    """

    changes: Mapping[str, tuple[Word, ...]]
    read: Mapping[str, date]
    nights: tuple[date, ...]

    def has_news(self, agency: str, tasks: frozenset[str], since: date | None, until: date) -> bool:
        """Whether anything new was said about some tasks, within some days."""
        return any(
            word.is_new and word.task in tasks and (since or date.min) <= word.day <= until
            for word in self.changes.get(agency, ())
        )

    def tasks(self, agency: str, until: date) -> frozenset[str]:
        """The tasks about which something counted at the end of a day; blanks erase nothing."""
        standing = {
            (word.source, word.task, word.column): word.is_said
            for word in self.changes.get(agency, ())
            if word.day <= until
        }
        return frozenset(task for (_, task, _), is_said in standing.items() if is_said)

    def was_read(self, agency: str, until: date) -> bool:
        """Whether the sheet could be read at least once up to a day."""
        return self.read.get(agency, date.max) <= until


def words_of(connection: Connection, agencies: Mapping[str, str], today: date) -> Words:
    """Everything the history knows of who said something when.

    `agencies` says whose a source is, where it does not bear the name of its agency.
    """
    days = _days(connection, today)
    a = ANSWERS.c
    read: dict[str, date] = {}
    answers = select(a.source, a.run).where(a.reason == "").order_by(a.run)
    for source, run in connection.execute(answers):
        read.setdefault(agencies.get(source, source), days[run])
    changes = _changes(connection, days, agencies)
    return Words(changes, read, tuple(sorted(set(days.values()))))


def _days(connection: Connection, today: date) -> dict[int, date]:
    """The day of every run. One that a clock put after today was no later than the next run."""
    found: dict[int, date] = {}
    latest = today
    query = select(RUNS.c.run, RUNS.c.business_date).order_by(RUNS.c.run.desc())
    for run, business_date in connection.execute(query):
        day = date.fromisoformat(business_date)
        latest = day if day <= today else latest
        found[run] = latest
    return found


def _changes(
    connection: Connection, days: Mapping[int, date], agencies: Mapping[str, str]
) -> dict[str, tuple[Word, ...]]:
    o = OBSERVATIONS.c
    columns = (o.run, o.source, o.task, o.column, o.state, o.shown)
    query = select(*columns).where(o.column.in_(_TOLD)).order_by(o.run)
    found: dict[str, list[Word]] = {}
    last: dict[tuple[str, str, str], str] = {}
    for run, source, task, column, state, shown in connection.execute(query):
        if state not in _SAID:
            continue  # a blank erases nothing
        said, cell = not is_withdrawn(shown), (source, task, column)
        word = Word(days[run], *cell, said, said and last.get(cell) != shown)
        found.setdefault(agencies.get(source, source), []).append(word)
        if said:
            last[cell] = shown
    return {source: tuple(words) for source, words in found.items()}
