"""A new plan or a changed registry counts from the next night on; nothing has to be restarted.

Every command reads settings, plan and registry anew, and progress follows ids.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.mail import letter, put, report
from support.plans import plan, task

from sync.cli import run
from templates import open_template
from validators.columns import BY_KEY
from workbook.bieu import write_bieu
from workbook.registry_rows import MEMBERS

if TYPE_CHECKING:
    from pathlib import Path

YTE, TP = "Sở Y tế", "Sở Tư pháp"
OLD = plan(task("I.1", lead=YTE), task("I.2", lead="Nhóm thử"))
NEW = plan(task("I.3", lead=YTE), *OLD.tasks)
DAY = "12 Oct 2026 09:00:00 +0700"


def _registry(path: Path, *, members: str, email: str) -> None:
    """The shipped registry with a group of its own, and another e-mail of one agency."""
    with open_template("danh_muc_don_vi.xlsx") as shipped:
        book = load_workbook(shipped)
    groups, agencies = book["Nhóm"], book["Đơn vị"]
    groups.cell(groups.max_row + 1, 1, "Nhóm thử")
    heads = {cell.value: cell for row in groups.iter_rows(max_row=15) for cell in row if cell.value}
    groups.cell(groups.max_row, heads[MEMBERS].column, members)
    for row in agencies.iter_rows():
        for cell in row:
            if cell.value == "syt@tinh.example":
                cell.value = email
    book.save(path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A department with its own registry, and a mailbox folder with one mail."""
    write_bieu(tmp_path / "ke-hoach.xlsx", OLD)
    _registry(tmp_path / "danh-muc.xlsx", members=YTE, email="cu@tinh.example")
    said = {each.task_id: {"status": "Đang thực hiện", "percent": "40"} for each in OLD.tasks}
    put(tmp_path / "hop-thu/a.eml", letter("cu@tinh.example", DAY, ("a.xlsx", report(OLD, said))))
    lines = (
        'plan = "ke-hoach.xlsx"',
        'registry = "danh-muc.xlsx"',
        "[mailbox]",
        'path = "hop-thu"',
    )
    (tmp_path / "phancong.toml").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def _night(office: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    run(["nightly", "--json", "--settings", str(office / "phancong.toml")])
    return json.loads(capsys.readouterr().out)


def _percents(office: Path) -> dict[tuple[object, object], object]:
    """What the workbook says of each report, by task and agency."""
    rows = list(load_workbook(office / "tong-hop.xlsx")["Nhiệm vụ"].iter_rows(values_only=True))
    heading = BY_KEY["percent"].heading
    head = next(row for row in rows if heading in row)
    agency, percent = head.index("Đơn vị báo cáo"), head.index(heading)
    return {(row[0], row[agency]): row[percent] for row in rows if str(row[0]).startswith("I.")}


def test_a_new_plan_brings_its_tasks_and_keeps_progress_by_id(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A task put first moves the others on; what was reported stays with its id."""
    _night(office, capsys)
    write_bieu(office / "ke-hoach.xlsx", NEW)

    told = _night(office, capsys)

    assert told["tasks"] == 3
    assert set(_percents(office).items()) >= {(("I.1", YTE), 40), (("I.2", YTE), 40)}
    assert _percents(office)["I.3", YTE] is None


def test_a_group_with_another_member_is_assigned_anew(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who joined owes a report from the next night on."""
    before = _night(office, capsys)
    _registry(office / "danh-muc.xlsx", members=f"{YTE}; {TP}", email="cu@tinh.example")

    after = _night(office, capsys)

    assert (TP in before["unread"], TP in after["unread"]) == (False, True)


def test_a_changed_address_is_known_from_the_next_night_on(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mail of a stranger becomes a report once the registry knows the address."""
    said = {"I.1": {"status": "Hoàn thành", "percent": "100"}}
    sent = letter("moi@tinh.example", "14 Oct 2026 09:00:00 +0700", ("b.xlsx", report(OLD, said)))
    put(office / "hop-thu/b.eml", sent)
    before = _night(office, capsys)
    _registry(office / "danh-muc.xlsx", members=YTE, email="moi@tinh.example")

    after = _night(office, capsys)

    assert [place.rpartition("/")[2] for place in before["rejects"]] == ["b.eml"]
    assert [place.rpartition("/")[2] for place in after["rejects"]] == ["a.eml"]
    assert _percents(office)["I.1", YTE] == 100
    assert _percents(office)["I.2", YTE] == 40
