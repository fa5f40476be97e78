"""The nightly run from a settings file: one after another, alone, and honest about its end."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from openpyxl import load_workbook
from support.excel_office import excel_office
from support.plan_folder import plan_folder

from sync.cli import run
from sync.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A department with the sample plan and two agencies that send Excel files."""
    excel_office(tmp_path)
    return tmp_path


def _nightly(office: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, object]]:
    code = run(["nightly", "--settings", str(office / "phancong.toml"), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_night_ends_with_the_workbook(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both files are read, and agencies without a sheet are named: done in part."""
    code, told = _nightly(office, capsys)

    assert code == 3
    assert "Sở Nội vụ" not in told["not_reported"]
    assert "Sở Tư pháp" in told["unread"]
    assert "Sở Tư pháp" not in told["not_reported"]
    assert "Tổng quan" in load_workbook(office / "tong-hop.xlsx").sheetnames


def test_who_was_never_read_is_told_once(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten agencies without a sheet: one line with the first of them; all are named elsewhere."""
    run(["nightly", "--settings", str(office / "phancong.toml")])

    said = capsys.readouterr().out.splitlines()
    (line,) = [each for each in said if "chưa lấy được số liệu lần nào." in each]
    assert line.startswith("10 đơn vị (Sở ")
    assert sum("Theo đơn vị" in each for each in said) == 1
    assert any("; 0 đơn vị chưa báo cáo; 10 đơn vị không đọc được;" in each for each in said)
    book = load_workbook(office / "tong-hop.xlsx")
    never = [row for row in book["Theo đơn vị"].values if "Chưa đọc được lần nào" in row]
    assert len(never) == 10


def test_an_unreadable_sheet_keeps_its_last_values(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that breaks overnight is named, and what it said before still counts."""
    _nightly(office, capsys)
    (office / "so-y-te.xlsx").write_bytes(b"PK\x03\x04 hong")

    code, told = _nightly(office, capsys)

    assert code == 3
    assert "hỏng" in told["unread"]["Sở Y tế"]
    assert "Sở Y tế" not in told["not_reported"]


def test_one_run_at_a_time(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run leaves at once with code 75, having written nothing."""
    (office / "du-lieu").mkdir()
    with FileLock(office / "du-lieu" / "dang-chay.lock"):
        code = run(["nightly", "--settings", str(office / "phancong.toml")])

    assert code == 75
    assert "đang có lần chạy khác" in capsys.readouterr().err
    assert not (office / "tong-hop.xlsx").exists()


def test_pull_then_consolidate_is_the_same_as_a_night(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The two halves can be run apart; the workbook is made from snapshots alone."""
    settings = ["--settings", str(office / "phancong.toml")]
    run(["pull", *settings])
    (office / "so-y-te.xlsx").unlink()

    code = run(["consolidate", *settings])

    assert code == 3  # ten agencies of the plan have no sheet here
    assert "so-y-te" not in capsys.readouterr().err
    assert (office / "tong-hop.xlsx").exists()


def test_what_was_not_read_stays_named_without_a_pull(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Consolidating again what a night brought tells of the same agencies, and is the same."""
    _nightly(office, capsys)
    (office / "so-y-te.xlsx").unlink()
    _, told = _nightly(office, capsys)
    book = (office / "tong-hop.xlsx").read_bytes()

    run(["consolidate", "--settings", str(office / "phancong.toml"), "--json"])

    assert json.loads(capsys.readouterr().out)["unread"] == told["unread"]
    assert (office / "tong-hop.xlsx").read_bytes() == book


def test_nothing_published_is_code_4(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When the workbook cannot be written the old one stays and the code says so."""
    _nightly(office, capsys)
    before = (office / "tong-hop.xlsx").read_bytes()
    settings = (office / "phancong.toml").read_text(encoding="utf-8")
    (office / "phancong.toml").write_text(
        'output = "khong-co/tong-hop.xlsx"\n' + settings, encoding="utf-8"
    )

    code = run(["nightly", "--settings", str(office / "phancong.toml")])

    assert code == 4
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert (office / "tong-hop.xlsx").read_bytes() == before


def test_every_run_is_recorded_with_its_rules(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log names what was read and the rules in force; a changed severity changes its mark."""
    _nightly(office, capsys)
    with (office / "phancong.toml").open("a", encoding="utf-8") as settings:
        settings.write('[severity]\nPC301 = "tắt"\n')
    _nightly(office, capsys)

    log = (plan_folder(office) / "lan-chay.jsonl").read_text(encoding="utf-8")
    first, second = map(json.loads, log.splitlines())
    assert set(first["pulled"]) == {"Sở Nội vụ", "Sở Y tế"}
    assert first["rules"]["fingerprint"] != second["rules"]["fingerprint"]
    assert (first["rules"]["changed"], second["rules"]["changed"]) == ({}, {"PC301": "tắt"})
    assert second["findings"] < first["findings"]


def test_a_night_that_crosses_midnight_keeps_its_day(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One business date from the start to the end: in the workbook, the log and the history."""
    late = iter([datetime(2026, 6, 30, 16, 59, 59, tzinfo=UTC)])
    after = datetime(2026, 6, 30, 17, 0, 1, tzinfo=UTC)  # 1 July in Việt Nam
    monkeypatch.setattr(SystemClock, "now", lambda _: next(late, after))

    _, told = _nightly(office, capsys)

    kept = (plan_folder(office) / name for name in ("lan-chay.jsonl", "lich-su.jsonl"))
    days = {json.loads(path.read_text(encoding="utf-8"))["business_date"] for path in kept}
    assert days == {told["business_date"]} == {"2026-06-30"}
