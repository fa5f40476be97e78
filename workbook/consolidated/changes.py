"""What became different between two consolidations of one plan, matched by task id and agency."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.columns import BY_KEY
from validators.progress import CLASS_GROUPS, StatusClass
from workbook.consolidated.model import Change, ChangeKind
from workbook.consolidated.timeliness import FRESH_DAYS
from workbook.consolidated.words import days_since, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.plan import TaskRow
    from workbook.consolidated.model import Consolidation, Report

_PLAN = ("content", "lead", "coordinating", "deliverable", "deadline")
_PROGRESS = ("status", "percent", "result", "difficulty")
_DONE = CLASS_GROUPS["Đã hoàn thành"]
_ORDER = {kind: rank for rank, kind in enumerate(ChangeKind)}


def with_changes(now: Consolidation, before: Consolidation | None) -> Consolidation:
    """`now` with what changed since `before`; without one, only who has long been silent."""
    found = [*(_differences(before, now) if before else ()), *_silent(now)]
    return replace(
        now,
        changes=tuple(sorted(found, key=lambda change: _ORDER[change.kind])),
        compared_with=before.business_date if before else None,
    )


def _differences(before: Consolidation, now: Consolidation) -> Iterator[Change]:
    old = {line.task.task_id: line for line in before.tasks}
    new = {line.task.task_id: line for line in now.tasks}
    for task_id, line in new.items():
        if task_id not in old:
            yield Change(ChangeKind.NEW, "", line.task, "Nhiệm vụ mới")
            continue
        yield from _rewritten(old[task_id].task, line.task)
        yield from _reported(old[task_id].reports, line.reports, line.task)
    for task_id, line in old.items():
        if task_id not in new:
            yield Change(ChangeKind.REMOVED, "", line.task, "Nhiệm vụ không còn trong kế hoạch")


def _rewritten(old: TaskRow, new: TaskRow) -> Iterator[Change]:
    """What the department changed in the plan itself."""
    for key in _PLAN:
        was, is_ = getattr(old, key), getattr(new, key)
        if was != is_:
            yield Change(ChangeKind.CHANGED, "", new, BY_KEY[key].heading, was, is_)


def _reported(old: tuple[Report, ...], new: tuple[Report, ...], task: TaskRow) -> Iterator[Change]:
    """What became of the reports on a task that was there before."""
    was = {report.agency: report for report in old}
    is_ = {report.agency: report for report in new}
    for agency, report in is_.items():
        if agency in was:
            yield from _said(was[agency], report, task)
        else:
            yield Change(ChangeKind.NEW, agency, task, "Đơn vị mới được giao")
    for agency in was:
        if agency not in is_:
            yield Change(ChangeKind.REMOVED, agency, task, "Đơn vị không còn được giao")


def _said(old: Report, new: Report, task: TaskRow) -> Iterator[Change]:
    was, is_ = old.status_class, new.status_class
    kind = None
    if is_ is StatusClass.OVERDUE and was is not is_:
        kind = ChangeKind.NEWLY_LATE
    elif is_ in _DONE and was not in _DONE:
        kind = ChangeKind.NEWLY_DONE
    if kind:
        yield Change(kind, new.agency, task, "Phân loại", was.value, is_.value)
    for key in _PROGRESS:
        before, after = _words(old, key), _words(new, key)
        if before != after:
            what = BY_KEY[key].heading
            yield Change(ChangeKind.CHANGED, new.agency, task, what, before, after)


def _words(report: Report, key: str) -> str:
    """What stands in a cell of a report."""
    return report.percent_said if key == "percent" else getattr(report, key)


def _silent(now: Consolidation) -> Iterator[Change]:
    """Agencies with work left whose sheet has been the same for long."""
    busy = {
        report.agency
        for line in now.tasks
        for report in line.reports
        if report.status_class not in _DONE
    }
    for line in now.agencies:
        days = days_since(line.changed_at, now.business_date)
        if days is not None and days >= FRESH_DAYS and line.agency in busy:
            said = moment_text(line.changed_at)
            what = f"Bảng không thay đổi {days} ngày"
            yield Change(ChangeKind.SILENT, line.agency, None, what, said)
