"""What an agency says about its tasks, put together from all that came from it.

Of several sheets the one counts in which the row changed last. A cell that says nothing is
filled from the next one, and where all are blank from what stood there before: a blank or a
failing formula erases nothing, only a cell that says so does.

What an agency that is no more last said of a task counts until its successor says anything of
it; whoever writes into its sheet after its last day is the successor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

from sync.clock import VIETNAM
from sync.sources import known_as
from validators.a1 import address
from validators.columns import PROGRESS_COLUMNS
from validators.findings import Place
from validators.finish import Finish
from validators.progress import is_withdrawn
from validators.task_words import words_key
from workbook.consolidated.model import NOWHERE, Origin
from workbook.raw_table import State
from workbook.rows_by_id import rows_by_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from sync.evidence import Answered, Evidence, Kept
    from workbook.find_table import TableRow, TaskTable

KEYS = tuple(column.key for column in PROGRESS_COLUMNS)
# The columns in which an agency says something about a task.
_TOLD = tuple(key for key in KEYS if key != "updated_on")


class FoundRow(NamedTuple):
    """The row of a task in the answer of a source; `changed_at` is since when it is as it is."""

    source: str
    answered: Answered
    table: TaskTable
    row: TableRow
    changed_at: datetime

    def text(self, key: str) -> str:
        """What a cell says; "" where it is blank."""
        return self.row.text(key)

    def place(self, key: str = "") -> Place | None:
        """A cell of the row; without a key the first of the progress columns there is."""
        keys = [each for each in ((key,) if key else KEYS) if each in self.table.columns]
        if not keys:
            return None
        cell = address(self.row.row, self.table.columns[keys[0]])
        return Place(self.source, self.table.ref.sheet, cell)

    @property
    def origin(self) -> Origin:
        """Which file the row is from, and which snapshot of it."""
        return _origin(self.answered, self.changed_at)

    @property
    def speaks(self) -> bool:
        """Whether anything is said of the task, be it that earlier words are taken back."""
        return any(map(self.text, _TOLD))

    @property
    def states(self) -> Iterator[State]:
        """What became of each cell that says something; a day of update alone says nothing."""
        for key in _TOLD:
            text = self.text(key)
            if text and not is_withdrawn(text):
                yield self.row.cells[key].state


@dataclass(frozen=True)
class Desk:
    """Where all that came from one agency lies."""

    agency: str
    evidence: Evidence
    sources: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Look once for what came from the agency."""
        object.__setattr__(self, "sources", self.evidence.sources_of(self.agency))

    @cached_property
    def answers(self) -> dict[str, Answered]:
        """The answers by source; none for a source that was never read."""
        found = self.evidence.answers
        return {source: found[source] for source in self.sources if source in found}

    @cached_property
    def failures(self) -> dict[str, str]:
        """Why sources could not be read now."""
        found = self.evidence.failures
        return {source: found[source] for source in self.sources if source in found}

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, tuple[TaskTable, TableRow]]]:
        other = self.evidence.words.are_of_another
        return {
            name: {
                task: (table, row)
                for task, (table, row) in rows_by_id(answered.sheet.tables).items()
                if not other(task, words_key(row.text("content")))
            }
            for name, answered in self.answers.items()
        }

    @property
    def tasks(self) -> tuple[str, ...]:
        """The ids that stand once in a sheet of the agency."""
        return tuple(dict.fromkeys(task for rows in self._rows.values() for task in rows))

    def found(self, task: str) -> list[FoundRow]:
        """All rows of a task, the one that changed last first."""
        found = [
            FoundRow(source, answered, *here, self._since(source, task))
            for source, answered in self.answers.items()
            if (here := self._rows[source].get(task))
        ]
        return sorted(found, key=lambda row: row.changed_at, reverse=True)

    def rows(self, task: str) -> list[FoundRow]:
        """The rows that count: those of an agency that is no more only behind a silent one."""
        counts = self._counting(task)
        return [row for row in self.found(task) if counts(row.source, row.changed_at)]

    def words(self, task: str, key: str, rows: list[FoundRow]) -> str:
        """What counts in a column: what its rows say, else the last words that stood there."""
        said = spoken(rows, key)
        if said is not None:
            return said
        last = self.kept(task, key)
        return last.text if last else ""

    def kept(self, task: str, key: str) -> Kept | None:
        """The last words of a cell that is blank by now."""
        counts = self._counting(task)
        found = [e for e in self._kept(task, key) if counts(e.place.source, e.said_at)]
        last = max(found, key=lambda kept: kept.said_at, default=None)
        return None if last is None or is_withdrawn(last.text) else last

    def finish(self, task: str) -> Finish:
        """What was read of a task that is done; of several sheets the first that said so counts."""
        before, counts = self.evidence.before, self._counting(task)
        found = [
            each
            for source in self.sources
            if (each := before.done.get((source, task)))
            and ((at := before.since.get((source, task))) is None or counts(source, at))
        ]
        return min(found, key=lambda each: each.seen or date.max, default=Finish())

    def former(self, source: str, at: datetime) -> str:
        """The agency that is no more whose words those of a source at a moment are; "" for own."""
        former = self.evidence.former.get(source)
        if former is None or at.astimezone(VIETNAM).date() > former.last_day:
            return ""
        return former.agency

    def _counting(self, task: str) -> Callable[[str, datetime], bool]:
        """Whether words of a source and a moment count: own ones, else those taken over, else any.

        Own are the words of an agency in its part of now.
        """
        evidence = self.evidence
        took_over = evidence.took_over.get((self.agency, task))
        if took_over is None and evidence.former.keys().isdisjoint(self.sources):
            return _always
        until = {each: former.last_day for each, former in evidence.former.items()}

        def own(source: str, at: datetime) -> bool:
            last_day = until.get(source, took_over)
            return last_day is None or at.astimezone(VIETNAM).date() > last_day

        def theirs(source: str, at: datetime) -> bool:
            return source in until or own(source, at)

        rows = ((row.source, row.changed_at) for row in self.found(task) if row.speaks)
        kept = ((e.place.source, e.said_at) for key in _TOLD for e in self._kept(task, key))
        said = (*rows, *kept)
        return next((w for w in (own, theirs) if any(starmap(w, said))), _always)

    def _kept(self, task: str, key: str) -> list[Kept]:
        known = self.evidence.before.kept
        return [kept for each in self.sources if (kept := known.get((each, task, key)))]

    def _since(self, source: str, task: str) -> datetime:
        answered = self.evidence.answers[source]
        known = self.evidence.before.since.get((source, task))
        return known or answered.changed_at or answered.read_at


