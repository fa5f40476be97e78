"""Who has to report on what: the lead cells of a plan, as agencies of the registry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.agencies import Part, split_agencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from validators.agencies import AgencyRegistry
    from validators.plan import Plan, TaskRow


@dataclass(frozen=True, slots=True)
class Assignment:
    """`tasks` gives each agency the ids it leads; `unassigned` are ids that reach nobody."""

    tasks: Mapping[str, tuple[str, ...]]
    unassigned: tuple[str, ...]


def assign(plan: Plan, registry: AgencyRegistry) -> Assignment:
    """Groups become their members; open groups (“… liên quan”) and roles reach nobody."""
    tasks: dict[str, list[str]] = defaultdict(list)
    unassigned: list[str] = []
    for task in plan.tasks:
        leads = dict.fromkeys(_leads(task, registry))
        for agency in leads:
            tasks[agency].append(task.task_id)
        if not leads:
            unassigned.append(task.task_id)
    return Assignment({name: tuple(ids) for name, ids in tasks.items()}, tuple(unassigned))


def _leads(task: TaskRow, registry: AgencyRegistry) -> Iterator[str]:
    for mention in split_agencies(task.lead, registry):
        if mention.part is not Part.COORDINATING:
            yield from registry.named_by(mention)
