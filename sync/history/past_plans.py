"""What the plans of past nights said: read from the archive when it is asked for, each plan once.

Most nights stand on the same plan; what differs is found by its bytes before anything is parsed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sync.basis import plan_part
from sync.history.archive import runs_of
from validators.errors import CannotDoError
from validators.same_task import much_alike
from validators.task_words import TaskWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sync.history.archive import Archive
    from sync.history.events import Event

    Tasks = Mapping[str, Mapping[str, Any]]  # fields of tasks, by id


@dataclass(frozen=True, slots=True)
class PlansRead:
    """Reads the plans that nights stood on."""

    archive: Archive
    _by_basis: dict[str, Tasks] = field(default_factory=dict[str, "Tasks"])
    _by_plan: dict[bytes, Tasks] = field(default_factory=dict[bytes, "Tasks"])

    def of(self, basis: str) -> Tasks:
        """The tasks of the plan in a basis (SHA-256); none where nothing tells."""
        if basis not in self._by_basis:
            self._by_basis[basis] = self._read(basis) if basis else {}
        return self._by_basis[basis]

    def _read(self, basis: str) -> Tasks:
        try:
            part = plan_part(self.archive.store.content(basis))
            if part not in self._by_plan:
                tasks = json.loads(part)["plan"]["tasks"]
                self._by_plan[part] = {str(task["task_id"]): task for task in tasks}
            return self._by_plan[part]
        except (CannotDoError, KeyError, TypeError, ValueError):
            return {}  # lost, or of another form: doctor tells


@dataclass(frozen=True)
class PastPlans:
    """The plans of some runs (`bases`, by number); `words` are those of the tasks now, by id."""

    read: PlansRead
    bases: Mapping[int, str]
    words: Mapping[str, str]

    def is_same(self, run: int, task: str) -> bool:
        """Whether the id stood for much the same words; where nothing tells, it did."""
        then = self.read.of(self.bases.get(run, "")).get(task)
        now = self.words.get(task)
        return then is None or now is None or much_alike(str(then["content"]), now)

    def said(self, task: str, key: str) -> frozenset[str]:
        """All that the plans said of a task in a column; only where the id meant it."""
        now = self.words.get(task, "")
        told = (plan[task] for plan in self.plans if task in plan)
        return frozenset(
            str(fields[key]) for fields in told if much_alike(str(fields["content"]), now)
        )

    def other_words(self, task: str) -> frozenset[str]:
        """The words of other tasks that the id stood for."""
        now = self.words.get(task, "")
        told = (str(plan[task]["content"]) for plan in self.plans if task in plan)
        return frozenset(words for words in told if not much_alike(words, now))

    @cached_property
    def plans(self) -> tuple[Tasks, ...]:
        """Every plan there was, each once, the earliest first."""
        plans = map(self.read.of, dict.fromkeys(self.bases.values()))
        return tuple({id(plan): plan for plan in plans}.values())


def bases_of(events: Iterable[Event]) -> dict[int, str]:
    """The basis of each run among events, by its number."""
    return {run.number: run.basis for run in runs_of(events)}


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the ids meant in each run of an archive."""

    read: PlansRead
    bases: Mapping[int, str]
    _found: dict[int, TaskWords] = field(default_factory=dict[int, TaskWords])

    def of(self, run: int) -> TaskWords:
        """The words of the tasks in a run, by its plan and by those before it."""
        if run not in self._found:
            tasks = self.read.of(self.bases.get(run, ""))
            words = {task: str(fields["content"]) for task, fields in tasks.items()}
            until = {number: basis for number, basis in self.bases.items() if number <= run}
            earlier = PastPlans(self.read, until, words).other_words
            self._found[run] = TaskWords(words, earlier)
        return self._found[run]
