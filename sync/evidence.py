"""What is known on a day: answers, why some are missing, findings, and what was known before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from validators.context import CellKey, nothing_issued
from validators.finish import Finish
from validators.task_words import TaskWords, no_other_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from validators.findings import Finding, Place
    from workbook.find_table import ReadSheet

NEVER_READ = "chưa lấy được số liệu lần nào."


@dataclass(frozen=True, slots=True)
class Answered:
    """The last readable answer of a source: its cells, when they were pulled, which snapshot.

    `changed_at` is since when the answer has been the same, as far as is known.
    """

    sheet: ReadSheet
    read_at: datetime
    snapshot: str = ""
    changed_at: datetime | None = None


class Kept(NamedTuple):
    """Words that somebody wrote, and that a blank cell or a lost row came after.

    `said_at` is when they were first read, `place` and `file` where, `snapshot` in which answer.
    """

    text: str
    said_at: datetime
    place: Place
    file: str
    snapshot: str


class Former(NamedTuple):
    """An agency that is no more, and the last day on which its words were not its successor's."""

    agency: str
    last_day: date


@dataclass(frozen=True, slots=True)
class Before:
    """What the history knows of the cells that sources have filled.

    `since` is when a row (source, task) was first read as it is now; `kept` are the last words
    of cells that are blank by now; `percents` are the last two things that a cell for the
    percentage said, the newest first; `had` are the tasks that ever had a row in the sheet of a
    source, `stood` those that had one before the newest day, of the sources that lost rows on it;
    `done` is what was read of the rows whose last status is done; `issued` gives what plans up to
    now said of a task (by id) in a column, `other_words` those of other tasks its id stood for.
    """

    since: Mapping[tuple[str, str], datetime] = field(
        default_factory=dict[tuple[str, str], "datetime"]
    )
    kept: Mapping[CellKey, Kept] = field(default_factory=dict[CellKey, Kept])
    percents: Mapping[tuple[str, str], tuple[str, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[str, ...]]
    )
    had: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    stood: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    done: Mapping[tuple[str, str], Finish] = field(default_factory=dict[tuple[str, str], Finish])
    issued: Callable[[str, str], frozenset[str]] = nothing_issued
    other_words: Callable[[str], frozenset[str]] = no_other_words


@dataclass(frozen=True)
class Evidence:
    """All by source: answers, and why a source could not be read; and all findings.

    `agencies` says whose a source is, where it does not bear the name of its agency; `words` are
    those of the plan's tasks: a row with the words of another task is nobody's. `former` says
    from whom that agency took a source over, and `took_over` the last day before it stood in for
    others in a task (agency, id): what it had said by then was in another part.
    """

    answers: Mapping[str, Answered] = field(default_factory=dict[str, Answered])
    failures: Mapping[str, str] = field(default_factory=dict[str, str])
    agencies: Mapping[str, str] = field(default_factory=dict[str, str])
    before: Before = field(default_factory=Before)
    findings: tuple[Finding, ...] = ()
    words: TaskWords = field(default_factory=lambda: TaskWords({}))
    former: Mapping[str, Former] = field(default_factory=dict[str, Former])
    took_over: Mapping[tuple[str, str], date] = field(default_factory=dict[tuple[str, str], "date"])

    def sources_of(self, agency: str) -> tuple[str, ...]:
        """The sources from which something of an agency is known, or could not be."""
        return tuple(self._sources.get(agency, ()))

    @cached_property
    def _sources(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for source in dict.fromkeys((*self.answers, *self.failures)):
            found.setdefault(self.agencies.get(source, source), []).append(source)
        return found
