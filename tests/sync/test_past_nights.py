"""The workbook of a past night, made again by the real command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.excel_office import (
    day_of_night,
    excel_office,
    run_told,
    send,
    shift_nights,
)
from support.plan_folder import plan_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The settings of the department, before its first night."""
    return excel_office(tmp_path)


def test_a_past_night_again(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The workbook of a day is written beside the published one, with the values of that night."""
    run_told(capsys, settings, "nightly")
    state = plan_folder(settings)
    shift_nights(state, days=-10)
    send(settings.parent, "Sở Y tế", status="Hoàn thành")
    (settings.parent / "so-noi-vu.xlsx").unlink()
    run_told(capsys, settings, "nightly")
    published = (settings.parent / "tong-hop.xlsx").read_bytes()

    _, told = run_told(capsys, settings, "consolidate", "--as-of", day_of_night(state, 0), "--json")

    output = json.loads(told)["output"]
    words = {cell for line in load_workbook(output)["Nhiệm vụ"].values for cell in line}
    assert json.loads(told)["business_date"] == day_of_night(state, 0)
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
    shift_nights(state, days=-10)
    day = day_of_night(state, 0)
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

    _, told = run_told(capsys, settings, "consolidate", "--as-of", day_of_night(state, 1), "--json")

    assert "đã được xóa" in json.loads(told)["unread"]["Sở Y tế"]


def test_there_was_no_night_yet(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A day before the first night is refused in a sentence."""
    run_told(capsys, settings, "nightly")

    code, told = run_told(capsys, settings, "consolidate", "--as-of", "2020-02-29")

    assert code == 4
    assert told == "Chưa có lần lấy dữ liệu nào cho đến ngày 29/02/2020.\n"
