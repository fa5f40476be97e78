"""The commands of the history in trouble: damage, kills, and what cannot be asked for."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.excel_office import excel_office, journal_of, run_told, send
from support.plan_folder import plan_folder

from sync.cli import run

if TYPE_CHECKING:
    from pathlib import Path

_LIMIT = 120  # seconds


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The settings of the department, before its first night."""
    return excel_office(tmp_path)


def test_a_damaged_history_stops_the_night(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """N12: code 4, the workbook as it was, and the raw answers of that night are kept."""
    run_told(capsys, settings, "nightly")
    published = (settings.parent / "tong-hop.xlsx").read_bytes()
    database = plan_folder(settings) / "lich-su.db"
    database.write_bytes(b"hong" * 5000)

    code, told = run_told(capsys, settings, "nightly")

    assert code == 4
    assert "phancong rebuild" in told
    assert (settings.parent / "tong-hop.xlsx").read_bytes() == published
    assert run_told(capsys, settings, "rebuild")[0] == 0
    assert len(journal_of(plan_folder(settings))) == 2
    assert run_told(capsys, settings, "doctor")[0] == 0


def test_a_lost_list_of_snapshots_stops_the_night(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No agency falls back to “never read”: code 4 until a rebuild has made the list again."""
    run_told(capsys, settings, "nightly")
    published = (settings.parent / "tong-hop.xlsx").read_bytes()
    (plan_folder(settings) / "ban-chup.jsonl").unlink()
    (settings.parent / "so-noi-vu.xlsx").unlink()

    for words in (("nightly",), ("consolidate",), ("pull",)):
        code, told = run_told(capsys, settings, *words)
        assert (code, "phancong rebuild" in told.splitlines()[-1]) == (4, True)
    assert run_told(capsys, settings, "doctor")[0] == 1
    assert (settings.parent / "tong-hop.xlsx").read_bytes() == published

    code, told = run_told(capsys, settings, "rebuild")
    assert (code, "lập lại danh sách bản chụp" in told) == (0, True)
    _, told = run_told(capsys, settings, "nightly", "--json")
    assert json.loads(told)["figures_of"]["Sở Nội vụ"] is not None
    assert "Sở Nội vụ" not in json.loads(told)["not_reported"]
    assert run_told(capsys, settings, "doctor")[0] == 0


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_a_random_moment(
    settings: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    """`kill -9` of the real command: the old workbook is whole, the next night needs no help."""
    run_told(capsys, settings, "nightly")
    moment = random.Random(seed).uniform(0, 1.5)  # noqa: S311  # seconds; any will do
    command = [sys.executable, "-m", "sync", "nightly", "--settings", str(settings)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as night:
        _wait_for_an_answer(plan_folder(settings) / "ban-chup.jsonl", night)
        time.sleep(moment)
        night.send_signal(signal.SIGKILL)
    assert "Tổng quan" in load_workbook(settings.parent / "tong-hop.xlsx").sheetnames

    send(settings.parent, "Sở Y tế", status="Hoàn thành")
    code, _ = run_told(capsys, settings, "nightly")

    assert code == 3
    assert run_told(capsys, settings, "doctor")[0] == 0
    assert "Trạng thái: Hoàn thành" in run_told(capsys, settings, "history", "I.1")[1]


def _wait_for_an_answer(index: Path, night: subprocess.Popen[bytes]) -> None:
    """Until the night has kept its first answer: before that there is nothing to lose."""
    size, end = index.stat().st_size, time.monotonic() + _LIMIT
    while index.stat().st_size == size and night.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("task", ["I.77", "I.1"])
def test_what_was_never_said_cannot_be_taken_out(
    settings: Path, capsys: pytest.CaptureFixture[str], task: str
) -> None:
    """A task or agency that nothing is known of is refused in a sentence."""
    run_told(capsys, settings, "nightly")
    wish = ("--agency", "So Y te", "--column", "result", "--who", "Ông A", "--why", "đơn 12")

    code, told = run_told(capsys, settings, "redact", task, *wish)

    assert (code, "không có lời cũ nào để xóa" in told) == (2, True)


def test_nothing_known_is_no_result(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What there is nothing to tell of is said on stderr, so that a program reads no sentence."""
    code = run(["history", "X.9", "--settings", str(settings)])

    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert told.err == "Lịch sử chưa có gì về nhiệm vụ X.9.\n"


def test_a_day_that_has_not_come_has_no_workbook(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused, and nothing is written under another day's name."""
    run_told(capsys, settings, "nightly")

    code, told = run_told(capsys, settings, "consolidate", "--as-of", "2999-01-01")

    assert (code, "chưa đến" in told) == (4, True)


def test_a_damaged_answer_is_mended_by_the_same_answer(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Until then the agency is unread with the reason; the others are published."""
    run_told(capsys, settings, "nightly")
    state = plan_folder(settings)
    sha256 = next(
        each["sha256"]
        for line in (state / "ban-chup.jsonl").read_text(encoding="utf-8").splitlines()
        if line and (each := json.loads(line))["source"] == "Sở Y tế"
    )
    path = state / "ban-chup" / sha256[:2] / f"{sha256}.gz"
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])

    _, told = run_told(capsys, settings, "consolidate", "--json")
    assert "bản chụp" in json.loads(told)["unread"]["Sở Y tế"]

    run_told(capsys, settings, "nightly")
    assert path.read_bytes() == whole
