"""The commands of the history, on a department whose agencies send Excel files."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.excel_office import excel_office, journal_of, run_told, send
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
    today = _day(plan_folder(settings), 0)

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


def test_a_past_night_again(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The workbook of a day is written beside the published one, with the values of that night."""
    run_told(capsys, settings, "nightly")
    state = plan_folder(settings)
    _shift(state, days=-10)
    send(settings.parent, "Sở Y tế", status="Hoàn thành")
    (settings.parent / "so-noi-vu.xlsx").unlink()
    run_told(capsys, settings, "nightly")
    published = (settings.parent / "tong-hop.xlsx").read_bytes()

    _, told = run_told(capsys, settings, "consolidate", "--as-of", _day(state, 0), "--json")

    output = json.loads(told)["output"]
    words = {cell for line in load_workbook(output)["Nhiệm vụ"].values for cell in line}
    assert json.loads(told)["business_date"] == _day(state, 0)
    assert "Đang thực hiện" in words
    assert "Hoàn thành" not in words
    assert "Sở Nội vụ" not in json.loads(told)["unread"]
    assert (settings.parent / "tong-hop.xlsx").read_bytes() == published


def test_words_of_a_lost_row_can_still_be_traced(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row that is gone keeps its words, and the file, cell and snapshot they were read from."""
    run_told(capsys, settings, "nightly")
    before = _source_lines(settings)
    file = settings.parent / "so-y-te.xlsx"
    book = load_workbook(file)
    sheet = book.active
    sheet.delete_rows(next(cell.row for cell in sheet["A"] if cell.value == "IV.3"))
    book.save(file)

    run_told(capsys, settings, "nightly")

    was, is_ = before["Sở Y tế", "IV.3"], _source_lines(settings)["Sở Y tế", "IV.3"]
    assert was[-1] == "Đã báo cáo"
    assert str(is_[-1]).startswith("giữ lời ghi ngày")
    assert str(is_[-1]).endswith("không còn dòng")
    assert was[2] == "so-y-te.xlsx"
    assert is_[2:5] == was[2:5]
    assert is_[7] == was[7]


def _source_lines(settings: Path) -> dict[tuple[object, object], tuple[object, ...]]:
    lines = load_workbook(settings.parent / "tong-hop.xlsx")["Nguồn số liệu"].values
    return {line[:2]: line for line in lines}


def test_a_past_night_stands_on_its_own_plan(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan rewritten, a file renamed and a rule chosen since then change nothing in it."""
    run_told(capsys, settings, "nightly")
    published = (settings.parent / "tong-hop.xlsx").read_bytes()
    state, plan = plan_folder(settings), settings.parent / "ke-hoach.txt"
    _shift(state, days=-10)
    day = _day(state, 0)
    run_told(capsys, settings, "consolidate", "--as-of", day)
    then = (settings.parent / f"tong-hop ({day}).xlsx").read_bytes()
    (settings.parent / "so-y-te.xlsx").rename(settings.parent / "syt.xlsx")
    text = settings.read_text(encoding="utf-8").replace("so-y-te.xlsx", "syt.xlsx")
    settings.write_text(f'{text}[severity]\nPC603 = "tắt"\n', encoding="utf-8")
    words = plan.read_text(encoding="utf-8")
    plan.write_text(words.replace("Kết luận kiểm tra", "Thông báo kết luận"), encoding="utf-8")
    run_told(capsys, settings, "nightly")

    run_told(capsys, settings, "consolidate", "--as-of", day)

    assert (settings.parent / "tong-hop.xlsx").read_bytes() != published
    assert (settings.parent / f"tong-hop ({day}).xlsx").read_bytes() == then


def test_a_night_whose_answer_was_erased(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The agency is told as erased on that night: no other night's words take its place."""
    run_told(capsys, settings, "nightly")
    for words in ("CCCD 001234567890", ""):
        send(settings.parent, "Sở Y tế", difficulty=words)
        run_told(capsys, settings, "nightly")
    state = plan_folder(settings)
    wish = ("--agency", "Sở Y tế", "--column", "difficulty", "--who", "Ông A", "--why", "đơn 12")
    run_told(capsys, settings, "redact", "I.1", *wish)

    lines = (state / "lich-su.jsonl").read_text(encoding="utf-8").split("\n")
    # The second night as the last of its day: days cannot pass within a test.
    (state / "lich-su.jsonl").write_text("\n".join(lines[:4]), encoding="utf-8")
    for file in state.glob("lich-su.db*"):  # it is made again from what the archive says now
        file.unlink()

    _, told = run_told(capsys, settings, "consolidate", "--as-of", _day(state, 1), "--json")

    assert "đã được xóa" in json.loads(told)["unread"]["Sở Y tế"]


def test_there_was_no_night_yet(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A day before the first night is refused in a sentence."""
    run_told(capsys, settings, "nightly")

    code, told = run_told(capsys, settings, "consolidate", "--as-of", "2020-02-29")

    assert code == 4
    assert told == "Chưa có lần lấy dữ liệu nào cho đến ngày 29/02/2020.\n"


def _day(state: Path, place: int) -> str:
    return journal_of(state)[place]["business_date"]


def _shift(state: Path, days: int) -> None:
    """Let the nights there were have been on earlier days; the database is made from that again."""
    events = journal_of(state)
    for event in events:
        at = datetime.fromisoformat(event["at"]) + timedelta(days=days)
        day = datetime.fromisoformat(event["business_date"]) + timedelta(days=days)
        event |= {"at": at.isoformat(), "business_date": day.date().isoformat()}
    text = "".join(f"\n{json.dumps(event, ensure_ascii=False)}\n" for event in events)
    (state / "lich-su.jsonl").write_text(text, encoding="utf-8")
    (state / "lich-su.db").unlink()
