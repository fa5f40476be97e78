"""Whether an id meant the same task on a past night: a plan that changes may number anew."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sync.history.archive import runs_of
from validators.errors import CannotDoError
from validators.same_task import much_alike

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.history.archive import Archive


@dataclass(frozen=True)
class SameTasks:
    """`words` are those of the tasks now, by id."""

    archive: Archive
    words: Mapping[str, str]
    _read: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def holds(self, run: int, task: str) -> bool:
        """Whether the id stood for much the same words; where nothing tells, it did."""
        then = self._words_of(self._plans.get(run, "")).get(task)
        now = self.words.get(task)
        return then is None or now is None or much_alike(then, now)

    @cached_property
    def _plans(self) -> dict[int, str]:
        return {run.number: run.basis for run in runs_of(self.archive.events())}

    def _words_of(self, basis: str) -> dict[str, str]:
        if basis not in self._read:
            self._read[basis] = self._tasks(basis) if basis else {}
        return self._read[basis]

    def _tasks(self, basis: str) -> dict[str, str]:
        try:
            tasks = json.loads(self.archive.store.content(basis))["plan"]["tasks"]
            return {str(task["task_id"]): str(task["content"]) for task in tasks}
        except (CannotDoError, KeyError, TypeError, ValueError):
            return {}  # lost, or of another form: doctor tells
