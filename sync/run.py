"""One run of the department's work, used by every entry point: pull, check, consolidate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sync.answers import newest_answers
from sync.assign import Assignment, assign
from sync.clock import Clock, SystemClock, business_date
from sync.consolidate import Evidence, consolidate
from sync.pull import Pulled, pull
from validators.check import check
from validators.context import Context, RuleSettings
from workbook.consolidated.write import write_consolidated
from workbook.frames import to_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from sync.snapshots import SnapshotStore
    from sync.sources import Source
    from validators.agencies import AgencyRegistry
    from validators.findings import Finding
    from validators.plan import Plan
    from workbook.consolidated.model import Consolidation
    from workbook.editions import Edition
    from workbook.raw_table import RawTable


@dataclass(frozen=True)
class Run:
    """Everything a run works with. `own` are the raw tables of the department's own biểu."""

    plan: Plan
    registry: AgencyRegistry
    store: SnapshotStore
    sources: Sequence[Source] = ()
    clock: Clock = field(default_factory=SystemClock)
    rules: RuleSettings = field(default_factory=RuleSettings)
    own: tuple[RawTable, ...] = ()

    @property
    def assignment(self) -> Assignment:
        """Who has to report on what."""
        return assign(self.plan, self.registry)

    @property
    def sheet_count(self) -> int:
        """How many sheets a pull will ask for."""
        return sum(len(tuple(source.sheets())) for source in self.sources)

    def pull(self, done: Callable[[], object] = lambda: None) -> Pulled:
        """Every sheet of every source, kept as snapshots."""
        return pull(self.sources, self.store, self.clock, done)

    def commit(self, pulled: Pulled) -> None:
        """A pull is safe on disk: sources may forget what it brought, and owe what it missed."""
        for source in self.sources:
            source.commit(pulled.failures)

    def last_read(self, agencies: Iterable[str]) -> dict[str, datetime | None]:
        """When the newest figures of agencies are from; None where there are none."""
        history = self.store.by_source()
        plans = {ref.source: ref.plan for source in self.sources for ref in source.sheets()}
        told = {
            agency: [s.pulled_at for s in history.get(agency, ()) if s.may_tell(plans[agency])]
            for agency in agencies
            if agency in plans
        }
        return {
            agency: datetime.fromisoformat(at[0]) if (at := told.get(agency)) else None
            for agency in agencies
        }

    def evidence(self, failures: Mapping[str, str] | None = None) -> Evidence:
        """What the newest snapshots say; agencies in `failures` keep older values."""
        answers, unread = newest_answers(self.sources, self.store)
        raws = tuple(answer.raw for answer in answers.values())
        return Evidence(answers, {**unread, **(failures or {})}, self.check(raws))

    def consolidate(self, failures: Mapping[str, str] | None = None) -> Consolidation:
        """What the newest snapshots say today; agencies in `failures` keep older values."""
        return self.consolidated(self.evidence(failures))

    def consolidated(self, evidence: Evidence) -> Consolidation:
        """What the evidence says today."""
        return consolidate(self.plan, self.assignment, evidence, business_date(self.clock))

    def check(self, raws: tuple[RawTable, ...] = ()) -> tuple[Finding, ...]:
        """Findings of the department's own biểu and of the agencies' sheets, in one frame."""
        return check(to_sheets((*self.own, *raws)), self._context())

    def publish(self, consolidation: Consolidation, output: Path) -> Edition:
        """Write the consolidated workbook beside the old one, then replace it."""
        return write_consolidated(output, consolidation)

    def _context(self) -> Context:
        given = self.assignment
        return Context(
            today=business_date(self.clock),
            registry=self.registry,
            head=self.plan.head,
            settings=self.rules,
            issued={task.task_id: task for task in self.plan.tasks},
            assigned={a: frozenset(given.tasks.get(a, ())) for a in given.agencies},
            coordinating={a: frozenset(ids) for a, ids in given.coordinating.items()},
        )
