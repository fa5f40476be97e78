"""Ids that last: where a plan gives its tasks none, each keeps the one that it was known by.

An id that is made of section and number means another task as soon as a row is put in front of
it. So the ids that were given, and for which words, are kept in the folder of the plan, also
those of tasks that are no more: nobody gets them again.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sync.history.past_plans import PastPlans, PlansRead, bases_of
from sync.snapshots import write_durably
from validators.errors import CannotDoError
from validators.same_task import much_alike
from validators.text import fold
from workbook.os_reasons import reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sync.history.archive import Archive
    from validators.plan import Plan, TaskRow

_NAME = "ma-nhiem-vu.json"
_BROKEN = (
    "mã nhiệm vụ đã cấp không đọc được; hãy lấy lại tệp này từ bản sao lưu, hoặc xóa nó để lập lại "
    "từ lịch sử."
)
_K = TypeVar("_K")
_I = TypeVar("_I")


class Known(NamedTuple):
    """What a task said when it was last in the plan."""

    content: str
    section: str
    lead: str


# What tells a task, the surest first: each counts only where it stands once before and now.
_SIGNS: tuple[Callable[[Known], tuple[str, ...]], ...] = (
    lambda task: (fold(task.content), fold(task.section), fold(task.lead)),
    lambda task: (fold(task.content), fold(task.section)),
    lambda task: (fold(task.content),),
)


@dataclass(frozen=True, slots=True)
class GivenIds:
    """The ids that were given to tasks of a plan, kept beside its archive."""

    archive: Archive

    def of(self, plan: Plan) -> Plan:
        """The plan with ids that last; itself where its document gives them. Raises CannotDoError.

        What is new is on disk when this returns.
        """
        if plan.has_ids:
            return plan
        known = self._read()
        lasting = with_lasting_ids(plan, known)
        now = known | {task.task_id: _known(task) for task in lasting.tasks}
        if now != known or not self._path.exists():
            with writing(self._path, "không ghi được mã nhiệm vụ đã cấp"):
                write_durably(self._path, json.dumps(now, ensure_ascii=False).encode())
        return lasting

    @property
    def _path(self) -> Path:
        return self.archive.folder / _NAME

    def _read(self) -> dict[str, Known]:
        """What was given; for plans of earlier times, what their nights stood on."""
        if not self._path.exists():
            bases = bases_of(self.archive.events())
            plans = PastPlans(PlansRead(self.archive), bases, {}).plans
            return {task: _told(fields) for plan in plans for task, fields in plan.items()}
        with reading(self._path, "không đọc được mã nhiệm vụ đã cấp"):
            content = self._path.read_bytes()
        try:
            return {
                str(task): Known(*map(str, known)) for task, known in json.loads(content).items()
            }
        except (ValueError, TypeError, AttributeError) as error:
            raise CannotDoError(f"{self._path}: {_BROKEN}") from error


def with_lasting_ids(plan: Plan, known: Mapping[str, Known]) -> Plan:
    """The plan in which tasks have the ids they were `known` by, and new tasks ids of their own.

    A task is known by its words, wherever it stands by now; or by its place, where its words are
    much the same.
    """
    tasks = dict(enumerate(map(_known, plan.tasks)))
    found: dict[int, str] = {}
    for sign in _SIGNS:
        found |= _matched(sign, _without(tasks, found), _without(known, found.values()))
    for at, task in _without(tasks, found).items():
        place = plan.tasks[at].task_id
        before = known.get(place)
        if before and place not in found.values() and much_alike(before.content, task.content):
            found[at] = place
    taken = {*known, *found.values()}
    for at in _without(tasks, found):
        found[at] = _free(plan.tasks[at].task_id, taken)
        taken.add(found[at])
    return replace(
        plan, tasks=tuple(replace(task, task_id=found[at]) for at, task in enumerate(plan.tasks))
    )


def _matched(
    sign: Callable[[Known], tuple[str, ...]], tasks: Mapping[_I, Known], known: Mapping[_K, Known]
) -> dict[_I, _K]:
    """Which task is which known one, where the sign tells beyond doubt."""
    ids = _once(sign, known)
    return {at: ids[told] for told, at in _once(sign, tasks).items() if told in ids}


def _once(
    sign: Callable[[Known], tuple[str, ...]], tasks: Mapping[_K, Known]
) -> dict[tuple[str, ...], _K]:
    signs = {key: sign(task) for key, task in tasks.items()}
    times = Counter(signs.values())
    return {told: key for key, told in signs.items() if times[told] == 1}


def _without(tasks: Mapping[_K, Known], settled: Iterable[_K]) -> dict[_K, Known]:
    settled = set(settled)
    return {key: task for key, task in tasks.items() if key not in settled}


def _free(task_id: str, taken: set[str]) -> str:
    """The id itself, or `id(n)`, whatever nobody has."""
    names = (f"{task_id}({number})" for number in count(2))
    return task_id if task_id not in taken else next(name for name in names if name not in taken)


def _known(task: TaskRow) -> Known:
    return Known(task.content, task.section, task.lead)


def _told(fields: Mapping[str, Any]) -> Known:
    return Known(*(str(fields[name]) for name in Known._fields))
