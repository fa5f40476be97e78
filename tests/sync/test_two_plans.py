"""Two plans on one state folder: each night reads its own plan, whatever the other one read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.judged import office, sandboxes
from support.outgoing import department
from support.plan_folder import plan_folder

from sync.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    from support.handing_out import Office

__all__ = ["office", "sandboxes"]

YTE, TUPHAP = "Sở Y tế", "Sở Tư pháp"


@pytest.fixture
def plans(office: Office) -> tuple[Path, Path]:
    """Settings of two plans, both handed out into the same spreadsheets."""
    first = department(office)
    folder = first.parent
    told = (folder / "ke-hoach.txt").read_text(encoding="utf-8")
    (folder / "ke-hoach-2.txt").write_text(told.replace("48/KH", "49/KH"), encoding="utf-8")
    second = folder / "phancong-2.toml"
    text = first.read_text(encoding="utf-8").replace("ke-hoach.txt", "ke-hoach-2.txt")
    second.write_text('output = "tong-hop-2.xlsx"\n' + text, encoding="utf-8")
    for settings in (first, second):
        assert run(["distribute", "--settings", str(settings)]) == 0
    return first, second


def _night(settings: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The agencies that could not be read that night, of those with a spreadsheet."""
    capsys.readouterr()
    run(["nightly", "--json", "--settings", str(settings)])
    unread = json.loads(capsys.readouterr().out)["unread"]
    return {agency: unread[agency] for agency in (YTE, TUPHAP) if agency in unread}


def test_each_plan_is_read(plans: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """The night of the first plan takes nothing away from the second one's, nor the night after."""
    told = [_night(settings, capsys) for settings in (*plans, *plans)]

    assert told == [{}, {}, {}, {}]


def test_quiet_plans_cost_only_the_list_of_changes(
    office: Office, plans: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each plan keeps its own bookmark: the nights after read no sheet again."""
    for settings in plans:
        _night(settings, capsys)
    office.sandbox.log.clear()

    for settings in plans:
        _night(settings, capsys)

    assert office.calls() == ["drive.changes.list"] * 2


def test_a_change_reaches_both_plans(
    office: Office, plans: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A spreadsheet that changed is read in the night of either plan."""
    for settings in plans:
        _night(settings, capsys)
    office.clerk(YTE).update_acell("J6", "Đã họp")
    office.sandbox.log.clear()

    told = [_night(settings, capsys) for settings in plans]

    assert told == [{}, {}]
    assert len(office.calls("sheets.spreadsheets.values.batchGetByDataFilter")) == 2


def test_figures_of_one_plan_are_none_of_the_other(
    office: Office, plans: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A sheet that fails in the second plan's first night has no older figures in that plan."""
    first, second = plans
    _night(first, capsys)
    office.sandbox.faults.add("permission-denied", path=office.key(YTE))

    run(["pull", "--json", "--settings", str(second)])

    told = json.loads(capsys.readouterr().out)
    assert set(told["failed"]) == {YTE}
    assert told["figures_of"] == {YTE: None}


def test_an_archive_without_plans_can_still_be_read(
    plans: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Answers kept before plans were told apart are still answers to the plan they hold."""
    first, _ = plans
    _night(first, capsys)
    index = plan_folder(first) / "ban-chup.jsonl"
    lines = [json.loads(line) for line in index.read_text(encoding="utf-8").split("\n") if line]
    old = [{key: said for key, said in line.items() if key != "plan"} for line in lines]
    index.write_text("".join(f"\n{json.dumps(line)}\n" for line in old), encoding="utf-8")
    capsys.readouterr()

    run(["consolidate", "--json", "--settings", str(first)])

    unread = json.loads(capsys.readouterr().out)["unread"]
    assert not {YTE, TUPHAP} & set(unread)
