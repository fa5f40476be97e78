"""A plan in the shape of the CLI contract: words verbatim, deadlines and agencies structured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validators.agencies import Mention, Part, split_agencies
from validators.deadlines import read_deadline

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from validators.agencies import AgencyRegistry
    from validators.plan import Plan, PlanHead, ReportObligation, TaskRow


# Kinds of reports whose last days stand in the calendar of every year.
_YEARLY = ("6-month", "9-month", "yearly")


def plan_json(plan: Plan, registry: AgencyRegistry, *, narrative: bool = False) -> dict[str, Any]:
    """Head, tasks and duties of a plan; `narrative` adds the items that its table repeats."""
    parts = {"tasks": plan.tasks, "organisation_tasks": plan.organisation_tasks}
    if narrative:
        parts["narrative_tasks"] = plan.narrative_tasks
    lists = {
        name: [_task(task, plan.head, registry) for task in tasks] for name, tasks in parts.items()
    }
    return {"plan": _head(plan.head), **lists}


def _head(head: PlanHead) -> dict[str, Any]:
    return {
        "number": head.number,
        "issued_on": head.issued_on.isoformat() if head.issued_on else None,
        "place": head.place,
        "issuer": head.issuer,
        "title": head.title,
        "year": head.year,
        "parent_documents": list(head.parent_documents),
        "report_obligations": [_obligation(duty, head) for duty in head.report_obligations],
    }


def _obligation(duty: ReportObligation, head: PlanHead) -> dict[str, Any]:
    days = filter(None, (_last_day(phrase, duty.kind, head) for phrase in duty.last_days))
    return {
        "text": duty.text,
        "kind": duty.kind,
        "last_days": list(duty.last_days),
        "last_acceptable": [day.isoformat() for day in sorted(days)],
        "to": duty.to or None,
    }


def _last_day(phrase: str, kind: str, head: PlanHead) -> date | None:
    """The last day of a report; of one that returns every year, the first after the issue."""
    if kind in _YEARLY:
        yearly = read_deadline(f"{phrase} hằng năm", year=head.year, issued_on=head.issued_on)
        return yearly.next_end
    return read_deadline(phrase, year=head.year, issued_on=head.issued_on).end


def _task(task: TaskRow, head: PlanHead, registry: AgencyRegistry) -> dict[str, Any]:
    deadline = read_deadline(task.deadline, year=head.year, issued_on=head.issued_on)
    lead = split_agencies(task.lead, registry)
    coordinating = split_agencies(task.coordinating, registry)
    leads = [mention for mention in lead if mention.part is not Part.COORDINATING]
    helping = [mention for mention in lead if mention.part is Part.COORDINATING]
    return {
        "id": task.task_id,
        "number": task.number or None,
        "section": task.section or None,
        "content": task.content,
        "detail": task.detail or None,
        "lead": task.lead or None,
        "coordinating": task.coordinating or None,
        "deliverable": task.deliverable or None,
        "time": task.deadline or None,
        "deadline": deadline.as_json(),
        "lead_agencies": _texts(leads),
        "coordinating_agencies": _texts((*helping, *coordinating)),
        "status": deadline.status,
    }


def _texts(mentions: Iterable[Mention]) -> list[str]:
    return [mention.text for mention in mentions]
