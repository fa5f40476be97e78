"""How a sentence speaks of a task: so that one of the whole plan is known, not one of a section."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import shorten
from typing import TYPE_CHECKING

from validators.numbering import within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validators.plan import TaskRow
    from validators.rule import Row

_GLIMPSE = 40  # characters


@dataclass(frozen=True)
class TaskNames:
    """Names of rows; `issued` are the tasks of the plan by id, as far as they are known."""

    issued: Mapping[str, TaskRow] = field(default_factory=dict["str", "TaskRow"])

    def of(self, row: Row) -> str:
        """`Nhiệm vụ II.1`; with its first words where the plan has that number more than once.

        A row without a task of the plan goes by its own number below its section, and one
        without a number by its place.
        """
        task = self.issued.get(str(row.get("task_id", "")))
        number = task.full_number if task else within(_section(row), str(row.get("number", "")))
        if not number:
            return f"Dòng {row.get('row', '')}"
        if task and self._count[number] > 1:
            return f"Nhiệm vụ {number} “{shorten(task.content, _GLIMPSE, placeholder='…')}”"
        return f"Nhiệm vụ {number}"

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(task.full_number for task in self.issued.values())


def _section(row: Row) -> str:
    """The number of the section that a row stands in: `II`, or `II.1` for 1 within II."""
    numbers = [each for each in str(row.get("section", "")).split("/") if " " not in each]
    return ".".join(numbers)
