"""Tasks in the order of the plan, with a heading wherever a new section begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validators.plan import TaskRow


def new_sections(tasks: Iterable[TaskRow]) -> Iterator[tuple[TaskRow, bool]]:
    """Each task with whether it is the first below a heading of its own."""
    before = ("", "")
    for task in tasks:
        here = (task.section_number, task.section)
        yield task, here != before and any(here)
        before = here
