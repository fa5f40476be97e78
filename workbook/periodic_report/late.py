"""The late tasks of a report: whose, by how many days, and the difficulties that were reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.progress import StatusClass
from workbook.consolidated.words import silence

if TYPE_CHECKING:
    from datetime import date

    from workbook.consolidated.model import ConsolidatedTask, Consolidation, Report

LATE = (StatusClass.OVERDUE, StatusClass.DONE_LATE)
NO_REASON = "Chưa nêu khó khăn, vướng mắc."
NOBODY = "Chưa giao đơn vị báo cáo"


@dataclass(frozen=True, slots=True)
class LateLine:
    """Agencies that are late with one task in the same way and said the same about it.

    `days` are those after the last day: until the report's day, or until the work was done.
    """

    task: ConsolidatedTask
    status_class: StatusClass
    days: int
    agencies: tuple[str, ...]
    reason: str


def late_lines(told: Consolidation) -> list[LateLine]:
    """Overdue tasks first, in each class those that are latest first; a task stays together."""
    late = [task for task in told.tasks if task.status_class in LATE]
    found = {task.task.task_id: _of_task(task, told.business_date) for task in late}
    late.sort(key=lambda task: _order(task, found[task.task.task_id]))
    return [line for task in late for line in found[task.task.task_id]]


def _order(task: ConsolidatedTask, lines: list[LateLine]) -> tuple[int, int]:
    return LATE.index(task.status_class), -max(line.days for line in lines)


def _of_task(task: ConsolidatedTask, today: date) -> list[LateLine]:
    groups: dict[tuple[StatusClass, int, str], list[str]] = {}
    for report in task.reports:
        if report.status_class in LATE:
            key = (report.status_class, _days(task, report, today), _reason(report))
            groups.setdefault(key, []).append(report.agency)
    lines = [
        LateLine(task, status_class, days, tuple(agencies), reason)
        for (status_class, days, reason), agencies in groups.items()
    ]
    return sorted(lines, key=lambda line: (LATE.index(line.status_class), -line.days)) or [
        LateLine(task, task.status_class, _days(task, None, today), (NOBODY,), NO_REASON)
    ]


def _reason(report: Report) -> str:
    """The agency's own words; where it said nothing at all, or could not be read, that."""
    if report.is_blank:
        return f"{silence(report)}."
    return report.difficulty.strip() or NO_REASON


def _days(task: ConsolidatedTask, report: Report | None, today: date) -> int:
    """How many days late; what was done late, by the day on which it counts as done."""
    done = report is not None and report.status_class is StatusClass.DONE_LATE
    until = report.done_on if report and done else today
    return (until - task.last_day).days if until and task.last_day else 0
