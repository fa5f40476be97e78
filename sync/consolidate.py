"""From answers to what the consolidated workbook says. Values are matched by task id only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync.desk import KEYS, Desk, answered_of, broken, origin_of, place_of, spoken, state_of
from sync.evidence import NEVER_READ
from validators.deadlines import Deadline, read_deadline
from validators.progress import (
    StatusClass,
    classify,
    day_in,
    read_day,
    says_late,
    share_of,
    status_of,
)
from workbook.consolidated.model import (
    AgencyLine,
    Answer,
    ConsolidatedTask,
    Consolidation,
    Report,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sync.assign import Assignment
    from sync.evidence import Evidence
    from validators.plan import Plan, TaskRow

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


def consolidate(
    plan: Plan, assignment: Assignment, evidence: Evidence, today: date
) -> Consolidation:
    """Merge all answers on a business day."""
    deadlines = {task.task_id: _deadline(task, plan) for task in plan.tasks}
    leading, helping = assignment.tasks, assignment.coordinating
    desks = {agency: Desk(agency, evidence) for agency in assignment.agencies}
    said = {
        agency: _Reader(desk, deadlines, today, assignment.former).reports(
            assignment.all_of(agency)
        )
        for agency, desk in desks.items()
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
            _agency_line(desks[agency], reports[agency]) for agency in sorted(assignment.tasks)
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
class _Reader:
    """Reads what lies on the desk of one agency; `former` tells in whose place it stands."""

    desk: Desk
    deadlines: Mapping[str, Deadline]
    today: date
    former: Mapping[tuple[str, str], tuple[str, ...]]

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """One report per task of the agency; a blank one where it said nothing."""
        return {task_id: self._report(task_id) for task_id in ids}

    def _report(self, task_id: str) -> Report:
        rows = self.desk.rows(task_id)
        found = {key: spoken(rows, key) for key in KEYS}
        silent = [key for key, text in found.items() if text is None]
        kept = {key: each for key in silent if (each := self.desk.kept(task_id, key))}
        for key in silent:
            found[key] = kept[key].text if key in kept else broken(rows, key)
        said = {key: text or "" for key, text in found.items()}
        said_on = read_day(said["updated_on"])
        finish = self.desk.finish(task_id)._replace(
            named=day_in(said["status"]) or said_on, says_late=says_late(said["status"])
        )
        last = max(kept.values(), key=lambda each: each.said_at, default=None)
        answered = answered_of(rows, last, self.desk)
        place, origin = place_of(rows, last), origin_of(rows, last, answered)
        return Report(
            agency=self.desk.agency,
            status=said["status"],
            percent=share_of(said["percent"], said["status"]),
            result=said["result"],
            difficulty=said["difficulty"],
            updated_on=said["updated_on"],
            status_class=classify(
                status_of(said["status"], said["percent"]),
                self.deadlines[task_id],
                today=self.today,
                finish=finish,
            ),
            place=place,
            read_at=answered.read_at if answered else None,
            state=state_of(rows, was_read=answered is not None),
            percent_said=said["percent"],
            said_on=said_on,
            done_on=finish.day(self.today),
            origin=origin,
            kept_at=last.said_at if last else None,
            former=self.former.get((self.desk.agency, task_id), ()),
            said_by=self.desk.former(place.source, origin.changed_at)
            if place and origin.changed_at
            else "",
        )


def _task(
    task: TaskRow,
    deadline: Deadline,
    reports: Mapping[str, Mapping[str, Report]],
    today: date,
) -> ConsolidatedTask:
    own = tuple(by_id[task.task_id] for by_id in reports.values() if task.task_id in by_id)
    classes = {report.status_class for report in own}
    percents = [report.percent for report in own if report.percent is not None]
    nobody = classify(None, deadline, today=today)
    return ConsolidatedTask(
        task=task,
        last_day=deadline.end,
        status_class=next((c for c in _WORST_FIRST if c in classes), nobody),
        percent=round(sum(percents) / len(percents), 1) if percents else None,
        reports=own,
    )


def _agency_line(desk: Desk, reports: Mapping[str, Report]) -> AgencyLine:
    """How far an agency has answered; with several sheets, by the newest that was read."""
    answers, failures = desk.answers, _own_failures(desk)
    received = sum(1 for report in reports.values() if not report.is_blank)
    if not answers or set(answers) <= set(failures):
        answer = Answer.UNREACHABLE
    elif received == 0:
        answer = Answer.EMPTY
    else:
        answer = Answer.FULL if received == len(reports) else Answer.PARTLY
    changes = (each.changed_at for each in answers.values())
    return AgencyLine(
        agency=desk.agency,
        expected=len(reports),
        received=received,
        answer=answer,
        read_at=max((each.read_at for each in answers.values()), default=None),
        reason=_reason(desk),
        changed_at=max(filter(None, changes), default=None),
        old_at=min((answers[each].read_at for each in failures if each in answers), default=None),
    )


def _own_failures(desk: Desk) -> dict[str, str]:
    """Why sheets could not be read; those of an agency that is no more only where no other is."""
    own = [source for source in desk.sources if source not in desk.evidence.former]
    return {s: why for s, why in desk.failures.items() if s in own or not own}


def _reason(desk: Desk) -> str:
    """Why an agency could not be read; with several sheets, each by its name."""
    failures = _own_failures(desk)
    if not failures:
        return "" if desk.answers else NEVER_READ
    if len({*failures, *desk.answers}) == 1:
        return next(iter(failures.values()))
    return " ".join(
        reason if source == desk.agency else f"{_kind(source, desk.agency)}: {reason}"
        for source, reason in failures.items()
    )


def _kind(source: str, agency: str) -> str:
    """What a further source of an agency says behind its name."""
    return source.removeprefix(agency).strip(" ()")
