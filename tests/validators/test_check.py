"""The check as a whole: settings, crashes, places, order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from support.sheets import cell_of, raw_table, sheets_of, valid_rows

from validators.check import check
from validators.context import AgreedException, RuleSettings
from validators.example import EXAMPLE_CONTEXT, EXAMPLE_SOURCE, ISSUED_CONTEXT
from validators.findings import Severity
from validators.rules import ALL_RULES, BY_CODE
from workbook.frames import to_sheets

if TYPE_CHECKING:
    import pandas as pd

    from validators.context import Context
    from validators.findings import Finding
    from validators.rule import Rule
    from validators.sheets import Sheets
    from validators.subjects import Subject

_NO_DEADLINE = [valid_rows(1)[0] | {"deadline": ""}]


def _codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def _broken(_: Subject) -> pd.Series[bool]:
    raise ZeroDivisionError


def _too_short(tasks: Subject) -> pd.Series[bool]:
    return tasks.filled("lead").iloc[1:]


def _with(code: str, **changes: object) -> tuple[Rule, ...]:
    """All rules, one of them changed."""
    changed = replace(BY_CODE[code], **changes)  # type: ignore[arg-type]  # fields of a rule
    return tuple(changed if rule.code == code else rule for rule in ALL_RULES)


def _settled(sheets: Sheets, settings: RuleSettings) -> tuple[Finding, ...]:
    return check(sheets, replace(EXAMPLE_CONTEXT, settings=settings))


@pytest.mark.parametrize("holds", [_broken, _too_short])
def test_a_rule_that_breaks_down_is_one_finding_and_the_others_run(holds: object) -> None:
    """PC900 names the rule; the missing deadline is still found."""
    found = check(sheets_of(_NO_DEADLINE), EXAMPLE_CONTEXT, _with("PC202", holds=holds))
    assert sorted(_codes(found)) == ["PC401", "PC900"]
    assert "PC202" in next(each.message for each in found if each.code == "PC900")


def test_a_rule_whose_words_break_down_is_one_finding() -> None:
    """However many rows it stumbles over."""
    rows = [row | {"lead": "Sở Tư phap"} for row in valid_rows(3)]
    found = check(sheets_of(rows), EXAMPLE_CONTEXT, _with("PC202", details=_broken))
    assert _codes(found) == ["PC900"]


def test_a_finding_on_a_merged_cell_points_at_its_first_cell() -> None:
    """The cell a person can select."""
    rows = valid_rows(2)
    rows[1]["deadline"] = "31/02/2026"
    merged = (f"{cell_of(0, 'deadline')}:{cell_of(1, 'deadline')}",)
    (found,) = check(sheets_of(rows, merged=merged), EXAMPLE_CONTEXT)
    assert found.place.cell == cell_of(0, "deadline")


def test_the_department_sets_the_severity() -> None:
    """A missing deadline can be made a hint; then it blocks nothing."""
    settings = RuleSettings(severities={"PC401": Severity.HINT})
    (found,) = _settled(sheets_of(_NO_DEADLINE), settings)
    assert (found.severity, found.blocks) == (Severity.HINT, False)


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    """None for its severity switches a rule off."""
    assert _settled(sheets_of(_NO_DEADLINE), RuleSettings(severities={"PC401": None})) == ()


@pytest.mark.parametrize(("days", "blocks"), [(0, False), (1, False), (-1, True)])
def test_an_agreed_exception_is_listed_and_blocks_nothing_until_its_day(
    days: int, blocks: bool
) -> None:
    """From the day after on the fault blocks again."""
    rows = [_NO_DEADLINE[0] | {"task_id": "NV-001"}]
    until = EXAMPLE_CONTEXT.today + timedelta(days=days)
    exception = AgreedException("PC401", "NV-001", "Chờ Bộ ban hành hướng dẫn", until)
    (found,) = _settled(sheets_of(rows), RuleSettings(exceptions=(exception,)))
    assert (found.code, found.blocks) == ("PC401", blocks)
    assert found.accepted == ("" if blocks else "Chờ Bộ ban hành hướng dẫn")


def test_an_exception_of_another_task_changes_nothing() -> None:
    """It was agreed for one row, not for the rule."""
    rows = [_NO_DEADLINE[0] | {"task_id": "NV-001"}]
    exception = AgreedException("PC401", "NV-002", "Đã thống nhất", date(2027, 1, 1))
    (found,) = _settled(sheets_of(rows), RuleSettings(exceptions=(exception,)))
    assert found.blocks


def test_findings_come_in_reading_order() -> None:
    """By source, sheet, row and column."""
    rows = valid_rows(2)
    rows[0] |= {"deadline": "", "lead": ""}
    rows[1]["content"] = ""
    raws = [raw_table(rows, source=source) for source in ("b.xlsx", "a.xlsx")]
    found = check(to_sheets(raws), EXAMPLE_CONTEXT)
    cells = [cell_of(0, "lead"), cell_of(0, "deadline"), cell_of(1, "content")]
    assert [each.place.cell for each in found] == cells * 2
    assert [each.place.source for each in found] == ["a.xlsx"] * 3 + ["b.xlsx"] * 3


def test_a_changed_cell_is_judged_by_its_change_only() -> None:
    """The department's words stand; whether the agency's are right is another question."""
    rows = _handed_out(ISSUED_CONTEXT)
    rows[0]["deadline"] = "31/02/2026"
    assert _codes(check(sheets_of(rows), replace(ISSUED_CONTEXT, assigned={}))) == ["PC605"]


def test_a_changed_cell_is_judged_where_changes_are_allowed() -> None:
    """With PC605 switched off its content counts."""
    settings = RuleSettings(severities={"PC605": None})
    context = replace(ISSUED_CONTEXT, assigned={}, settings=settings)
    rows = _handed_out(ISSUED_CONTEXT)
    rows[0]["deadline"] = "31/02/2026"
    assert _codes(check(sheets_of(rows), context)) == ["PC403"]


def test_an_overwritten_id_is_one_finding() -> None:
    """The task is not also reported gone: its words are still there."""
    rows = _handed_out(ISSUED_CONTEXT)
    rows[1]["task_id"] = "NV-01O"
    assert _codes(check(sheets_of(rows), ISSUED_CONTEXT)) == ["PC601"]


def test_every_row_that_is_gone_is_one_finding() -> None:
    """Two deleted rows are two findings."""
    context = replace(ISSUED_CONTEXT, assigned={EXAMPLE_SOURCE: frozenset(ISSUED_CONTEXT.issued)})
    rows = _handed_out(context)[:1]
    assert _codes(check(sheets_of(rows), context)) == ["PC606", "PC606"]


def test_a_sheet_without_progress_gives_no_finding_of_progress() -> None:
    """Overdue tasks in a biểu that nobody reports on yet are nobody's fault."""
    rows = [row | {"deadline": "15/5/2026"} for row in valid_rows(3)]
    assert check(sheets_of(rows), EXAMPLE_CONTEXT) == ()


def _handed_out(context: Context) -> list[dict[str, str]]:
    """The rows of the source as they were handed out."""
    rows = valid_rows(len(context.assigned[EXAMPLE_SOURCE]))
    for row, task_id in zip(rows, sorted(context.assigned[EXAMPLE_SOURCE]), strict=True):
        row["task_id"] = task_id
    return rows


def test_what_a_row_of_nobody_reports_is_not_judged() -> None:
    """Another agency's row is told once; its late or odd progress is not this agency's fault."""
    rows = _handed_out(ISSUED_CONTEXT)
    strange = {"task_id": "NV-003", "status": "chẳng rõ", "percent": "nhiều", "updated_on": "mai"}
    found = check(sheets_of([*rows, {**rows[1], **strange}]), ISSUED_CONTEXT)
    assert {each.code for each in found if each.place.cell[1:] == cell_of(2, "status")[1:]} == {
        "PC603"
    }


def test_the_same_task_in_two_sheets_is_no_repetition() -> None:
    """Every agency of a group is given the same words."""
    raws = [raw_table(valid_rows(1), source=source) for source in ("a.xlsx", "b.xlsx")]
    assert "PC105" not in _codes(check(to_sheets(raws), EXAMPLE_CONTEXT))
