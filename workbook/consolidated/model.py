"""What the consolidated workbook says, as values: sync computes it, this package writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from workbook.raw_table import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from validators.findings import Finding, Place
    from validators.plan import PlanHead, TaskRow
    from validators.progress import StatusClass


@dataclass(frozen=True, slots=True)
class Origin:
    """Which answer a report was read from: the file or spreadsheet, and its snapshot.

    `changed_at` is since when the row has been what it is, as far as is known; `tab` is where
    it stands or should stand.
    """

    file: str = ""
    snapshot: str = ""
    changed_at: datetime | None = None
    tab: str = ""


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Report:
    """One agency's progress on one task. Texts are the agency's own words.

    `percent` is 0 to 100, None where blank or unreadable; `percent_said` is what stands in
    its cell. `place` is the status cell the report starts at. `state` keeps five things apart:
    something said, nothing said, an error in one of the cells, no row with the task's id, an
    agency that was never read. `read_at` is when the sheet was pulled; `said_on` is the day
    that `updated_on` names, None where it names none; `done_on` is the day on which work that is
    done counts as done: as it was named, else as it was first read. `kept_at` is when words were
    last read that still count although their cell is blank by now; None where there are none.
    `former` are the agencies that the plan names and in whose place this one stands; `said_by` is
    the one of them whose words still count, "" where this agency's own do.
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
    said_on: date | None = None
    done_on: date | None = None
    origin: Origin = NOWHERE
    kept_at: datetime | None = None
    former: tuple[str, ...] = ()
    said_by: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the agency has said nothing at all about the task."""
        said = self.state is State.VALUE or self.state is State.ERROR
        return not said and self.kept_at is None


@dataclass(frozen=True, slots=True)
class ConsolidatedTask:
    """A task of the plan with all reports on it; `last_day` is the last acceptable day.

    `percent` is the mean of the reports that name one, None where none does.
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
    """One agency's completeness: `expected` tasks to report on, `received` with any word.

    `read_at` is when the freshest of its sources was read; `old_at` when the oldest of those
    that could not be read now was, None where none is behind.
    """

    agency: str
    expected: int
    received: int
    answer: Answer
    read_at: datetime | None
    reason: str = ""
    changed_at: datetime | None = None
    old_at: datetime | None = None

    @property
    def figures_of(self) -> datetime | None:
        """How old the figures may be: when the source that is furthest behind was last read."""
        return self.old_at or self.read_at


class ChangeKind(Enum):
    """What became different since the consolidation before; the value is what people read."""

    NEWLY_LATE = "Mới quá hạn"
    NEWLY_DONE = "Mới hoàn thành"
    NEW = "Mới có"
    REMOVED = "Không còn"
    CHANGED = "Thay đổi nội dung"
    SILENT = "Lâu không cập nhật"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: whose (`agency`, empty for the plan's own words), of which task, in what."""

    kind: ChangeKind
    agency: str
    task: TaskRow | None
    what: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Everything the workbook shows, on one business day (a local date, fixed per run).

    `changes` are those since the consolidation of `compared_with`, None where none is known.
    `faults` are sums of the run that do not close; `rejects` are the places of files and mails
    that belong to nobody, each with the reason.
    """

    head: PlanHead
    business_date: date
    tasks: tuple[ConsolidatedTask, ...]
    agencies: tuple[AgencyLine, ...]
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    compared_with: date | None = None
    faults: tuple[str, ...] = ()
    rejects: Mapping[str, str] = field(default_factory=dict[str, str])

    def count(self, status_class: StatusClass) -> int:
        """How many tasks fall in a class."""
        return sum(1 for line in self.tasks if line.status_class is status_class)

    def answering(self, answer: Answer) -> list[str]:
        """The agencies that answered so."""
        return [line.agency for line in self.agencies if line.answer is answer]
