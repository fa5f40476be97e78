"""Who has to report on what: the lead and coordinating cells of a plan, as agencies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.agencies import Part, split_agencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from validators.agencies import AgencyRegistry
    from validators.plan import Plan, TaskRow

_Ids = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Assignment:
    """`tasks` gives each agency the ids it leads; `unassigned` are ids that reach nobody.

    `coordinating` gives the ids an agency takes part in without leading them.
    """

    tasks: Mapping[str, tuple[str, ...]]
    unassigned: tuple[str, ...]
    coordinating: Mapping[str, tuple[str, ...]] = field(default_factory=_Ids)

    @property
    def agencies(self) -> tuple[str, ...]:
        """Everybody with a task, those who lead one first."""
        return tuple(dict.fromkeys((*self.tasks, *self.coordinating)))


def assign(plan: Plan, registry: AgencyRegistry) -> Assignment:
    """Groups become their members; open groups (“… liên quan”) and roles reach nobody."""
    tasks: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    unassigned: list[str] = []
    for task in plan.tasks:
        leads = dict.fromkeys(_leads(task, registry))
        for agency in leads:
            tasks[agency].append(task.task_id)
        for agency in dict.fromkeys(_coordinators(task, registry)):
            if agency not in leads:
                beside[agency].append(task.task_id)
        if not leads:
            unassigned.append(task.task_id)
    return Assignment(_by_agency(tasks), tuple(unassigned), _by_agency(beside))


def _by_agency(ids: Mapping[str, list[str]]) -> _Ids:
    return {name: tuple(own) for name, own in ids.items()}


def _leads(task: TaskRow, registry: AgencyRegistry) -> Iterator[str]:
    for mention in split_agencies(task.lead, registry):
        if mention.part is not Part.COORDINATING:
            yield from registry.named_by(mention)


def _coordinators(task: TaskRow, registry: AgencyRegistry) -> Iterator[str]:
    for mention in split_agencies(task.lead, registry):
        if mention.part is Part.COORDINATING:
            yield from registry.named_by(mention)
    for mention in split_agencies(task.coordinating, registry):
        if mention.part is not Part.LEAD:
            yield from registry.named_by(mention)
