"""`phancong access`: who has which right, and a loud word when a link is enough."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.handing_out import ROBOT
from support.judged import office, sandboxes
from support.outgoing import department
from support.plans import task

from sync.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    from support.handing_out import Office

__all__ = ["office", "sandboxes"]

YTE = "Sở Y tế"
MAIL = "so-y-te@phancong.example"


@pytest.fixture
def settings(office: Office) -> Path:
    """A department whose one agency got its spreadsheet."""
    office.hand_out(task("I.1", lead=YTE, coordinating=""))
    return department(office)


def _access(settings: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = run(["access", "--settings", str(settings)])
    return code, capsys.readouterr().out


def test_everybody_with_a_right_is_listed(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Roles by address, and for each locked tab who may edit it."""
    code, said = _access(settings, capsys)

    assert code == 0
    assert f"{ROBOT} (chủ sở hữu); {MAIL} (sửa)." in said
    assert f"“48/KH-UBND”: khóa cả trang, trừ các ô tiến độ; sửa được: {ROBOT}." in said


@pytest.mark.parametrize(("role", "may"), [("reader", "xem"), ("writer", "sửa")])
def test_anyone_with_the_link_is_shouted_at(
    settings: Path, office: Office, capsys: pytest.CaptureFixture[str], role: str, may: str
) -> None:
    """Open to whoever has the address: first line, severity Lỗi, exit code 1."""
    office.robot.insert_permission(office.key(YTE), None, "anyone", role)

    code, said = _access(settings, capsys)

    assert code == 1
    assert said.startswith(f"{YTE} Lỗi BẤT KỲ AI có đường dẫn cũng {may} được")


def test_strangers_and_whole_domains_are_warned_of(
    settings: Path, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person of no registry and a whole domain are told as warnings."""
    office.robot.insert_permission(office.key(YTE), "la@xa.example", "user", "writer", notify=False)
    office.robot.insert_permission(office.key(YTE), "tinh.example", "domain", "reader")

    code, said = _access(settings, capsys)

    assert code == 0
    assert f"{YTE} Cảnh báo la@xa.example sửa được bảng này" in said
    assert f"{YTE} Cảnh báo mọi người của tinh.example đều xem được" in said


def test_a_tab_that_lost_its_lock_is_warned_of(
    settings: Path, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """No protected range any more: the remedy is to hand out again."""
    (rule,) = office.tab(YTE).protected
    sheet = office.robot.open_by_key(office.key(YTE)).sheet1
    sheet.delete_protected_range(rule["protectedRangeId"])

    _, said = _access(settings, capsys)

    assert f"{YTE} Cảnh báo trang “48/KH-UBND” không khóa; hãy giao lại bảng." in said


def test_the_list_of_findings_is_looked_at_too(
    settings: Path, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list that is not locked, and a tab that a stranger may edit: each with its remedy."""
    office.clerk(YTE).update_acell("I6", "rất nhiều")
    for name in ("pull", "answer"):
        run([name, "--settings", str(settings)])
    book = office.robot.open_by_key(office.key(YTE))
    told = book.fetch_sheet_metadata({"fields": "sheets(protectedRanges)"})["sheets"]
    plan, listed = (sheet["protectedRanges"][0]["protectedRangeId"] for sheet in told)
    book.sheet1.delete_protected_range(listed)
    rule = {"protectedRangeId": plan, "editors": {"users": [ROBOT, MAIL]}}
    request = {"protectedRange": rule, "fields": "editors"}
    book.batch_update({"requests": [{"updateProtectedRange": request}]})
    capsys.readouterr()

    _, said = _access(settings, capsys)

    assert f"{YTE} Cảnh báo trang “Kiểm tra” không khóa; hãy chạy phancong answer --all." in said
    assert f"trang “48/KH-UBND” để {MAIL} sửa được ô đã khóa; hãy giao lại bảng." in said


def test_nothing_is_written(settings: Path, office: Office) -> None:
    """Looking at rights makes two reading calls for a spreadsheet."""
    office.sandbox.log.clear()

    run(["access", "--settings", str(settings)])

    assert office.calls() == ["drive.permissions.list", "sheets.spreadsheets.get"]


def test_machines_get_the_same(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON document: permissions, protected ranges, findings."""
    run(["access", "--settings", str(settings), "--json"])

    (told,) = json.loads(capsys.readouterr().out)["spreadsheets"]
    assert told["permissions"] == [
        {"role": "owner", "type": "user", "who": ROBOT},
        {"role": "writer", "type": "user", "who": MAIL},
    ]
    assert told["protected"] == [
        {
            "tab": "48/KH-UBND",
            "whole": True,
            "editors": [ROBOT],
            "domain": False,
            "only_warns": False,
        }
    ]
    assert (told["findings"], told["trouble"]) == ([], None)


def test_rights_that_cannot_be_seen_are_said(
    settings: Path, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """A spreadsheet out of reach is a line of its own, and code 3."""
    office.robot.del_spreadsheet(office.key(YTE))

    code, said = _access(settings, capsys)

    assert code == 3
    assert f"{YTE}: không thấy bảng này" in said
