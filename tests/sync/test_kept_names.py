"""Sources keep their names: when an agency is renamed, and when another source of it joins."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.excel_office import run_told
from support.mail import HEALTH, letter, put, report
from support.past_nights import night
from support.plans import plan, task
from support.registries import write_registry

from validators.columns import BY_KEY
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan

OLD, RENAMED, YTE = "Sở Du lịch", "Sở Du lịch và Văn hóa", "Sở Y tế"
PLAN = plan(
    task("I.1", lead=OLD, coordinating="", content="Xây dựng tuyến du lịch cộng đồng"),
    task("I.2", lead=YTE, coordinating="", content="Số hóa hồ sơ bệnh án của trạm y tế"),
)
NEW_NAME = {"Tên chính thức": RENAMED, "Tên gọi khác": OLD}
SAID = {"status": "Đang thực hiện", "percent": "33", "result": "Đã khảo sát"}


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A department with a folder, a mailbox and a registry of its own, before its first night."""
    path = tmp_path / "phancong.toml"
    path.write_text(
        'plan = "ke-hoach.xlsx"\nregistry = "danh-muc.xlsx"\n'
        '[folder]\npath = "bao-cao"\n[mailbox]\npath = "hop-thu"\n',
        encoding="utf-8",
    )
    write_bieu(tmp_path / "ke-hoach.xlsx", PLAN)
    write_registry(tmp_path / "danh-muc.xlsx")
    for name in ("bao-cao", "hop-thu"):
        (tmp_path / name).mkdir()
    return path


def _file(settings: Path, name: str, task_id: str, **said: str) -> Path:
    path = settings.parent / "bao-cao" / f"{name}.xlsx"
    own = type(PLAN)(PLAN.head, tuple(each for each in PLAN.tasks if each.task_id == task_id))
    write_bieu(path, own, progress={task_id: {**SAID, **said}})
    return path


def _mail(settings: Path, name: str, day: int, **said: str) -> None:
    book = ("bao-cao.xlsx", report(PLAN, {"I.2": {**SAID, **said}}))
    sent = f"{day} Jun 2025 09:00:00 +0700"
    put(settings.parent / "hop-thu" / name, letter(HEALTH, sent, book))


def _row(settings: Path, task_id: str) -> dict[str, object]:
    rows = list(load_workbook(settings.parent / "tong-hop.xlsx")["Nhiệm vụ"].values)
    headings = next(row for row in rows if "Phân loại" in row)
    return dict(zip(map(str, headings), next(r for r in rows if task_id in r), strict=True))


def _findings(settings: Path) -> Counter[object]:
    values = load_workbook(settings.parent / "tong-hop.xlsx")["Kết quả kiểm tra"].values
    return Counter(cell for row in values for cell in row if str(cell).startswith("PC6"))


def _changes(capsys: pytest.CaptureFixture[str], settings: Path, task_id: str) -> list[str]:
    """What the history tells of the percentage, and of sources that could not be read."""
    told = run_told(capsys, settings, "history", task_id)[1]
    return [line for line in told.splitlines() if "Tỷ lệ" in line or "không đọc được" in line]


@pytest.mark.parametrize("file_too", [False, True])
@pytest.mark.parametrize("alias", ["Sở Du lịch", ""])
def test_a_renamed_agency_goes_on(
    settings: Path, capsys: pytest.CaptureFixture[str], *, file_too: bool, alias: str
) -> None:
    """Whether its file, and the plan, bear the old name or the new one: one agency, by its code."""
    file = _file(settings, OLD, "I.1")
    night(settings, "2025-06-02")
    changed = {**NEW_NAME, "Tên gọi khác": alias}
    write_registry(settings.parent / "danh-muc.xlsx", so_du_lich=changed)
    if not alias:
        write_bieu(settings.parent / "ke-hoach.xlsx", _with_lead(RENAMED))
    if file_too or not alias:
        file = file.rename(file.with_stem(RENAMED))
    night(settings, "2025-06-03")
    own = _with_lead(OLD).tasks[:1]
    write_bieu(file, type(PLAN)(PLAN.head, own), progress={"I.1": {**SAID, "result": ""}})
    night(settings, "2025-06-04")

    row = _row(settings, "I.1")
    assert (row["Đơn vị báo cáo"], row[BY_KEY["percent"].heading]) == (RENAMED, 33)
    assert row[BY_KEY["result"].heading] == "Đã khảo sát"
    assert "giữ lời ghi ngày 02/06/2025" in str(row["Ngày cập nhật"])
    assert _findings(settings).keys() <= {"PC605", "PC608", "PC612"}
    assert _changes(capsys, settings, "I.1") == [
        f"02/06/2025 {OLD}: Tỷ lệ %: 33 (ô Biểu phân công!I12)"
    ]


def _with_lead(lead: str) -> Plan:
    first, *others = PLAN.tasks
    return plan(task("I.1", lead=lead, coordinating="", content=first.content), *others)


def test_a_file_that_joins_the_mails_gets_the_new_name(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing that the mails said is recorded again, nor told of the folder."""
    _mail(settings, "a.eml", 1)
    night(settings, "2025-06-02")
    _mail(settings, "b.eml", 3, percent="40")
    night(settings, "2025-06-03")
    _file(settings, YTE, "I.2", percent="60")
    night(settings, "2025-06-04")
    night(settings, "2025-06-05")

    assert _row(settings, "I.2")[BY_KEY["percent"].heading] == 60
    place = "(ô Biểu phân công!I12)"
    assert _changes(capsys, settings, "I.2") == [
        f"02/06/2025 {YTE}: Tỷ lệ %: 33 {place}",
        f"03/06/2025 {YTE}: Tỷ lệ %: 40 {place}",
        f"04/06/2025 {YTE} (thư mục): Tỷ lệ %: 60 {place}",
    ]
    assert json.loads(run_told(capsys, settings, "rebuild", "--json")[1])["same"] is True


def test_mails_that_join_the_file_leave_its_name(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever came first bears the agency's name."""
    _file(settings, YTE, "I.2", percent="60")
    night(settings, "2025-06-02")
    _mail(settings, "a.eml", 3, percent="70")
    night(settings, "2025-06-03")

    place = "(ô Biểu phân công!I12)"
    assert _changes(capsys, settings, "I.2") == [
        f"02/06/2025 {YTE}: Tỷ lệ %: 60 {place}",
        f"03/06/2025 {YTE} (hộp thư): Tỷ lệ %: 70 {place}",
    ]


def test_who_moves_to_another_kind_goes_on_under_its_name(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The settings know no mailbox any more: the file's blank cells erase nothing of the mails."""
    _mail(settings, "a.eml", 1)
    night(settings, "2025-06-02")
    _file(settings, YTE, "I.2", result="")
    text = settings.read_text(encoding="utf-8").partition("[mailbox]")[0]
    settings.write_text(text, encoding="utf-8")
    night(settings, "2025-06-03")

    assert _row(settings, "I.2")[BY_KEY["result"].heading] == "Đã khảo sát"
    assert len(_changes(capsys, settings, "I.2")) == 1
