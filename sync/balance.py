"""What a run owes account of: every source, and every row of every answer it read.

Refreshed, kept old and never seen make up the configured sources; rows that are taken, rows that
a rule rejects and silent rows of others, sent along, make up the rows that came in. A sum that
does not close is a fault of ours.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from sync.desk import KEYS, Desk
from validators.a1 import address
from validators.progress import is_withdrawn
from validators.sent_along import is_silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.evidence import Evidence
    from sync.pull import Pulled
    from sync.run import Run
    from validators.findings import Finding
    from workbook.find_table import TableRow, TaskTable

# Rules that say which rows count for no task.
_BY_ID, _BLANK, _WHOLE_SHEET = ("PC601", "PC602", "PC603", "PC613"), "PC604", "PC607"
_REJECTING = (*_BY_ID, _BLANK, _WHOLE_SHEET)
_SOURCES = (
    "Lỗi chương trình: không biết số liệu của {} là mới hay cũ; "
    "hãy gửi nhật ký cho người phụ trách."
)
_ROWS = (
    "Lỗi chương trình: dòng {} của {} không được tổng hợp mà cũng không quy tắc nào nêu; "
    "hãy gửi nhật ký cho người phụ trách."
)


@dataclass(frozen=True, slots=True)
class Balance:
    """The sums of a run; `lost_sources` and `lost_rows` (source, row from 1) close none of them.

    `rejected` is None where the department switched off a rule that would tell.
    """

    configured: int
    refreshed: int
    kept_old: int
    never_seen: int
    rows: int
    taken: int
    sent_along: int
    rejected: int | None
    lost_sources: tuple[str, ...]
    lost_rows: tuple[tuple[str, int], ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """One sentence for each sum that does not close."""
        rows: dict[str, list[int]] = {}
        for source, row in self.lost_rows:
            rows.setdefault(source, []).append(row)
        told = (_ROWS.format(", ".join(map(str, those)), name) for name, those in rows.items())
        return (*map(_SOURCES.format, self.lost_sources), *told)

    def as_json(self) -> dict[str, Any]:
        """The sums as the log of runs keeps them."""
        return asdict(self)


def balance(
    run: Run, evidence: Evidence, findings: Iterable[Finding], pulled: Pulled | None
) -> Balance:
    """The sums of a consolidation; after a pull only what it brought counts as refreshed."""
    answers, failures = evidence.answers, evidence.failures
    configured = frozenset(run.agencies) or answers.keys() | failures.keys()
    fresh = set(pulled.snapshots if pulled else answers) & answers.keys() - failures.keys()
    old = answers.keys() & failures.keys()
    never = (failures.keys() if pulled else configured) - answers.keys()
    rows = list(_rows(evidence))
    taken = _taken(run, evidence)
    listed = _listed(rows, tuple(findings))
    left = [one for one in rows if (one.source, one.task) not in taken]
    beside = _sent_along(left, run, {source for source, _ in taken}) - listed
    lost = [one for one in left if one not in listed and one not in beside]
    off = any(run.rules.severities.get(code, code) is None for code in _REJECTING)
    return Balance(
        configured=len(configured),
        refreshed=len(fresh),
        kept_old=len(old),
        never_seen=len(never),
        rows=len(rows),
        taken=len(taken),
        sent_along=len(beside),
        rejected=None if off else len(left) - len(beside) - len(lost),
        lost_sources=tuple(sorted(configured - fresh - old - never)),
        lost_rows=() if off else tuple((one.source, one.row) for one in lost),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that came in: its id, its place, the cell that holds the id, and what it says."""

    source: str
    task: str
    row: int
    sheet: str
    cell: str
    said: TableRow = field(compare=False)


def _rows(evidence: Evidence) -> Iterator[_Row]:
    for source, answered in evidence.answers.items():
        for table in answered.sheet.tables:
            for row in table.rows:
                yield _row(source, table, row)


def _row(source: str, table: TaskTable, row: TableRow) -> _Row:
    cell = address(row.row, table.columns.get("task_id", 0))
    return _Row(source, row.text("task_id"), row.row + 1, table.ref.sheet, cell, row)


def _sent_along(rows: Iterable[_Row], run: Run, reporting: set[str]) -> set[_Row]:
    """Rows of others' tasks that say nothing, in sheets with rows of their own agency."""
    known = {task.task_id for task in run.plan.tasks}
    return {
        row
        for row in rows
        if row.source in reporting
        and row.task in known
        and is_silent(text for key in KEYS if not is_withdrawn(text := row.said.text(key)))
    }


def _taken(run: Run, evidence: Evidence) -> set[tuple[str, str]]:
    """The rows, by source and task, from which the consolidation was made."""
    given = run.assignment
    return {
        (row.source, task)
        for agency in given.agencies
        for desk in (Desk(agency, evidence),)
        for task in given.all_of(agency)
        for row in desk.found(task)
    }


def _listed(rows: Iterable[_Row], findings: tuple[Finding, ...]) -> set[_Row]:
    """The rows that a finding rejects: by their id, by its cell, or with all rows without one."""
    by_id = {(each.place.source, each.value) for each in findings if each.code in _BY_ID}
    cells = {(each.place.source, each.place.sheet, each.place.cell) for each in findings}
    blank = Counter(each.place.source for each in findings if each.code == _BLANK)
    whole = {each.place.source for each in findings if each.code == _WHOLE_SHEET}
    without = Counter(row.source for row in rows if not row.task)
    told = {name for name, count in without.items() if name in whole or blank[name] == count}
    return {
        row
        for row in rows
        if (row.source, row.task) in by_id
        or (row.source, row.sheet, row.cell) in cells
        or (not row.task and row.source in told)
    }
