"""What the consolidated workbook says, as values: sync computes it, this package writes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from workbook.raw_table import State

if TYPE_CHECKING:
    from datetime import date, datetime

    from validators.findings import Finding, Place
    from validators.plan import PlanHead, TaskRow
    from validators.progress import StatusClass


@dataclass(frozen=True, slots=True)
class Report:
    """One agency's progress on one task. Texts are the agency's own words.

    `percent` is 0 to 100, None where blank or unreadable; `percent_said` is what stands in
    its cell. `place` is the status cell the report starts at. `state` keeps five things apart:
    something said, nothing said, an error in one of the cells, no row with the task's id, an
    agency that was never read. `read_at` is when the sheet was pulled.
    """

    agency: str
    status: str
    percent: float | None
    result: str
    difficulty: str
    updated_on: str
    status_class: StatusClass
    place: Place | None
    read_at: datetime | None
    state: State
    percent_said: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the agency has said nothing at all about the task."""
        return self.state not in {State.VALUE, State.ERROR}


@dataclass(frozen=True, slots=True)
class ConsolidatedTask:
    """A task of the plan with all reports on it; `last_day` is the last acceptable day.

    `beside` is what coordinating agencies have added: shown, and counted nowhere.
    """

    task: TaskRow
    last_day: date | None
    status_class: StatusClass
    percent: float | None
    reports: tuple[Report, ...]
    beside: tuple[Report, ...] = ()


class Answer(Enum):
    """How an agency answered; the value is what people read."""

    FULL = "Đã báo cáo đủ"
    PARTLY = "Báo cáo một phần"
    EMPTY = "Chưa báo cáo"
    UNREACHABLE = "Không đọc được"


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency's completeness: `expected` tasks to report on, `received` with any word."""

    agency: str
    expected: int
    received: int
    answer: Answer
    read_at: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Everything the workbook shows, on one business day (a local date, fixed per run)."""

    head: PlanHead
    business_date: date
    tasks: tuple[ConsolidatedTask, ...]
    agencies: tuple[AgencyLine, ...]
    findings: tuple[Finding, ...]

    def count(self, status_class: StatusClass) -> int:
        """How many tasks fall in a class."""
        return sum(1 for line in self.tasks if line.status_class is status_class)
