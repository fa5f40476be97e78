"""From snapshots to what the consolidated workbook says. Values are matched by task id only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from validators.a1 import address
from validators.columns import PROGRESS_COLUMNS
from validators.deadlines import Deadline, read_deadline
from validators.findings import Place
from validators.progress import StatusClass, classify, read_day, read_percent, read_status
from workbook.consolidated.model import (
    NOWHERE,
    AgencyLine,
    Answer,
    ConsolidatedTask,
    Consolidation,
    Origin,
    Report,
)
from workbook.find_table import TableRow, TaskTable, find_tables
from workbook.raw_table import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sync.assign import Assignment
    from validators.findings import Finding
    from validators.plan import Plan, TaskRow
    from workbook.raw_table import RawTable

# Of many reports on one task, the task falls in the class that needs the most attention.
_WORST_FIRST = (
    StatusClass.OVERDUE,
    StatusClass.NOT_STARTED,
    StatusClass.IN_TERM,
    StatusClass.UNDATED,
    StatusClass.CONDITIONAL,
    StatusClass.ROUTINE,
    StatusClass.DONE_LATE,
    StatusClass.DONE_ON_TIME,
)

# The columns in which an agency says something about a task.
_TOLD = ("status", "percent", "result", "difficulty")

NEVER_READ = "chưa lấy được số liệu lần nào."


@dataclass(frozen=True, slots=True)
class Answered:
    """An agency's last readable answer: its cells, when they were pulled, which snapshot.

    `changed_at` is since when the answer has been the same, as far as is known.
    """

    raw: RawTable
    read_at: datetime
    snapshot: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known on a day: answers, the reason of every unread agency, all findings."""

    answers: Mapping[str, Answered] = field(default_factory=dict)
    failures: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def consolidate(
    plan: Plan, assignment: Assignment, evidence: Evidence, today: date
) -> Consolidation:
    """Merge all answers on a business day."""
    deadlines = {task.task_id: _deadline(task, plan) for task in plan.tasks}
    leading, helping = assignment.tasks, assignment.coordinating
    said = {
        agency: _Desk(agency, evidence.answers.get(agency), deadlines, today).reports(
            (*leading.get(agency, ()), *helping.get(agency, ()))
        )
        for agency in assignment.agencies
    }
    reports = _only(leading, said)
    beside = _only(helping, said)
    return Consolidation(
        head=plan.head,
        business_date=today,
        tasks=tuple(
            replace(
                _task(task, deadlines[task.task_id], reports, today),
                beside=_spoken(task.task_id, beside),
            )
            for task in plan.tasks
        ),
        agencies=tuple(
            _agency_line(agency, reports[agency], evidence) for agency in sorted(assignment.tasks)
        ),
        findings=evidence.findings,
    )


def _deadline(task: TaskRow, plan: Plan) -> Deadline:
    return read_deadline(task.deadline, year=plan.head.year, issued_on=plan.head.issued_on)


def _only(
    ids: Mapping[str, Iterable[str]], said: Mapping[str, Mapping[str, Report]]
) -> dict[str, dict[str, Report]]:
    """Of everything said, each agency's reports on the tasks it is named for."""
    return {agency: {i: said[agency][i] for i in own} for agency, own in ids.items()}


def _spoken(task_id: str, reports: Mapping[str, Mapping[str, Report]]) -> tuple[Report, ...]:
    """The reports on a task in which anything is said."""
    own = (by_id[task_id] for by_id in reports.values() if task_id in by_id)
    return tuple(report for report in own if not report.is_blank)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Reads one agency's answer."""

    agency: str
    answered: Answered | None
    deadlines: Mapping[str, Deadline]
    today: date

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """One report per task of the agency; a blank one where it said nothing."""
        rows = _rows_by_id(find_tables(self.answered.raw)) if self.answered else {}
        return {task_id: self._report(task_id, *rows.get(task_id, (None, None))) for task_id in ids}

    def _report(self, task_id: str, table: TaskTable | None, row: TableRow | None) -> Report:
        said = {column.key: row.text(column.key) if row else "" for column in PROGRESS_COLUMNS}
        percent = read_percent(said["percent"])
        deadline, done_on = self.deadlines[task_id], read_day(said["updated_on"])
        return Report(
            agency=self.agency,
            status=said["status"],
            percent=percent.value if percent else None,
            result=said["result"],
            difficulty=said["difficulty"],
            updated_on=said["updated_on"],
            status_class=classify(
                read_status(said["status"]),
                deadline,
                done_on=done_on,
                today=self.today,
            ),
            place=self._place(table, row),
            read_at=self.answered.read_at if self.answered else None,
            state=self._state(row),
            percent_said=said["percent"],
            said_on=done_on,
            origin=self._origin(),
        )

    def _origin(self) -> Origin:
        """Which file the answer is, and which snapshot of it."""
        if self.answered is None:
            return NOWHERE
        file = PurePath(self.answered.raw.ref.key).name
        return Origin(file, self.answered.snapshot, self.answered.changed_at)

    def _state(self, row: TableRow | None) -> State:
        """What became of the task in the agency's sheet; a day of update alone says nothing."""
        if row is None:
            return State.MISSING_ROW if self.answered else State.UNREACHABLE
        cells = [row.cells[key] for key in _TOLD if key in row.cells]
        states = {cell.state for cell in cells if cell.shown.strip()}
        return next((each for each in (State.ERROR, State.VALUE) if each in states), State.BLANK)

    def _place(self, table: TaskTable | None, row: TableRow | None) -> Place | None:
        """The row's first progress cell."""
        if table is None or row is None:
            return None
        columns = [table.columns[c.key] for c in PROGRESS_COLUMNS if c.key in table.columns]
        cell = address(row.row, columns[0]) if columns else ""
        return Place(self.agency, table.ref.sheet, cell) if cell else None


def _rows_by_id(tables: Iterable[TaskTable]) -> dict[str, tuple[TaskTable, TableRow]]:
    """Rows whose task id stands once; a doubled id belongs to no row, and a rule says so."""
    rows = [(table, row) for table in tables for row in table.rows]
    count = Counter(row.text("task_id") for _, row in rows)
    return {
        row.text("task_id"): (table, row) for table, row in rows if count[row.text("task_id")] == 1
    }


def _task(
    task: TaskRow,
    deadline: Deadline,
    reports: Mapping[str, Mapping[str, Report]],
    today: date,
) -> ConsolidatedTask:
    own = tuple(by_id[task.task_id] for by_id in reports.values() if task.task_id in by_id)
    classes = {report.status_class for report in own}
    percents = [report.percent for report in own if report.percent is not None]
    nobody = classify(None, deadline, done_on=None, today=today)
    return ConsolidatedTask(
        task=task,
        last_day=deadline.end,
        status_class=next((c for c in _WORST_FIRST if c in classes), nobody),
        percent=round(sum(percents) / len(percents), 1) if percents else None,
        reports=own,
    )


def _agency_line(agency: str, reports: Mapping[str, Report], evidence: Evidence) -> AgencyLine:
    answered, failure = evidence.answers.get(agency), evidence.failures.get(agency, "")
    received = sum(1 for report in reports.values() if not report.is_blank)
    if failure or answered is None:
        answer = Answer.UNREACHABLE
    elif received == 0:
        answer = Answer.EMPTY
    else:
        answer = Answer.FULL if received == len(reports) else Answer.PARTLY
    return AgencyLine(
        agency=agency,
        expected=len(reports),
        received=received,
        answer=answer,
        read_at=answered.read_at if answered else None,
        reason=failure or ("" if answered else NEVER_READ),
        changed_at=answered.changed_at if answered else None,
    )
