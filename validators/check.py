"""The check: sheets in, findings out. All faults in one pass, each at its cell."""

from __future__ import annotations

import logging
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from validators.a1 import position
from validators.columns import BY_KEY, Owner
from validators.findings import Finding, Place
from validators.rule import Over
from validators.rules import ALL_RULES
from validators.rules.rule_crashed import RULE as RULE_CRASHED
from validators.schema import failures
from validators.sent_along import without_rows_sent_along
from validators.sheets import SECTION, Sheets
from validators.subjects import Subject
from validators.task_names import TaskNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from validators.context import Context
    from validators.findings import Severity
    from validators.rule import Row, Rule

    _Spot = tuple[object, ...]

_log = logging.getLogger("phancong.validators")


class _Fault(NamedTuple):
    rule: Rule
    row: Row
    subject: Subject

    @property
    def where(self) -> tuple[object, object]:
        return self.row["source"], self.row["sheet"]

    @property
    def cell(self) -> _Spot:
        """Source, sheet, row, and the column where the rule looks at single cells."""
        key = self.row["key"] if self.rule.over is Over.CELLS else None
        return (*self.where, self.row.get("row"), key)


def check(
    sheets: Sheets, context: Context, rules: Sequence[Rule] = ALL_RULES
) -> tuple[Finding, ...]:
    """Every finding of every rule that the department's settings leave switched on.

    Sorted by source, sheet, row, column and code. A rule that raises becomes one PC900.
    """
    told = without_rows_sent_along(sheets, context)
    frames = {
        Over.TASKS: told.tasks,
        Over.CELLS: told.cells_in(context),
        Over.HEADINGS: sheets.headings,
        Over.SHEETS: sheets.overview,
        Over.ASSIGNED: sheets.assigned(context),
    }
    faults: list[_Fault] = []
    for over, frame in frames.items():
        chosen = [rule for rule in rules if rule.over is over]
        if chosen and not frame.empty:
            faults += _faults(Subject(frame, context), chosen)
    kept = (f for f in _without_cascades(faults, sheets, context) if _concerns(f, context))
    names = TaskNames(context.issued)
    settled = [_settled(fault, sheets, names) for fault in kept]
    return tuple(sorted(_crashes_once(filter(None, settled)), key=_reading_order))


def _faults(subject: Subject, rules: Sequence[Rule]) -> Iterator[_Fault]:
    by_code = {rule.code: rule for rule in rules}
    found = failures(subject, rules)
    rows = _rows(subject.frame, {label for _, label in found if label is not None})
    for code, label in found:
        if label is None:
            first = dict(zip(subject.frame.columns, subject.frame.iloc[0], strict=True))
            yield _Fault(RULE_CRASHED, {**first, "crashed": code}, subject)
        else:
            yield _Fault(by_code[code], rows[label], subject)


def _rows(frame: pd.DataFrame, labels: set[int]) -> dict[int, Row]:
    chosen = frame.loc[sorted(labels)]
    values = zip(*(chosen[key].tolist() for key in frame.columns), strict=True)
    records = (dict(zip(frame.columns, line, strict=True)) for line in values)
    return dict(zip(chosen.index.tolist(), records, strict=True))


def _without_cascades(
    faults: Sequence[_Fault], sheets: Sheets, context: Context
) -> Iterator[_Fault]:
    """Leave out what only follows: no such column, no legible cell, a broken precondition."""
    cells = [fault.cell for fault in faults]
    told = [(fault.rule, cell) for fault, cell in zip(faults, cells, strict=True)]
    broken = {(*cell, rule.code) for rule, cell in told}
    blinded = {cell for rule, cell in told if rule.blinds and _severity(rule, context)}
    disowned = {cell[:-1] for rule, cell in told if rule.disowns and _severity(rule, context)}
    for fault, cell in zip(faults, cells, strict=True):
        row = cell[:-1]
        needed = product((cell, (*row, None)), fault.rule.requires)
        kept = broken.isdisjoint((*spot, code) for spot, code in needed)
        nobodys = row in disowned and _reports(fault)
        if kept and not nobodys and not _blind(fault, sheets, blinded):
            yield fault


def _reports(fault: _Fault) -> bool:
    """Whether the fault is in what an agency reports."""
    key = str(fault.row.get("key", fault.rule.column))
    return key in BY_KEY and BY_KEY[key].owner is Owner.AGENCY


