"""A plan that gains a task in front numbers anew: words stay with their task, not with its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook
from support.past_nights import night
from support.plans import plan, task

from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan

ROADS = "Sửa chữa các tuyến đường liên xã bị hư hỏng sau mùa mưa"
SCHOOLS = "Tổ chức tập huấn chuyển đổi số cho giáo viên tiểu học"
SETTINGS = 'plan = "ke-hoach.xlsx"\n[folder.files]\n"Sở Tư pháp" = "so-tu-phap.xlsx"\n'


def _send(folder: Path, issued: Plan, **said: dict[str, str]) -> None:
    write_bieu(folder / "ke-hoach.xlsx", issued)
    write_bieu(folder / "so-tu-phap.xlsx", issued, progress=said)


def _shown(folder: Path) -> str:
    sheet = load_workbook(folder / "tong-hop.xlsx")["Nhiệm vụ"]
    return "\n".join(str(cell) for row in sheet.values for cell in row if cell is not None)


def test_words_on_another_task_are_not_kept_for_the_id(tmp_path: Path) -> None:
    """The id means a new task by now: it has said nothing yet."""
    (tmp_path / "phancong.toml").write_text(SETTINGS, encoding="utf-8")
    said = {"status": "Đang thực hiện", "percent": "40", "result": "- Đã khảo sát"}
    _send(tmp_path, plan(task("1", content=ROADS)), **{"1": said})
    night(tmp_path / "phancong.toml", "2026-06-02")

    changed = plan(task("1", content=SCHOOLS), task("2", content=ROADS))
    _send(tmp_path, changed, **{"2": said})
    night(tmp_path / "phancong.toml", "2026-06-05")

    told = _shown(tmp_path)
    assert told.count("- Đã khảo sát") == 1
    assert "giữ lời ghi" not in told


def test_a_reworded_task_keeps_its_words(tmp_path: Path) -> None:
    """Much the same words under the same id are the same task."""
    (tmp_path / "phancong.toml").write_text(SETTINGS, encoding="utf-8")
    _send(tmp_path, plan(task("1", content=ROADS)), **{"1": {"result": "- Đã khảo sát"}})
    night(tmp_path / "phancong.toml", "2026-06-02")

    _send(tmp_path, plan(task("1", content=f"{ROADS} năm 2026")))
    night(tmp_path / "phancong.toml", "2026-06-05")

    assert "giữ lời ghi ngày 02/06/2026" in _shown(tmp_path)
