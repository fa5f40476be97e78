"""A plan that gives its tasks no ids, changed in mid-year: words stay with their task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from support.past_nights import night
from support.plan_folder import plan_folder
from support.plans import plan, task

from sync.lasting_ids import Known, with_lasting_ids
from validators.errors import CannotDoError
from workbook.bieu import write_bieu
from workbook.plans import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan

ROADS = "Sửa chữa các tuyến đường liên xã bị hư hỏng sau mùa mưa"
SCHOOLS = "Tổ chức tập huấn chuyển đổi số cho giáo viên tiểu học"
CLINICS = "Số hóa hồ sơ bệnh án của trạm y tế"
STORES = "Xây dựng kho thuốc dự phòng của tỉnh"
SETTINGS = 'plan = "ke-hoach.xlsx"\n[folder.files]\n"Sở Tư pháp" = "so-tu-phap.xlsx"\n'
SHARES = {ROADS: "10", SCHOOLS: "20", CLINICS: "30"}


def _issue(folder: Path, *contents: str) -> Path:
    """A plan as a plain table without ids, as offices have it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["TT", "Nội dung công việc", "Đơn vị chủ trì", "Kết quả", "Thời hạn"])
    for number, content in enumerate(contents, 1):
        sheet.append([str(number), content, "Sở Tư pháp", "Báo cáo", "31/12/2026"])
    book.save(folder / "ke-hoach.xlsx")
    return folder / "ke-hoach.xlsx"


def _send(folder: Path, issued: Plan) -> None:
    """What the agency sends: its form as it was issued, with a share for each task."""
    shares = {t.task_id: {"percent": SHARES[t.content]} for t in issued.tasks}
    write_bieu(folder / "so-tu-phap.xlsx", issued, progress=shares)


def _shown(folder: Path) -> dict[str, str]:
    """The share of each task in the consolidated workbook."""
    sheet = load_workbook(folder / "tong-hop.xlsx")["Nhiệm vụ"]
    rows = [[str(cell) for cell in row if cell is not None] for row in sheet.values]
    return {
        content: next((cell for cell in row if cell in {*SHARES.values()}), "")
        for row in rows
        for content in (ROADS, SCHOOLS, CLINICS, STORES)
        if content in row
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A department after its first night."""
    (tmp_path / "phancong.toml").write_text(SETTINGS, encoding="utf-8")
    _send(tmp_path, read_plan(_issue(tmp_path, ROADS, SCHOOLS, CLINICS)))
    night(tmp_path / "phancong.toml", "2026-06-02")
    return tmp_path


@pytest.mark.parametrize(
    "changed",
    [
        (ROADS, STORES, SCHOOLS, CLINICS),
        (CLINICS, ROADS, SCHOOLS),
        (STORES, CLINICS, ROADS, SCHOOLS),
        (CLINICS, STORES),
    ],
)
def test_rows_of_the_plan_come_go_and_move(folder: Path, changed: tuple[str, ...]) -> None:
    """The agency's old form counts for the same tasks; a new task has said nothing."""
    _issue(folder, *changed)

    night(folder / "phancong.toml", "2026-06-03")

    assert _shown(folder) == {content: SHARES.get(content, "") for content in changed}


def test_the_given_ids_are_found_again_without_their_file(folder: Path) -> None:
    """The nights know what the ids stood for."""
    next(plan_folder(folder).glob("ma-nhiem-vu.json")).unlink()
    _issue(folder, STORES, ROADS, SCHOOLS, CLINICS)

    night(folder / "phancong.toml", "2026-06-03")

    assert _shown(folder) == {STORES: "", **SHARES}


def test_a_damaged_file_of_ids_stops_the_night(folder: Path) -> None:
    """To go on would give ids anew."""
    (plan_folder(folder) / "ma-nhiem-vu.json").write_text("{", encoding="utf-8")

    with pytest.raises(CannotDoError, match="mã nhiệm vụ đã cấp"):
        night(folder / "phancong.toml", "2026-06-03")


def test_a_task_reworded_in_its_place_stays_the_same() -> None:
    """Its id and much the same words."""
    known = {"1": Known(ROADS, "", "Sở Tư pháp")}

    (reworded,) = with_lasting_ids(plan(task("1", content=f"{ROADS} năm 2026")), known).tasks

    assert reworded.task_id == "1"


def test_an_id_is_never_given_again() -> None:
    """Not even that of a task that is no more."""
    known = {"1": Known(ROADS, "", ""), "2": Known(SCHOOLS, "", "")}

    (fresh,) = with_lasting_ids(plan(task("1", content=STORES)), known).tasks

    assert fresh.task_id not in known


@given(st.lists(st.sampled_from([ROADS, SCHOOLS, CLINICS, STORES]), max_size=6), st.randoms())
def test_ids_differ_and_the_order_does_not_count(contents: list[str], random: object) -> None:
    """Whatever stands twice; a plan that is only sorted anew has the ids it had."""
    first = with_lasting_ids(plan(*_numbered(contents)), {})
    known = {t.task_id: Known(t.content, t.section, t.lead) for t in first.tasks}
    moved = list(contents)
    random.shuffle(moved)  # type: ignore[attr-defined]  # hypothesis types it as random.Random

    again = with_lasting_ids(plan(*_numbered(moved)), known)

    ids = [t.task_id for t in again.tasks]
    assert len(set(ids)) == len(ids)
    once = [c for c in contents if contents.count(c) == 1]
    before = {t.content: t.task_id for t in first.tasks if t.content in once}
    assert {t.content: t.task_id for t in again.tasks if t.content in once} == before


def _numbered(contents: list[str]) -> list[object]:
    return [task(str(number), content=content) for number, content in enumerate(contents, 1)]
