"""The check: sheets in, findings out. All faults in one pass, each at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from validators.a1 import position
from validators.findings import Finding, Place
from validators.rule import Over
from validators.rules import ALL_RULES
from validators.rules.heading_missing import RULE as HEADING_MISSING
from validators.rules.rule_crashed import RULE as RULE_CRASHED
from validators.schema import failures
from validators.subjects import Sheets, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from validators.context import Context
    from validators.findings import Severity
    from validators.rule import Row, Rule


class _Fault(NamedTuple):
    rule: Rule
    row: Row

    @property
    def where(self) -> tuple[object, object]:
        return self.row["source"], self.row["sheet"]


def check(
    sheets: Sheets, context: Context, rules: Sequence[Rule] = ALL_RULES
) -> tuple[Finding, ...]:
    """Every finding of every rule that the department's settings leave switched on.

    Sorted by source, sheet, row, column and code. A rule that raises becomes one PC900.
    """
    frames = {
        Over.TASKS: sheets.tasks,
        Over.CELLS: sheets.cells,
        Over.HEADINGS: sheets.headings,
        Over.SHEETS: sheets.sheets,
    }
    faults: list[_Fault] = []
    for over, frame in frames.items():
        chosen = [rule for rule in rules if rule.over is over]
        if chosen and not frame.empty:
            faults += _faults(Subject(frame, context), chosen)
    settled = (_settled(fault, sheets, context) for fault in _without_cascades(faults))
    return tuple(sorted((found for found in settled if found), key=_reading_order))


def _faults(subject: Subject, rules: Sequence[Rule]) -> Iterator[_Fault]:
    by_code = {rule.code: rule for rule in rules}
    found = failures(subject, rules)
    rows = _rows(subject.frame, {label for _, label in found if label is not None})
    for code, label in found:
        if label is None:
            first = dict(zip(subject.frame.columns, subject.frame.iloc[0], strict=True))
            yield _Fault(RULE_CRASHED, {**first, "crashed": code})
        else:
            yield _Fault(by_code[code], rows[label])


def _rows(frame: pd.DataFrame, labels: set[int]) -> dict[int, Row]:
    chosen = frame.loc[sorted(labels)]
    values = zip(*(chosen[key] for key in frame.columns), strict=True)
    records = (dict(zip(frame.columns, line, strict=True)) for line in values)
    return dict(zip(chosen.index.tolist(), records, strict=True))


def _without_cascades(faults: Sequence[_Fault]) -> Iterator[_Fault]:
    """Leave out what only follows from another fault: a missing column, a broken precondition."""
    missing = {(*f.where, f.row["key"]) for f in faults if f.rule.code == HEADING_MISSING.code}
    broken = {(*f.where, f.row.get("row"), f.rule.code) for f in faults}
    for fault in faults:
        columns = (fault.rule.column, *fault.rule.reads)
        blind = fault.rule.over is Over.TASKS and any((*fault.where, c) in missing for c in columns)
        if not blind and not any(
            (*fault.where, fault.row.get("row"), code) in broken for code in fault.rule.requires
        ):
            yield fault


def _settled(fault: _Fault, sheets: Sheets, context: Context) -> Finding | None:
    """The finding as the department's settings want it; None where the rule is switched off."""
    severity = context.settings.severities.get(fault.rule.code, fault.rule.severity)
    return None if severity is None else _finding(fault, severity, sheets, context)


def _finding(fault: _Fault, severity: Severity, sheets: Sheets, context: Context) -> Finding:
    rule, row = fault
    value = str(row.get(rule.column, ""))
    details = rule.details(row, context) if rule.details else {}
    return Finding(
        code=rule.code,
        severity=severity,
        message=rule.message.format_map({**row, "task": _task(row), "value": value, **details}),
        place=_place(fault, sheets),
        value=value,
        fix=rule.fix(row, context) if rule.fix else None,
        accepted=_accepted(fault, context),
    )


def _task(row: Row) -> str:
    """How a sentence speaks of a row: by its number, or by its place where it has none."""
    number = str(row.get("number", "")).strip()
    return f"Nhiệm vụ {number}" if number else f"Dòng {row.get('row', '')}"


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
        letter = sheets.letters.get((source, sheet), {}).get(key, "A")
        cell = f"{letter}{fault.row['row']}"
    return Place(source, sheet, sheets.anchor(source, sheet, cell))


def _reading_order(finding: Finding) -> tuple[str, str, tuple[int, int], str]:
    place = finding.place
    return place.source, place.sheet, position(place.cell), finding.code
