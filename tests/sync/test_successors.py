"""An agency that is merged in the year: its successor owes its tasks, and no word is lost."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.excel_office import run_told
from support.past_nights import night
from support.plan_folder import plan_folder
from support.plans import plan, task
from support.registries import write_registry

from sync.assign import assign
from validators.agencies import Agency, AgencyRegistry, Group
from validators.columns import BY_KEY
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "Sở Du lịch", "Sở Văn hóa, Thể thao và Du lịch"
PLAN = plan(
    task("I.1", lead=OLD, coordinating="", content="Xây dựng tuyến du lịch cộng đồng"),
    task("I.2", lead=NEW, coordinating="", content="Trùng tu các di tích cấp tỉnh"),
    task("I.3", lead=f"{OLD}; {NEW}", coordinating="", content="Tổ chức tuần lễ văn hóa du lịch"),
    task("I.4", lead=OLD, coordinating=NEW, content="Đào tạo thuyết minh viên tại điểm"),
)
MERGED = {"Đến hết ngày": "04/06/2025", "Đơn vị kế thừa": NEW}
Said = dict[str, dict[str, str]]


class Office:
    """A department with a folder of files and a registry of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = folder / "phancong.toml"
        self.settings.write_text(
            'plan = "ke-hoach.xlsx"\nregistry = "danh-muc.xlsx"\n[folder]\npath = "bao-cao"\n',
            encoding="utf-8",
        )
        write_bieu(folder / "ke-hoach.xlsx", PLAN)
        write_registry(folder / "danh-muc.xlsx")
        (folder / "bao-cao").mkdir()

    def file(self, name: str) -> Path:
        """The file in the folder with that name."""
        return self.folder / "bao-cao" / f"{name}.xlsx"

    def sends(self, name: str, said: Said) -> None:
        """Let a file of that name say this of its tasks; it holds no other."""
        own = type(PLAN)(PLAN.head, tuple(each for each in PLAN.tasks if each.task_id in said))
        write_bieu(self.file(name), own, progress=said)

    def merge(self, **more: dict[str, str]) -> None:
        """Enter the merger in the registry."""
        write_registry(self.folder / "danh-muc.xlsx", so_du_lich=MERGED, **more)

    def night(self, day: int) -> None:
        """The night of a day of June 2025."""
        night(self.settings, f"2025-06-{day:02}")

    def rows(self, tab: str, task_id: str) -> list[dict[str, object]]:
        """The rows of a task in a sheet of the workbook, by heading."""
        rows = list(load_workbook(self.folder / "tong-hop.xlsx")[tab].values)
        at = next(n for n, row in enumerate(rows) if "Phân loại" in row or "Mã" in row)
        return [dict(zip(map(str, rows[at]), row, strict=True)) for row in rows if task_id in row]

    def task(self, task_id: str) -> dict[str, object]:
        """The row of a task with one report."""
        (row,) = self.rows("Nhiệm vụ", task_id)
        return row

    def findings(self, code: str) -> list[str]:
        """The sources of the findings with a code."""
        values = load_workbook(self.folder / "tong-hop.xlsx")["Kết quả kiểm tra"].values
        return [str(row[1]) for row in values if code in row]

    def agency(self, name: str) -> tuple[object, ...]:
        """What stands on the sheet of agencies: answer, owed, told, reason; () for a stranger."""
        values = load_workbook(self.folder / "tong-hop.xlsx")["Theo đơn vị"].values
        found = [(row[2], row[3], row[4], row[-1]) for row in values if row[1] == name]
        return found[0] if found else ()

    def sums(self) -> dict[str, object]:
        """The sums of the newest run."""
        log = (plan_folder(self.folder) / "lan-chay.jsonl").read_text(encoding="utf-8")
        return json.loads(log.splitlines()[-1])["sums"]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Both agencies have reported once, before the merger."""
    office = Office(tmp_path)
    invited = _doing("70", result="Đã mời các đoàn")
    office.sends(OLD, {"I.1": _doing("33"), "I.3": invited, "I.4": _doing("44")})
    office.sends(NEW, {"I.2": _doing("20"), "I.3": _doing("10"), "I.4": {"result": "Đã góp ý"}})
    office.night(2)
    return office


def _doing(percent: str, **more: str) -> dict[str, str]:
    return {"status": "Đang thực hiện", "percent": percent, **more}


def _who(row: dict[str, object]) -> tuple[object, object]:
    return row["Đơn vị báo cáo"], row[BY_KEY["percent"].heading]


def test_the_day_it_ends_an_agency_still_owes(office: Office) -> None:
    """The merger is entered before its day: nothing has changed yet."""
    office.merge()
    office.night(4)

    assert _who(office.task("I.1")) == (OLD, 33)
    assert office.agency(OLD)[:3] == ("Đã báo cáo đủ", 3, 3)


def test_from_the_next_day_the_successor_owes(office: Office) -> None:
    """The old agency's last words count, with its name and their day, and count once."""
    office.merge()
    office.night(5)

    assert _who(office.task("I.1")) == (f"{NEW} (kế thừa {OLD})", 33)
    assert f"lời của {OLD} từ ngày 02/06/2025" in str(office.task("I.1")["Ngày cập nhật"])
    assert (office.agency(OLD), office.agency(NEW)[:3]) == ((), ("Đã báo cáo đủ", 4, 4))
    assert (office.findings("PC603"), office.sums()["lost_rows"]) == ([], [])


