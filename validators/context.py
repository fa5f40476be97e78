"""What a check needs to know besides the table: day, plan, registry, settings, history."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  # of a NamedTuple
from typing import TYPE_CHECKING, NamedTuple

from validators.findings import Severity
from validators.finish import Finish  # noqa: TC001  # of a NamedTuple
from validators.plan import PlanHead
from validators.task_words import no_other_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from validators.agencies import AgencyRegistry
    from validators.plan import TaskRow


# What a department may choose for a rule; None switches it off.
SEVERITY_WORDS: Mapping[str, Severity | None] = {s.value: s for s in Severity} | {"tắt": None}


@dataclass(frozen=True, slots=True)
class AgreedException:
    """A fault the department lives with: it stays listed, and stops blocking until `until`."""

    code: str
    task_id: str
    reason: str
    until: date


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The department's own severities (None: rule switched off) and agreed exceptions."""

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    exceptions: tuple[AgreedException, ...] = ()


# One cell of a task: source, task id, key of the column.
CellKey = tuple[str, str, str]


class Emptied(NamedTuple):
    """What stood in a cell that is blank by now, and the day it was last said."""

    text: str
    day: date


class Undated(NamedTuple):
    """Work that is done without a day of it after its last day, and what was read of it instead."""

    last_day: date
    finish: Finish


class Rival(NamedTuple):
    """What another sheet of the same agency says in place of a cell, and where.

    `counts` tells whether the cell is the one that the consolidated workbook goes by.
    """

    text: str
    where: str
    counts: bool


def nothing_issued(_task: str, _key: str) -> frozenset[str]:
    """No plan before that of now."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one check; the same for every sheet but for the plan's head.

    `today` is the business date in Việt Nam. `heads` gives the head of the plan by source,
    `head` where a source has none of its own. `issued` are the tasks as the department
    issued them, by id; `assigned` the ids each source has to report on, `coordinating` those
    it sees as well and may report on; `last_percents` the last two percentages that were
    reported, by (source, task id), the newest first; `undated` what is done without a day of it;
    `emptied` what stood in cells that are blank by now, and `rivals` what
    another sheet of the agency says instead; `had` the ids that ever stood in the sheet of a
    source, `stood` those that did before today, of a sheet that lost some today; `mailed` the
    sources that come as one mail after the other, each of which may say no more than what is
    new, `rejected` why a file or a mail counts for no agency, and `issued_before` gives what
    plans up to now said of a task (by id) in a column, `other_words` those of other tasks that
    its id stood for. None or empty: not known, and the rules that need it keep silent.
    """

    today: date
    registry: AgencyRegistry
    head: PlanHead = field(default_factory=PlanHead)
    heads: Mapping[str, PlanHead] = field(default_factory=dict)
    settings: RuleSettings = field(default_factory=RuleSettings)
    issued: Mapping[str, TaskRow] = field(default_factory=dict)
    assigned: Mapping[str, frozenset[str]] = field(default_factory=dict)
    coordinating: Mapping[str, frozenset[str]] = field(default_factory=dict)
    last_percents: Mapping[tuple[str, str], tuple[float, ...]] = field(default_factory=dict)
    undated: Mapping[tuple[str, str], Undated] = field(default_factory=dict)
    emptied: Mapping[CellKey, Emptied] = field(default_factory=dict)
    rivals: Mapping[CellKey, Rival] = field(default_factory=dict)
    had: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stood: Mapping[str, frozenset[str]] = field(default_factory=dict)
    mailed: frozenset[str] = frozenset()
    rejected: Mapping[str, str] = field(default_factory=dict)
    issued_before: Callable[[str, str], frozenset[str]] = nothing_issued
    other_words: Callable[[str], frozenset[str]] = no_other_words

    def head_of(self, source: str) -> PlanHead:
        """The head of the plan that a source's rows belong to."""
        return self.heads.get(source, self.head)