def _concerns(fault: _Fault, context: Context) -> bool:
    """Whether the reader of a sheet can mend a fault.

    In an agency's sheet the plan's own words are the department's, which finds the fault in
    its biểu; what the agency did to them is the business of the rules across sheets.
    """
    if fault.rule.across_sheets or fault.row["source"] not in context.assigned:
        return True
    key = str(fault.row.get("key", fault.rule.column))
    own = key != SECTION and (key not in BY_KEY or BY_KEY[key].owner is Owner.AGENCY)
    return own or fault.rule.over is Over.HEADINGS


def _blind(fault: _Fault, sheets: Sheets, blinded: set[_Spot]) -> bool:
    """Whether a rule over tasks had nothing to read in one of its columns."""
    if fault.rule.over is not Over.TASKS or fault.rule is RULE_CRASHED:
        return False
    source, sheet, row = str(fault.row["source"]), str(fault.row["sheet"]), fault.row["row"]
    here = sheets.letters_at(source, sheet, int(str(row)))
    columns = (fault.rule.column, *fault.rule.reads)
    return any(column not in here or (*fault.where, row, column) in blinded for column in columns)


def _crashes_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """A rule that breaks down at many rows says so once."""
    told: set[str] = set()
    for finding in findings:
        if finding.code != RULE_CRASHED.code or finding.message not in told:
            told.add(finding.message)
            yield finding


def _severity(rule: Rule, context: Context) -> Severity | None:
    """As the department's settings want it; None where the rule is switched off."""
    return context.settings.severities.get(rule.code, rule.severity)


def _settled(fault: _Fault, sheets: Sheets, names: TaskNames) -> Finding | None:
    """The finding of a fault; a rule whose words or fix break down becomes PC900."""
    severity = _severity(fault.rule, fault.subject.context)
    if severity is None:
        return None
    try:
        return _finding(fault, severity, sheets, names)
    except Exception:  # noqa: BLE001 - whatever one rule does, the others' findings go out
        _log.exception("quy tắc %s gặp lỗi", fault.rule.code)
        crash = fault._replace(rule=RULE_CRASHED, row={**fault.row, "crashed": fault.rule.code})
        return _finding(crash, RULE_CRASHED.severity, sheets, names)


def _finding(fault: _Fault, severity: Severity, sheets: Sheets, names: TaskNames) -> Finding:
    rule, row, subject = fault
    context = subject.context
    # What is counted of a sheet is no text that stands in a cell of it.
    counted = rule.over is Over.SHEETS and str(row.get(rule.column, "")).isdigit()
    value = "" if counted else str(row.get(rule.column, ""))
    details = rule.details(row, context) if rule.details else {}
    among = rule.among(row, subject) if rule.among else {}
    # Where the id is what is wrong, the row goes by the number that stands in it.
    task = names.of({**row, "task_id": ""} if rule.disowns else row)
    named = {"task": task, "value": value, "heading": _heading(row), **details, **among}
    place = _place(fault, sheets)
    # A text that goes on in another row must not be written into one cell.
    whole = (place.source, place.sheet, place.cell) not in sheets.pieced
    return Finding(
        code=rule.code,
        severity=severity,
        message=rule.message.format_map({**row, **named}),
        place=place,
        value=value,
        fix=rule.fix(row, context) if rule.fix and whole else None,
        accepted=_accepted(fault, context),
    )


def _heading(row: Row) -> str:
    key = str(row.get("key", ""))
    if key == SECTION:
        return "Tên mục"
    return BY_KEY[key].heading if key in BY_KEY else ""


def _accepted(fault: _Fault, context: Context) -> str:
    for exception in context.settings.exceptions:
        same = (exception.code, exception.task_id) == (fault.rule.code, fault.row.get("task_id"))
        if same and context.today <= exception.until:
            return exception.reason
    return ""


def _place(fault: _Fault, sheets: Sheets) -> Place:
    source, sheet = str(fault.row["source"]), str(fault.row["sheet"])
    cell = str(fault.row.get("cell", ""))
    if not cell:
        key = str(fault.row.get("key", fault.rule.column))
        row = int(str(fault.row["row"]))
        cell = f"{sheets.letters_at(source, sheet, row).get(key, 'A')}{row}"
    return Place(source, sheet, sheets.anchor(source, sheet, cell))


def _reading_order(finding: Finding) -> tuple[str, str, tuple[int, int], str]:
    place = finding.place
    return place.source, place.sheet, position(place.cell), finding.code
