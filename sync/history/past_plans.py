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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.history.archive import Archive

    _Tasks = Mapping[str, Mapping[str, Any]]  # fields of tasks, by id


@dataclass(frozen=True)
class PastPlans:
    """The plans of nights up to run `until`; `words` are those of the tasks now, by id."""

    archive: Archive
    words: Mapping[str, str]
    until: int
    _by_basis: dict[str, _Tasks] = field(default_factory=dict[str, "_Tasks"])
    _by_plan: dict[bytes, _Tasks] = field(default_factory=dict[bytes, "_Tasks"])

    def is_same(self, run: int, task: str) -> bool:
        """Whether the id stood for much the same words; where nothing tells, it did."""
        then = self._of(self._bases.get(run, "")).get(task)
        now = self.words.get(task)
        return then is None or now is None or much_alike(str(then["content"]), now)

    def said(self, task: str, key: str) -> frozenset[str]:
        """All that plans up to then said of a task in a column; only where the id meant it."""
        now = self.words.get(task, "")
        told = (plan[task] for plan in self._plans if task in plan)
        return frozenset(
            str(fields[key]) for fields in told if much_alike(str(fields["content"]), now)
        )

    @cached_property
    def _bases(self) -> dict[int, str]:
        runs = runs_of(self.archive.events())
        return {run.number: run.basis for run in runs if run.number <= self.until}

    @cached_property
    def _plans(self) -> tuple[_Tasks, ...]:
        """Every plan there was, each once."""
        for basis in dict.fromkeys(self._bases.values()):
            self._of(basis)
        return tuple(self._by_plan.values())

    def _of(self, basis: str) -> _Tasks:
        if basis not in self._by_basis:
            self._by_basis[basis] = self._read(basis) if basis else {}
        return self._by_basis[basis]

    def _read(self, basis: str) -> _Tasks:
        try:
            part = plan_part(self.archive.store.content(basis))
            if part not in self._by_plan:
                tasks = json.loads(part)["plan"]["tasks"]
                self._by_plan[part] = {str(task["task_id"]): task for task in tasks}
            return self._by_plan[part]
        except (CannotDoError, KeyError, TypeError, ValueError):
            return {}  # lost, or of another form: doctor tells
