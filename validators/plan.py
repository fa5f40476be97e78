"""A plan and its tasks, as the words of the document say it: everything verbatim text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.numbering import within

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class ReportObligation:
    """One report the plan asks for: its sentence, how often, its last days, to whom, by whom."""

    text: str
    kind: str
    last_days: tuple[str, ...] = ()
    to: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What stands above a plan (Nghị định 30/2020/NĐ-CP, Phụ lục I); None where it is not said.

    `identity` is which plan the department says it is, where number or title were corrected
    since; no document says that.
    """

    number: str | None = None
    issued_on: date | None = None
    place: str | None = None
    issuer: str | None = None
    title: str | None = None
    year: int | None = None
    parent_documents: tuple[str, ...] = ()
    report_obligations: tuple[ReportObligation, ...] = ()
    identity: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task. `task_id` stays the same when the row is moved or renumbered in a sheet."""

    task_id: str
    number: str
    content: str
    lead: str = ""
    coordinating: str = ""
    deliverable: str = ""
    deadline: str = ""
    section_number: str = ""
    section: str = ""
    detail: str = ""

    @property
    def full_number(self) -> str:
        """The number with that of its section (`II.4`), unless it already begins with it."""
        return within(self.section_number, self.number)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan document read whole.

    `tasks` are the rows of the biểu; `organisation_tasks` are the duties listed under
    *Tổ chức thực hiện*; `narrative_tasks` are items of the running text that an annexed
    table repeats; `residue` are the lines that were not understood as any of these. `has_ids`
    tells that the document itself gives its tasks their ids: a biểu of ours, in a hidden column.
    """

    head: PlanHead
    tasks: tuple[TaskRow, ...]
    organisation_tasks: tuple[TaskRow, ...] = ()
    narrative_tasks: tuple[TaskRow, ...] = ()
    residue: tuple[str, ...] = field(default=())
    has_ids: bool = False
