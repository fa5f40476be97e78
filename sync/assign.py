"""Who has to report on what: the lead and coordinating cells of a plan, as agencies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.agencies import Part, split_agencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from validators.agencies import AgencyRegistry
    from validators.plan import Plan, TaskRow

_Ids = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Assignment:
    """`tasks` gives each agency the ids it leads; `unassigned` are ids that reach nobody.

    `coordinating` gives the ids an agency takes part in without leading them. `inherited` gives
    agencies that are no more the ids that their successors owe in their place, and `former` tells
    of an agency's task in whose place it stands, where the plan does not name it itself.
    """

    tasks: Mapping[str, tuple[str, ...]]
    unassigned: tuple[str, ...]
    coordinating: Mapping[str, tuple[str, ...]] = field(default_factory=_Ids)
    inherited: Mapping[str, tuple[str, ...]] = field(default_factory=_Ids)
    former: Mapping[tuple[str, str], tuple[str, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[str, ...]]
    )

    @property
    def agencies(self) -> tuple[str, ...]:
        """Everybody with a task, those who lead one first."""
        return tuple(dict.fromkeys((*self.tasks, *self.coordinating)))

    def all_of(self, agency: str) -> tuple[str, ...]:
        """Every id that an agency may report on."""
        return (*self.tasks.get(agency, ()), *self.coordinating.get(agency, ()))


def assign(plan: Plan, registry: AgencyRegistry, day: date | None = None) -> Assignment:
    """Groups become their members; open groups (“… liên quan”) and roles reach nobody.

    With a day, what the plan gives to an agency that is no more is its successor's.
    """
    tasks: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    inherited: dict[str, list[str]] = defaultdict(list)
    former: dict[tuple[str, str], tuple[str, ...]] = {}
    unassigned: list[str] = []
    for task in plan.tasks:
        leads = list(_leads(task, registry, day))
        others = list(_coordinators(task, registry, day))
        leading = {line[-1] for line in leads}
        for agency in _last(leads):
            tasks[agency].append(task.task_id)
        for agency in _last(others):
            if agency not in leading:
                beside[agency].append(task.task_id)
        beside_gone = {a: names for a, names in _gone(others).items() if a not in leading}
        for agency, names in {**beside_gone, **_gone(leads)}.items():
            former[agency, task.task_id] = names
        lines = (*leads, *others)
        for name in dict.fromkeys(n for line in lines for n in line[:-1] if n != line[-1]):
            inherited[name].append(task.task_id)
        if not leads:
            unassigned.append(task.task_id)
    return Assignment(
        _by_agency(tasks), tuple(unassigned), _by_agency(beside), _by_agency(inherited), former
    )


def _last(lines: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return dict.fromkeys(line[-1] for line in lines)


def _gone(lines: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """By agency, whom cells name in its place; nothing for who is named itself."""
    found: dict[str, dict[str, None]] = {}
    for line in lines:
        found.setdefault(line[-1], {})[line[0]] = None
    return {agency: tuple(names) for agency, names in found.items() if agency not in names}


def _by_agency(ids: Mapping[str, list[str]]) -> _Ids:
    return {name: tuple(own) for name, own in ids.items()}


def _leads(task: TaskRow, registry: AgencyRegistry, day: date | None) -> Iterator[tuple[str, ...]]:
    for mention in split_agencies(task.lead, registry):
        if mention.part is not Part.COORDINATING:
            yield from registry.named_by(mention, day)


def _coordinators(
    task: TaskRow, registry: AgencyRegistry, day: date | None
) -> Iterator[tuple[str, ...]]:
    for mention in split_agencies(task.lead, registry):
        if mention.part is Part.COORDINATING:
            yield from registry.named_by(mention, day)
    for mention in split_agencies(task.coordinating, registry):
        if mention.part is not Part.LEAD:
            yield from registry.named_by(mention, day)
