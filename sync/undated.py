"""Tasks that are done without a day of it, and that nothing proves to be done in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.desk import Desk
from validators.context import Undated
from validators.deadlines import read_deadline
from validators.finish import in_time
from validators.progress import lacks_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sync.evidence import Evidence
    from validators.plan import Plan


def undated(evidence: Evidence, plan: Plan, today: date) -> dict[tuple[str, str], Undated]:
    """By source and task: what is known instead of the day, which the agency is asked for."""
    last_days = _last_days(plan, today)
    desks: dict[str, Desk] = {}
    found: dict[tuple[str, str], Undated] = {}
    for source, task in evidence.before.done:
        if task in last_days:
            agency = evidence.agencies.get(source, source)
            desk = desks.setdefault(agency, Desk(agency, evidence))
            each = Undated(last_days[task], desk.finish(task))
            if _is_open(desk, task) and not in_time(each.finish, each.last_day, today):
                found[source, task] = each
    return found


def _last_days(plan: Plan, today: date) -> Mapping[str, date]:
    """The last days that are over, by task."""
    head = plan.head
    ends = {
        task.task_id: read_deadline(task.deadline, year=head.year, issued_on=head.issued_on).end
        for task in plan.tasks
    }
    return {task: end for task, end in ends.items() if end and end < today}


def _is_open(desk: Desk, task: str) -> bool:
    """Whether the words that count say that the task is done, and leave the day open."""
    rows = desk.rows(task)
    status, updated_on = (desk.words(task, key, rows) for key in ("status", "updated_on"))
    return lacks_day(status, updated_on, desk.finish(task).stale)
