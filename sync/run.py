"""One run of the department's work, used by every entry point: pull, check, consolidate."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sync.assign import Assignment, assign
from sync.clock import Clock, SystemClock, business_date
from sync.consolidate import Answered, Evidence, consolidate
from sync.pull import Pulled, pull
from sync.sources import Source, SourceError
from validators.check import check
from validators.context import Context, RuleSettings
from validators.errors import CannotDoError
from workbook.consolidated.write import write_consolidated
from workbook.find_table import find_table
from workbook.frames import to_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from sync.snapshots import Snapshot, SnapshotStore
    from validators.agencies import AgencyRegistry
    from validators.findings import Finding
    from validators.plan import Plan
    from workbook.consolidated.model import Consolidation
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
        newest = {agency: history[agency][0] if agency in history else None for agency in agencies}
        return {
            agency: datetime.fromisoformat(snapshot.pulled_at) if snapshot else None
            for agency, snapshot in newest.items()
        }

    def consolidate(self, failures: Mapping[str, str] | None = None) -> Consolidation:
        """What the newest snapshots say today; agencies in `failures` keep older values."""
        answers, unread = self._answers()
        raws = tuple(answer.raw for answer in answers.values())
        evidence = Evidence(answers, {**unread, **(failures or {})}, self.check(raws))
        return consolidate(self.plan, self.assignment, evidence, business_date(self.clock))

    def check(self, raws: tuple[RawTable, ...] = ()) -> tuple[Finding, ...]:
        """Findings of the department's own biểu and of the agencies' sheets, in one frame."""
        return check(to_sheets((*self.own, *raws)), self._context())

    def publish(self, consolidation: Consolidation, output: Path) -> None:
        """Write the consolidated workbook beside the old one, then replace it."""
        write_consolidated(output, consolidation)

    def _context(self) -> Context:
        return Context(
            today=business_date(self.clock),
            registry=self.registry,
            head=self.plan.head,
            settings=self.rules,
            issued={task.task_id: task for task in self.plan.tasks},
            assigned={a: frozenset(ids) for a, ids in self.assignment.tasks.items()},
        )

    def _answers(self) -> tuple[dict[str, Answered], dict[str, str]]:
        """The newest readable answer of each sheet, and why its newest one was not readable."""
        answers: dict[str, Answered] = {}
        unread: dict[str, str] = {}
        history = self.store.by_source()
        for source in self.sources:
            for sheet in source.sheets():
                tried: set[str] = set()
                for snapshot in history.get(sheet.source, ()):
                    if snapshot.sha256 in tried:
                        continue  # the same answer, night after night
                    tried.add(snapshot.sha256)
                    try:
                        raw = self._table(source, snapshot)
                    except SourceError as error:
                        unread.setdefault(sheet.source, error.reason)
                        continue
                    read_at = datetime.fromisoformat(snapshot.pulled_at)
                    answers[sheet.source] = Answered(raw, read_at)
                    break
        return answers, unread

    def _table(self, source: Source, snapshot: Snapshot) -> RawTable:
        answer = self.store.raw(snapshot)
        try:
            raw = source.decode(snapshot.ref, answer)
        except CannotDoError:
            raise
        except Exception as bug:
            logging.getLogger("phancong").exception("decoding failed")
            reason = "lỗi chương trình khi đọc bảng; hãy gửi nhật ký cho người phụ trách."
            raise SourceError(snapshot.source, snapshot.sheet, reason) from bug
        if find_table(raw) is None:
            reason = "không tìm thấy bảng phân công; hãy khôi phục dòng tiêu đề của biểu."
            raise SourceError(snapshot.source, raw.ref.sheet, reason)
        return raw