def _always(source: str, at: datetime) -> bool:  # noqa: ARG001  # one of three ways to choose
    return True


def spoken(rows: list[FoundRow], key: str) -> str | None:
    """The first words in a column of the rows; "" where they only withdraw what was said.

    None where all are blank; a formula that fails says nothing either.
    """
    for row in rows:
        text = row.text(key)
        if text and row.row.cells[key].state is not State.ERROR:
            return "" if is_withdrawn(text) else text
    return None


def broken(rows: list[FoundRow], key: str) -> str:
    """The first failing formula of a column in which nothing is said; "" without one."""
    return next(filter(None, (row.text(key) for row in rows)), "")


def state_of(rows: list[FoundRow], *, was_read: bool) -> State:
    """What became of a task in the sheets of its agency."""
    if not rows:
        return State.MISSING_ROW if was_read else State.UNREACHABLE
    states = {state for row in rows for state in row.states}
    return next((each for each in (State.ERROR, State.VALUE) if each in states), State.BLANK)


def place_of(rows: list[FoundRow], last: Kept | None) -> Place | None:
    """Where the report of a task stands; where nothing is said, where the `last` words stood."""
    row = _told(rows, last)
    if row:
        return row.place()
    return last.place if last else None


def answered_of(rows: list[FoundRow], last: Kept | None, desk: Desk) -> Answered | None:
    """The answer in which the report of a task stands; without a row, one that should have it."""
    row = _told(rows, last) or next(iter(rows), None)
    return row.answered if row else next(iter(desk.answers.values()), None)


def origin_of(rows: list[FoundRow], last: Kept | None, answered: Answered | None) -> Origin:
    """Which answer the report of a task is from; where nothing is said, that of `last` words.

    Without either, the answer that should have said something.
    """
    row = _told(rows, last)
    if row:
        return row.origin
    if last:
        return Origin(last.file, last.snapshot, last.said_at)
    return _origin(answered, answered.changed_at) if answered else NOWHERE


def _origin(answered: Answered, changed_at: datetime | None) -> Origin:
    ref = answered.sheet.raw.ref
    return Origin(known_as(ref.key), answered.snapshot, changed_at, ref.sheet)


def _told(rows: list[FoundRow], last: Kept | None) -> FoundRow | None:
    """The first row that says anything; without one, and without `last` words, the first."""
    speaking = next((row for row in rows if any(row.text(key) for key in KEYS)), None)
    return speaking or (rows[0] if rows and last is None else None)
