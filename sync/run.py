"""One run of the department's work, used by every entry point: pull, check, consolidate."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sync.answers import newest_answers
from sync.assign import Assignment, assign
from sync.clock import Clock, SystemClock, business_date
from sync.consolidate import consolidate
from sync.emptied import emptied
from sync.evidence import Before, Evidence, Former
from sync.pull import Pulled, pull
from sync.rivals import rivals
from sync.sources import reasons
from sync.undated import undated
from validators.check import check
from validators.context import CellKey, Context, Emptied, Rival, RuleSettings, Undated
from validators.findings import Place
from validators.progress import read_percent
from validators.task_words import TaskWords
from workbook.consolidated.write import write_consolidated
from workbook.find_table import ReadSheet
from workbook.frames import frames_of, to_sheets
from workbook.raw_table import RawTable, SheetRef

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from sync.snapshots import SnapshotStore
    from sync.sources import Reject, Source
    from validators.agencies import Agency, AgencyRegistry
    from validators.findings import Finding
    from validators.plan import Plan
    from workbook.consolidated.model import Consolidation
    from workbook.editions import Edition


@dataclass(frozen=True)
class Run:
    """Everything a run works with. `own` are the raw tables of the department's own biểu.

    `agencies` says whose a source is, where it does not bear the name of its agency; `before`
    is what the history knows, `rivals` where sheets of one agency contradict each other,
    `emptied` which blank cells keep their words, `undated` what is done without a day of it;
    `known` is what the newest snapshots say, where they were read already.
    `rejects` are what was found and belongs to no agency for sure. `day` is the business date,
    fixed at the start: a run that crosses midnight keeps it.
    """

    plan: Plan
    registry: AgencyRegistry
    store: SnapshotStore
    sources: Sequence[Source] = ()
    clock: Clock = field(default_factory=SystemClock)
    rules: RuleSettings = field(default_factory=RuleSettings)
    own: tuple[RawTable, ...] = ()
    agencies: Mapping[str, str] = field(default_factory=dict[str, str])
    before: Before = field(default_factory=Before)
    rivals: Mapping[CellKey, Rival] = field(default_factory=dict[CellKey, Rival])
    emptied: Mapping[CellKey, Emptied] = field(default_factory=dict[CellKey, Emptied])
    undated: Mapping[tuple[str, str], Undated] = field(
        default_factory=dict[tuple[str, str], Undated]
    )
    known: Evidence | None = None
    rejects: tuple[Reject, ...] = ()
    day: date | None = None

    @property
    def today(self) -> date:
        """The business date; without a fixed one, what the clock says."""
        return self.day or business_date(self.clock)

    @property
    def assignment(self) -> Assignment:
        """Who has to report on what today."""
        return assign(self.plan, self.registry, self.today)

    @property
    def source_names(self) -> frozenset[str]:
        """The names of the agencies' sources."""
        return frozenset(ref.source for source in self.sources for ref in source.sheets())

    @property
    def owners(self) -> dict[str, str]:
        """Whose the words of each source are today: of agencies that are no more, a successor's."""
        heirs = {source: line[-1].name for source, line in self._lines.items()}
        return {**self.agencies, **heirs}

    @property
    def former(self) -> dict[str, Former]:
        """The sources of agencies that are no more and have a successor."""
        return {
            source: Former(line[0].name, ended)
            for source, line in self._lines.items()
            if len(line) > 1 and (ended := line[-2].valid_to)
        }

    @property
    def _took_over(self) -> dict[tuple[str, str], date]:
        ended = {
            line[0].name: day
            for each in self.registry.agencies
            if len(line := self.registry.line(each, self.today)) > 1 and (day := line[-2].valid_to)
        }
        former = self.assignment.former.items()
        return {place: max(ended[name] for name in names) for place, names in former}

    @cached_property
    def _lines(self) -> dict[str, tuple[Agency, ...]]:
        named = {source: source for source in self.source_names} | dict(self.agencies)
        return {
            source: self.registry.line(known, self.today)
            for source, name in named.items()
            if (known := self.registry.find(name))
        }

    @property
    def sheet_count(self) -> int:
        """How many sheets a pull will ask for."""
        return len(self._refs)

    @property
    def _refs(self) -> list[SheetRef]:
        return [ref for source in self.sources for ref in source.sheets()]

    def pull(self, done: Callable[[], object] = lambda: None) -> Pulled:
        """Every sheet of every source, kept as snapshots."""
        return pull(self.sources, self.store, self.clock, done)

    def commit(self, pulled: Pulled) -> None:
        """A pull is safe on disk: sources may forget what it brought, and owe what it missed."""
        for source in self.sources:
            source.commit(pulled.failures)

    def last_read(self, sources: Iterable[str]) -> dict[str, datetime | None]:
        """When the newest figures of sources are from; None where there are none."""
        history = self.store.by_source()
        plans = {ref.source: ref.plan for ref in self._refs}
        told = {
            source: [s.pulled_at for s in history.get(source, ()) if s.may_tell(plans[source])]
            for source in sources
            if source in plans
        }
        return {
            source: datetime.fromisoformat(at[0]) if (at := told.get(source)) else None
            for source in sources
        }

    def evidence(self, failures: Mapping[str, str] | None = None) -> Evidence:
        """What the newest snapshots say; sources in `failures` keep older values."""
        known = self.known or self._read()
        return replace(known, failures={**known.failures, **(failures or {})})

    def _read(self) -> Evidence:
        answers, unread = newest_answers(self.sources, self.store, self.agencies)
        return self.knowing(Evidence(answers, unread, self.owners))

    def knowing(self, evidence: Evidence) -> Evidence:
        """The evidence, with what was before, what tasks say, and who stands in for whom."""
        words = {task.task_id: task.content for task in self.plan.tasks}
        return replace(
            evidence,
            before=self.before,
            words=TaskWords(words, self.before.other_words),
            former=self.former,
            took_over=self._took_over,
        )

    def informed(self, before: Before) -> Run:
        """The same run knowing what was before, so that one sheet is checked as the whole is."""
        knowing = replace(self, before=before)
        evidence = knowing.evidence()
        return replace(
            knowing,
            known=evidence,
            rivals=rivals(evidence),
            emptied=emptied(evidence),
            undated=undated(evidence, self.plan, self.today),
        )

    def consolidate(self, failures: Mapping[str, str] | None = None) -> Consolidation:
        """What the newest snapshots say today; sources in `failures` keep older values."""
        return self.consolidated(self.evidence(failures))

    def consolidated(self, evidence: Evidence) -> Consolidation:
        """What the evidence says today, with what is wrong in it."""
        evidence = self.knowing(evidence)
        read = [answered.sheet for answered in evidence.answers.values()]
        own = map(ReadSheet.of, self.own)
        strange = (ReadSheet(RawTable(SheetRef(each.place, ""), ()), ()) for each in self.rejects)
        context = replace(
            self._context(),
            rivals=rivals(evidence),
            emptied=emptied(evidence),
            undated=undated(evidence, self.plan, self.today),
        )
        findings = check(frames_of((*own, *read, *strange)), context)
        told = replace(evidence, findings=tuple(map(self._as_known, findings)))
        consolidation = consolidate(self.plan, self.assignment, told, self.today)
        return replace(consolidation, rejects=reasons(self.rejects))

    def _as_known(self, finding: Finding) -> Finding:
        """A file that belongs to nobody goes by its own name, and is wrong in no cell."""
        name = self._strangers.get(finding.place.source)
        return replace(finding, place=Place(name, "", ""), value="") if name else finding

    @cached_property
    def _strangers(self) -> dict[str, str]:
        return {each.place: each.name for each in self.rejects}

    def check(self, raws: tuple[RawTable, ...] = ()) -> tuple[Finding, ...]:
        """Findings of the department's own biểu and of further sheets, each by itself."""
        return check(to_sheets((*self.own, *raws)), self._context())

    def publish(self, consolidation: Consolidation, output: Path) -> Edition:
        """Write the consolidated workbook beside the old one, then replace it."""
        return write_consolidated(output, consolidation)

    def _context(self) -> Context:
        given = self.assignment
        whose = {agency: agency for agency in given.agencies} | dict(self.agencies)
        # Whoever is no more owes nothing, and may go on where it is.
        beside = {**given.coordinating, **given.inherited}
        return Context(
            today=self.today,
            registry=self.registry,
            head=self.plan.head,
            settings=self.rules,
            issued={task.task_id: task for task in self.plan.tasks},
            assigned={name: frozenset(given.tasks.get(a, ())) for name, a in whose.items()},
            coordinating={name: frozenset(beside[a]) for name, a in whose.items() if a in beside},
            last_percents=_numbers(self.before.percents),
            emptied=self.emptied,
            rivals=self.rivals,
            undated=self.undated,
            had={each: own for each, own in self.before.had.items() if each not in self.former},
            stood=self.before.stood,
            mailed=frozenset(each.source for each in self._refs if each.sent_at),
            rejected=reasons(self.rejects),
            issued_before=self.before.issued,
            other_words=self.before.other_words,
        )


def _numbers(
    percents: Mapping[tuple[str, str], tuple[str, ...]],
) -> dict[tuple[str, str], tuple[float, ...]]:
    """The percentages that can be read beyond doubt."""
    read = {row: map(read_percent, texts) for row, texts in percents.items()}
    return {
        row: tuple(each.value for each in said if each and not each.proposed)
        for row, said in read.items()
    }