def test_who_leads_the_task_itself_has_one_report_of_its_own_words(office: Office) -> None:
    """What the other one had said of the same task is history, and fills nothing."""
    office.merge()
    office.night(5)

    row = office.task("I.3")
    assert (_who(row), row[BY_KEY["result"].heading]) == ((NEW, 10), None)
    assert office.findings("PC609") == []


def test_what_it_said_in_another_part_is_not_its_report(office: Office) -> None:
    """It took part in the task; now it leads it, and says nothing as such before it does."""
    office.merge()
    office.night(5)

    row = office.task("I.4")
    assert (_who(row), row[BY_KEY["result"].heading]) == ((f"{NEW} (kế thừa {OLD})", 44), None)
    office.sends(NEW, {"I.2": _doing("20"), "I.3": _doing("10"), "I.4": _doing("50")})
    office.night(6)
    assert _who(office.task("I.4")) == (f"{NEW} (kế thừa {OLD})", 50)
    assert office.findings("PC609") == []


def test_the_successor_reports(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Its words replace the old ones, without a contradiction; the history tells both."""
    office.merge()
    office.night(5)
    office.sends(NEW, {"I.1": _doing("55"), "I.2": _doing("20"), "I.3": _doing("10")})
    office.night(6)

    assert _who(office.task("I.1")) == (f"{NEW} (kế thừa {OLD})", 55)
    assert office.task("I.1")["Ngày cập nhật"] is None
    assert (office.findings("PC603"), office.findings("PC609")) == ([], [])
    told = run_told(capsys, office.settings, "history", "I.1")[1]
    assert f"02/06/2025 {OLD}: Tỷ lệ %: 33" in told
    assert f"06/06/2025 {NEW}: Tỷ lệ %: 55" in told


def test_whoever_goes_on_in_the_old_file_is_the_successor(office: Office) -> None:
    """What is written there after the last day counts like in any second sheet."""
    office.merge()
    office.night(5)
    office.sends(OLD, {"I.1": _doing("60"), "I.3": _doing("80")})
    office.night(6)

    assert _who(office.task("I.1")) == (f"{NEW} (kế thừa {OLD})", 60)
    assert office.task("I.1")["Ngày cập nhật"] is None
    assert _who(office.task("I.3")) == (NEW, 80)
    assert sorted(set(office.findings("PC609"))) == [OLD, NEW]


def test_the_old_file_may_go(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Its words stay, nobody is asked to put it back, and every sum closes."""
    office.merge()
    office.night(5)
    office.file(OLD).unlink()
    office.night(6)

    code, told = run_told(capsys, office.settings, "nightly", "--json")

    assert (code, json.loads(told)["unread"], json.loads(told)["faults"]) == (0, {}, [])
    assert _who(office.task("I.1")) == (f"{NEW} (kế thừa {OLD})", 33)
    assert office.agency(NEW)[-1] is None
    assert "không đọc được" not in run_told(capsys, office.settings, "history", "I.1")[1]
    assert run_told(capsys, office.settings, "doctor")[0] == 0


def test_the_file_changes_hands(office: Office) -> None:
    """The old agency's file under the successor's name is the successor's."""
    office.merge()
    office.file(NEW).unlink()
    office.file(OLD).rename(office.file(NEW))
    office.night(5)

    assert _who(office.task("I.1")) == (f"{NEW} (kế thừa {OLD})", 33)
    assert office.findings("PC603") == []


def test_mergers_one_after_the_other(office: Office) -> None:
    """A goes into B and B into C: C owes what the plan gives to A and to B, once."""
    last = "Sở Nội vụ"
    ended = {"Đến hết ngày": "07/06/2025", "Đơn vị kế thừa": last}
    office.merge(so_van_hoa_the_thao_va_du_lich=ended)
    office.night(5)
    office.night(8)

    assert _who(office.task("I.1")) == (f"{last} (kế thừa {OLD})", 33)
    assert office.agency(last)[1:3] == (4, 4)
    assert (office.agency(NEW), office.findings("PC603")) == ((), [])


def test_a_past_night_is_told_as_it_was(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the merger the task is the old agency's, whenever that is asked."""
    office.merge()
    office.night(5)
    office.file(OLD).unlink()
    office.night(6)

    run_told(capsys, office.settings, "consolidate", "--as-of", "2025-06-02")
    past = load_workbook(office.folder / "tong-hop (2025-06-02).xlsx")["Nhiệm vụ"]
    run_told(capsys, office.settings, "consolidate", "--as-of", "2025-06-06")
    later = load_workbook(office.folder / "tong-hop (2025-06-06).xlsx")["Nhiệm vụ"]

    assert any(OLD in row and 33 in row for row in past.values)
    assert any(f"{NEW} (kế thừa {OLD})" in row and 33 in row for row in later.values)


def test_a_successor_may_bear_the_same_name() -> None:
    """Two communes become one under the name of the first: it owes in place of the other only."""
    new, first, second = "UBND xã Tân Lập", "UBND xã Tân Lập", "UBND xã Tân Sơn"
    over = {"valid_to": date(2025, 6, 30), "successor": "moi"}
    registry = AgencyRegistry(
        [
            Agency("moi", new, valid_from=date(2025, 7, 1)),
            Agency("lap", first, **over),
            Agency("son", second, **over),
        ],
        [Group("UBND các xã", members=("UBND xã *",))],
    )
    issued = plan(task("I.1", lead="UBND các xã", coordinating=""), task("I.2", lead=second))

    before, after = (assign(issued, registry, date(2025, month, 15)) for month in (6, 7))

    assert dict(before.tasks) == {first: ("I.1",), second: ("I.1", "I.2")}
    assert dict(after.tasks) == {new: ("I.1", "I.2")}
    assert dict(after.inherited) == {second: ("I.1", "I.2")}
    assert dict(after.former) == {(new, "I.2"): (second,)}


def test_who_has_no_successor_goes_on_owing(office: Office) -> None:
    """A last day alone takes a task from nobody; that a successor is missing is said."""
    alone = {"Đến hết ngày": "04/06/2025"}
    write_registry(office.folder / "danh-muc.xlsx", so_du_lich=alone)
    office.night(5)

    assert _who(office.task("I.1")) == (OLD, 33)
    values = load_workbook(office.folder / "tong-hop.xlsx")["Kết quả kiểm tra"].values
    assert any("chưa ghi đơn vị kế thừa" in str(cell) for row in values for cell in row)


def test_a_successor_that_does_not_exist_is_refused(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the cell of the registry; the workbook stays as it was."""
    ended = {"Đến hết ngày": "04/06/2025", "Đơn vị kế thừa": "Sở Vũ trụ"}
    write_registry(office.folder / "danh-muc.xlsx", so_du_lich=ended)

    code, told = run_told(capsys, office.settings, "nightly")

    assert code == 2
    assert "không có đơn vị “Sở Vũ trụ” trong danh mục" in told
