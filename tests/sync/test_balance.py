"""N10: every source and every row is accounted for; what is not is said aloud."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from support.plan_folder import plan_folder
from support.plans import plan, task

from sync.balance import balance
from sync.cli import run
from sync.department import open_department
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan, TaskRow

YTE, NV = "Sở Y tế", "Sở Nội vụ"
PLAN = plan(
    *(task(f"I.{n}", lead=YTE, coordinating="") for n in range(1, 11)), task("II.1", lead=NV)
)
OWN = [one for one in PLAN.tasks if one.lead == YTE]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A department whose two agencies send files; one of them has never come."""
    write_bieu(tmp_path / "ke-hoach.xlsx", PLAN)
    files = f'"{YTE}" = "yte.xlsx"\n"{NV}" = "nv.xlsx"\n'
    settings = f'plan = "ke-hoach.xlsx"\n[folder.files]\n{files}'
    (tmp_path / "phancong.toml").write_text(settings, encoding="utf-8")
    return tmp_path


def _send(office: Path, *tasks: TaskRow) -> None:
    sent: Plan = plan(*tasks)
    said = {one.task_id: {"status": "Đang thực hiện", "percent": "40"} for one in tasks}
    write_bieu(office / "yte.xlsx", sent, progress=said)


def _night(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a night said, and its sums."""
    capsys.readouterr()
    run(["nightly", "--json", "--settings", str(office / "phancong.toml")])
    log = (plan_folder(office) / "lan-chay.jsonl").read_text(encoding="utf-8")
    return json.loads(capsys.readouterr().out), json.loads(log.splitlines()[-1])["sums"]


def test_sources_add_up(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Refreshed, kept old and never seen are all there are."""
    _send(office, *OWN)
    _night(office, capsys)
    (office / "yte.xlsx").unlink()

    _, sums = _night(office, capsys)

    parts = [sums[key] for key in ("refreshed", "kept_old", "never_seen")]
    assert (parts, sums["configured"]) == ([0, 1, 1], 2)


def test_rows_that_are_rejected_are_listed(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Foreign, unknown, doubled and blank ids: taken and listed make up what came in."""
    strange = (PLAN.tasks[-1], task("IX.1"), replace(OWN[0], content="Việc khác"), task(""))
    _send(office, *OWN, *strange)

    told, sums = _night(office, capsys)

    assert told["faults"] == []
    assert (sums["rows"], sums["taken"], sums["rejected"]) == (14, 9, 5)


def test_rows_of_others_that_say_nothing_are_sent_along(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An agency that sends back the whole biểu is told nothing about them, and the sums close."""
    said = {one.task_id: {"status": "Đang thực hiện", "percent": "40"} for one in OWN}
    write_bieu(office / "yte.xlsx", PLAN, progress=said)

    told, sums = _night(office, capsys)

    assert told["faults"] == []
    parts = [sums[key] for key in ("taken", "sent_along", "rejected")]
    assert (parts, sums["rows"]) == ([10, 1, 0], 11)
    with open_department(office / "phancong.toml") as department:
        assert "PC603" not in {each.code for each in department.informed().consolidate().findings}


def test_a_switched_off_rule_is_no_fault(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The department chose not to hear of such rows."""
    _send(office, *OWN, task("IX.1"))
    with (office / "phancong.toml").open("a", encoding="utf-8") as settings:
        settings.write('[severity]\nPC601 = "tắt"\n')

    told, sums = _night(office, capsys)

    assert (told["faults"], sums["rejected"]) == ([], None)


def test_an_agency_without_a_task_is_told_so(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its rows belong to others, or to nobody: they are listed, not passed over."""
    write_bieu(office / "xd.xlsx", plan(OWN[0]))
    with (office / "phancong.toml").open("a", encoding="utf-8") as settings:
        settings.write('"Sở Xây dựng" = "xd.xlsx"\n')

    told, sums = _night(office, capsys)

    assert (told["faults"], sums["rows"], sums["rejected"]) == ([], 1, 1)


def test_what_nobody_accounts_for_is_said(office: Path) -> None:
    """A row that no rule names, and a source that is neither new nor old, are faults of ours."""
    _send(office, *OWN, task("IX.1"))
    with open_department(office / "phancong.toml") as department:
        pulled = department.run.pull()
        evidence = department.run.evidence(pulled.failures)
        silent = replace(evidence, failures={})

        sums = balance(department.run, silent, (), replace(pulled, failures={}))

    assert sums.lost_sources == (NV,)
    assert [source for source, _ in sums.lost_rows] == [YTE]
    assert len(sums.faults) == 2


def test_a_sheet_that_shrank_is_in_doubt_and_loses_nothing(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fault 13: half of the rows are gone; the agency is named, every value is kept."""
    _send(office, *OWN)
    _night(office, capsys)
    _send(office, *OWN[:5])

    _night(office, capsys)

    with open_department(office / "phancong.toml") as department:
        told = department.informed().consolidate()
    doubt = [each for each in told.findings if each.code == "PC611"]
    assert [(each.place.source, "5 trong 10" in each.message) for each in doubt] == [(YTE, True)]
    assert {line.reports[0].percent for line in told.tasks if line.task.lead == YTE} == {40}


def test_a_fifth_may_go(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two of ten rows are missed one by one; the sheet is not in doubt."""
    _send(office, *OWN)
    _night(office, capsys)
    _send(office, *OWN[:8])

    _night(office, capsys)

    with open_department(office / "phancong.toml") as department:
        codes = [each.code for each in department.informed().consolidate().findings]
    assert (codes.count("PC606"), codes.count("PC611")) == (2, 0)
