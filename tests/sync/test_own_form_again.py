"""`phancong import` of our own form, and a plan whose ids nobody can tell apart."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.plans import plan, task

from sync.cli import run
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

TASKS = (task("I.1"), task("I.2"), task("I.3"))


@pytest.mark.parametrize(("task_id", "code"), [("I.1", "PC602"), ("", "PC604")])
def test_what_is_wrong_with_an_id_is_a_finding(
    task_id: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A doubled or blank id is said by its rule, and the tasks keep what stands in the form."""
    form = tmp_path / "bieu.xlsx"
    write_bieu(form, plan(TASKS[0], TASKS[1], replace(TASKS[2], task_id=task_id)))

    run(["import", str(form), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in told["tasks"]] == ["I.1", "I.2", task_id]
    family = [each["code"] for each in told["findings"] if each["code"].startswith("PC60")]
    assert family == [code]


@pytest.mark.parametrize(("task_id", "said"), [("I.1", "có ở nhiều dòng"), ("", "không có mã")])
def test_such_a_plan_is_not_worked_with(
    task_id: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A night over it would mix up reports: one sentence with the task and what to do."""
    write_bieu(tmp_path / "bieu.xlsx", plan(TASKS[0], replace(TASKS[2], task_id=task_id)))
    settings = tmp_path / "phancong.toml"
    settings.write_text('plan = "bieu.xlsx"\n[folder.files]\n"Sở Tư pháp" = "a.xlsx"\n', "utf-8")

    code = run(["nightly", "--settings", str(settings)])

    assert code == 2
    assert said in capsys.readouterr().err
