"""A plan whose number was corrected after it was handed out: with one line everything goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.excel_office import run_told
from support.judged import office, sandboxes
from support.outgoing import department

if TYPE_CHECKING:
    from pathlib import Path

    from support.handing_out import Office

__all__ = ["office", "sandboxes"]

YTE = "Sở Y tế"


@pytest.fixture
def settings(office: Office, capsys: pytest.CaptureFixture[str]) -> Path:
    """A department after its hand-out and a night, with another number on its plan since."""
    settings = department(office)
    run_told(capsys, settings, "distribute")
    office.report(YTE, "I.1", result="Đã họp")
    run_told(capsys, settings, "nightly")
    plan = settings.parent / "ke-hoach.txt"
    plan.write_text(plan.read_text(encoding="utf-8").replace("48/KH", "84/KH"), encoding="utf-8")
    return settings


def _pin(settings: Path) -> None:
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'plan_id = "48/KH-UBND:2026"\n{text}', encoding="utf-8")


def _night(settings: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run_told(capsys, settings, "nightly", "--json")[1])
    return told


def test_the_figures_of_before_still_count(
    office: Office, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An agency that cannot be read keeps what it said under the old number."""
    _pin(settings)
    office.clerk(YTE).update_acell("J6", "Đã họp lần hai")
    office.sandbox.faults.add("permission-denied", path=office.key(YTE))

    told = _night(settings, capsys)

    assert YTE in told["unread"]
    assert told["figures_of"][YTE]
    assert not any("plan_id" in note for note in told["notes"])


def test_without_the_line_it_is_another_plan(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its tabs do not exist, nothing counts for it, and the line is offered."""
    told = _night(settings, capsys)

    assert told["figures_of"][YTE] is None
    assert any('plan_id = "48/KH-UBND:2026"' in note for note in told["notes"])


def test_nobody_gets_a_second_tab(
    office: Office, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tabs that were handed out are brought to the corrected plan, with what was typed."""
    _pin(settings)

    code, _ = run_told(capsys, settings, "distribute")

    tabs = office.robot.open_by_key(office.key(YTE)).worksheets()
    assert code == 0
    assert len(tabs) == 1
    assert any("84/KH-UBND" in cell for line in tabs[0].get_values() for cell in line)
    assert ("I.1", "Đã họp") in office.rows(YTE, "task_id", "result")
    assert YTE not in _night(settings, capsys)["unread"]
