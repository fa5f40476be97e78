"""A department that pulls from Google, as its settings say, through the commands."""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import READER, hand_out, progress, writer
from support.plan_folder import plan_folder
from support.sheets import KEYS

from sync import sheet_keys
from sync.cli import run
from sync.clock import SystemClock, business_date
from sync.sandbox import Sandbox
from templates import read_template
from workbook.plans import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import gspread

NAMES = ("Sở Nội vụ", "Sở Y tế")


class Office:
    """A folder with settings, plan and key, the stand-in, and the agencies' spreadsheets."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.folder, self.sandbox = folder, sandbox
        plan_path = folder / "ke-hoach.txt"
        plan_path.write_text(read_template("ke_hoach_mau.txt"), encoding="utf-8")
        plan = read_plan(plan_path)
        self.robot = writer(sandbox)
        rows = [
            {"task_id": t.task_id, "number": t.number, "content": t.content, **progress(7)}
            for t in plan.tasks
        ]
        self.books: dict[str, gspread.Spreadsheet] = {}
        for name in NAMES:
            book = hand_out(self.robot, name, rows, marked=False)
            own = sheet_keys.plan_id(plan.head)
            marks = [sheet_keys.on_column(0, at, key, own) for at, key in enumerate(KEYS)]
            on_tab = sheet_keys.on_tab(0, own)
            book.batch_update({"requests": [on_tab, *marks]})
            self.books[name] = book
        key = sandbox.service_account_key(READER)
        self.secret = key["private_key"].splitlines()[5]
        self.key = folder / "khoa.json"
        self.key.write_text(json.dumps(key), encoding="utf-8")
        self.key.chmod(0o600)
        sheets = "".join(f'"{name}" = "{book.id}"\n' for name, book in self.books.items())
        (folder / "phancong.toml").write_text(
            f'plan = "ke-hoach.txt"\n[google]\nkey = "khoa.json"\napi = "{sandbox.url}"\n'
            f"[google.spreadsheets]\n{sheets}",
            encoding="utf-8",
        )

    def run(self, *words: str) -> int:
        """A command with these settings."""
        return run([*words, "--settings", str(self.folder / "phancong.toml")])


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two agencies on Google."""
    with Sandbox(service_accounts_own_files=True) as sandbox:
        yield Office(tmp_path, sandbox)
        assert not sandbox.bugs


def test_a_night_on_google(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Both sheets are read by their marks; the next night asks only for changes."""
    office.run("nightly", "--json")
    first = json.loads(capsys.readouterr().out)
    before = len(office.sandbox.log)

    office.run("pull", "--json")
    second = json.loads(capsys.readouterr().out)

    assert set(first["unread"]).isdisjoint(NAMES)
    assert set(first["not_reported"]).isdisjoint(NAMES)
    assert second["unchanged"] == list(NAMES)
    assert [call.kind for call in office.sandbox.log[before:]] == ["token", "drive.changes.list"]


def test_the_unread_are_named_with_reason_and_age(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sheet that lost a column, and one that is gone: their figures stay, and are dated."""
    office.run("nightly")
    office.books["Sở Nội vụ"].sheet1.delete_columns(KEYS.index("percent") + 1)
    office.robot.del_spreadsheet(office.books["Sở Y tế"].id)
    capsys.readouterr()

    code = office.run("nightly")

    said = {line.partition(":")[0]: line for line in capsys.readouterr().out.splitlines()}
    assert code == 3
    assert "mất cột “Tỷ lệ %”" in said["Sở Nội vụ"]
    assert "đã bị xóa" in said["Sở Y tế"]
    assert all("Đang dùng số liệu ngày" in said[name] for name in NAMES)
    assert "cũ 0 ngày" in said["Sở Y tế"]
    assert any(line.endswith("chưa lấy được số liệu lần nào.") for line in said.values())


def test_the_age_of_the_key_is_shown(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Once per pull, by name, never with anything of its content."""
    office.run("pull")

    assert "Khóa khoa.json: tải về 0 ngày trước." in capsys.readouterr().out


def test_the_key_is_nowhere(
    office: Office, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """After good and bad nights: not on the screen, not in logs, not in anything we keep."""
    caplog.set_level(logging.DEBUG)
    office.run("nightly")
    office.sandbox.expire_tokens()
    office.sandbox.faults.add("invalid_grant", kind="token", times=9)
    office.run("pull")
    office.key.write_text(office.key.read_text(encoding="utf-8")[:-900], encoding="utf-8")
    office.run("pull")

    said = capsys.readouterr()
    kept = [path for path in office.folder.rglob("*") if path.is_file() and path != office.key]
    assert len(kept) > 5
    assert office.secret not in said.out + said.err + caplog.text
    assert not [path for path in kept if office.secret.encode() in path.read_bytes()]


def test_a_revoked_key_leaves_the_workbook_alone(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, code 4, the workbook of the night before, and a trace of who was not read."""
    office.run("nightly")
    before = (office.folder / "tong-hop.xlsx").read_bytes()
    office.sandbox.faults.add("invalid_grant", kind="token", times=9)
    capsys.readouterr()

    code = office.run("nightly")

    assert code == 4
    (sentence,) = capsys.readouterr().err.strip().splitlines()
    assert (office.folder / "tong-hop.xlsx").read_bytes() == before
    log = (plan_folder(office.folder) / "lan-chay.jsonl").read_text(encoding="utf-8")
    first, last = map(json.loads, log.splitlines())
    assert last["unread"] == dict.fromkeys(NAMES, sentence)
    assert (last["pulled"], last["findings"]) == ({}, None)
    assert all(last["figures_of"][name] > first["at"][:10] for name in NAMES)
    assert last["chain"] not in ("", first["chain"])


@pytest.mark.parametrize("command", ["pull", "nightly"])
def test_a_night_without_anything_is_in_the_history(
    office: Office, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A workbook of that day, asked for later, says who could not be read, and why."""
    office.run("nightly")
    office.sandbox.faults.add("invalid_grant", kind="token", times=9)
    office.run(command)
    (sentence,) = capsys.readouterr().err.strip().splitlines()

    today = business_date(SystemClock()).isoformat()
    office.run("consolidate", "--as-of", today, "--json")

    told = json.loads(capsys.readouterr().out)
    assert {name: told["unread"][name] for name in NAMES} == dict.fromkeys(NAMES, sentence)
    assert all(told["figures_of"][name] for name in NAMES)
    assert office.run("doctor") == 0


def test_a_key_open_to_others_is_refused(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is asked of Google."""
    office.key.chmod(0o644)
    before = len(office.sandbox.log)

    code = office.run("pull")

    assert code == 2
    assert "chmod 600" in capsys.readouterr().err
    assert len(office.sandbox.log) == before


def test_no_call_leaves_the_machine(office: Office) -> None:
    """A whole night, logins and their background included, talks to the configured host only."""
    asked: list[object] = []
    watching = True

    def watch(event: str, details: tuple[object, ...]) -> None:
        if watching and event in ("socket.connect", "socket.getaddrinfo"):
            asked.append(details[1][0] if event == "socket.connect" else details[0])

    sys.addaudithook(watch)  # there is no way to take one off again
    office.run("nightly")
    watching = False

    assert set(asked) == {"127.0.0.1"}
