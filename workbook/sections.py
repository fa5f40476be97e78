"""Tasks in the order of the plan, with a heading wherever a new section begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validators.plan import Plan, TaskRow


def new_sections(tasks: Iterable[TaskRow]) -> Iterator[tuple[TaskRow, bool]]:
    """Each task with whether it is the first below a heading of its own."""
    before = ("", "")
    for task in tasks:
        here = (task.section_number, task.section)
        yield task, here != before and any(here)
        before = here


def numbered(plan: Plan) -> Plan:
    """The plan with a number on every task, as a biểu has numbers to speak of.

    A task that the document marks only with a dash gets its place in its section.
    """
    tasks: list[TaskRow] = []
    place = 0
    for task, first in new_sections(plan.tasks):
        place = 1 if first else place + 1
        sign_only = not any(letter.isalnum() for letter in task.number)
        tasks.append(replace(task, number=str(place)) if sign_only else task)
    return replace(plan, tasks=tuple(tasks))
