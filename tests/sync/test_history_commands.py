"""The commands of the history, on a department whose agencies send Excel files."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.excel_office import (
    day_of_night,
    excel_office,
    journal_of,
    run_told,
    send,
)
from support.plan_folder import plan_folder

if TYPE_CHECKING:
    from pathlib import Path

_LIMIT = 120  # seconds


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The settings of the department, before its first night."""
    return excel_office(tmp_path)


def test_who_said_what_when(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every change of a task, with agency, day and cell; what was always blank is not told."""
    run_told(capsys, settings, "nightly")
    send(settings.parent, "Sở Y tế", status="Hoàn thành")
    run_told(capsys, settings, "nightly")

    code, told = run_told(capsys, settings, "history", "I.1")

    assert code == 0
    lines = [line.split(" ", 1)[1] for line in told.splitlines() if "Sở Y tế" in line]
    assert lines == [
        "Sở Y tế: Trạng thái: Đang thực hiện (ô Biểu phân công!H12)",
        "Sở Y tế: Tỷ lệ %: 40 (ô Biểu phân công!I12)",
        "Sở Y tế: Kết quả thực hiện: - Đã họp (ô Biểu phân công!J12)",
        "Sở Y tế: Trạng thái: Hoàn thành (ô Biểu phân công!H12)",
    ]


def test_only_whom_a_task_concerns_is_told(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who leads it, or said something; not a blank row of strangers, nor a row nobody owes."""
    book = load_workbook(settings.parent / "so-y-te.xlsx")
    rows = {str(cell.value): cell.row for cell in book.active["A"]}
    for task in ("I.1", "IV.3"):  # another agency's task, and one of its own
        for column in "HIJ":
            book.active[f"{column}{rows[task]}"] = None
    book.active.delete_rows(rows["I.4"])  # a task of another, which it may add to
    book.save(settings.parent / "so-y-te.xlsx")
    run_told(capsys, settings, "nightly")
    today = day_of_night(plan_folder(settings), 0)

    told = {
        task: run_told(capsys, settings, "history", task, "--as-of", today)[1]
        for task in ("I.1", "I.4", "II.1", "IV.3")
    }

    assert [task for task, said in told.items() if "Sở Y tế:" in said] == ["II.1", "IV.3"]
    assert all("Sở Nội vụ: Tỷ lệ %: 40" in said for said in told.values())


def test_history_for_programs(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as JSON, with run, time and the SHA-256 of the answer; unknown tasks are code 2."""
    run_told(capsys, settings, "nightly")

    _, told = run_told(capsys, settings, "history", "I.1", "--json")
    code, nothing = run_told(capsys, settings, "history", "X.9")

    changes = json.loads(told)["changes"]
    (first,) = [
        each for each in changes if each["source"] == "Sở Y tế" and each["column"] == "status"
    ]
    assert (first["run"], first["shown"], first["cell"]) == (1, "Đang thực hiện", "H12")
    assert len(first["sha256"]) == 64
    assert (code, nothing) == (2, "Lịch sử chưa có gì về nhiệm vụ X.9.\n")


def test_a_source_out_of_reach_is_told_once(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reason stands in the history on the first of many bad nights."""
    run_told(capsys, settings, "nightly")
    (settings.parent / "so-y-te.xlsx").write_bytes(b"PK\x03\x04 hong")
    for _ in range(2):
        run_told(capsys, settings, "nightly")

    _, told = run_told(capsys, settings, "history", "I.1")

    assert told.count("Sở Y tế: không đọc được nguồn") == 1


def test_pull_alone_is_recorded_by_the_next_run(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`pull` acknowledges; `consolidate` records what was acknowledged and publishes."""
    run_told(capsys, settings, "pull")
    before, _ = run_told(capsys, settings, "history", "I.1")

    run_told(capsys, settings, "consolidate")

    assert before == 2
    assert run_told(capsys, settings, "history", "I.1")[0] == 0


def test_doctor_is_content_with_a_sound_department(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before and after nights every check is good, and nothing is made by looking."""
    assert run_told(capsys, settings, "doctor")[0] == 0
    assert not (settings.parent / "du-lieu").exists()
    run_told(capsys, settings, "nightly")

    code, told = run_told(capsys, settings, "doctor")

    assert code == 0
    assert all(line.startswith("Tốt: ") for line in told.splitlines())


def test_doctor_finds_a_changed_row(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody takes the guard away and makes a task finished: task, agency and run are named."""
    run_told(capsys, settings, "nightly")
    with sqlite3.connect(plan_folder(settings) / "lich-su.db") as database:
        database.execute("DROP TRIGGER observations_update")
        database.execute("UPDATE observations SET shown = 'Hoàn thành' WHERE task = 'I.1'")
    database.close()

    code, told = run_told(capsys, settings, "doctor", "--json")

    assert code == 1
    faults = [fault for check in json.loads(told)["checks"] for fault in check["faults"]]
    assert "Lần chạy 1: ô status của nhiệm vụ I.1 (Sở Y tế) đã bị sửa." in faults


@pytest.mark.parametrize("lost", ["ban-chup", "lich-su.db"])
def test_doctor_finds_what_is_lost(
    settings: Path, capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    """A raw answer that is gone, and a database that is gone, are each named."""
    run_told(capsys, settings, "nightly")
    path = plan_folder(settings) / lost
    victim = path if path.is_file() else min(path.rglob("*.gz"))
    victim.unlink()

    code, told = run_told(capsys, settings, "doctor")

    assert code == 1
    assert "mất" in told
    assert victim.name in told


def test_rebuild_and_redact(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words are taken out, the history says who did it, and a rebuild agrees with that."""
    send(settings.parent, "Sở Y tế", difficulty="CCCD 001234567890")
    run_told(capsys, settings, "nightly")
    send(settings.parent, "Sở Y tế")
    run_told(capsys, settings, "nightly")
    wish = ("--agency", "Sở Y tế", "--column", "difficulty", "--who", "Ông A", "--why", "đơn 12")

    redacted, _ = run_told(capsys, settings, "redact", "I.1", *wish)
    rebuilt, said = run_told(capsys, settings, "rebuild")
    _, told = run_told(capsys, settings, "history", "I.1")

    assert (redacted, rebuilt) == (0, 0)
    assert "giống hệt" in said
    assert "001234567890" not in told
    assert "người xóa Ông A, lý do: đơn 12" in told
    today = journal_of(plan_folder(settings))[1]["business_date"]
    assert "đã xóa" not in run_told(capsys, settings, "history", "I.1", "--as-of", today)[1]
    assert run_told(capsys, settings, "doctor")[0] == 0


def test_a_rebuild_names_damaged_answers_not_the_database(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a raw answer is damaged, the old database is not what was tampered with."""
    run_told(capsys, settings, "nightly")
    state = plan_folder(settings)
    newest = json.loads((state / "ban-chup.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    (victim,) = state.rglob(f"{newest['sha256']}.gz")
    victim.write_bytes(victim.read_bytes()[:40])

    code, told = run_told(capsys, settings, "rebuild")

    assert code == 1
    assert "1 bản chụp mất hoặc hỏng" in told
    assert victim.name in told
    assert "đã bị sửa, ghi thiếu" not in told
