"""Ids that no longer stand beside the words of their task: such rows count for nobody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.past_nights import night
from support.plans import plan, task

from sync.department import open_department
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

ROADS = "Sửa chữa các tuyến đường liên xã bị hư hỏng sau mùa mưa"
SCHOOLS = "Tổ chức tập huấn chuyển đổi số cho giáo viên tiểu học"
SETTINGS = 'plan = "ke-hoach.xlsx"\n[folder.files]\n"Sở Tư pháp" = "so-tu-phap.xlsx"\n'
PLAN = plan(task("A", content=ROADS), task("B", content=SCHOOLS))


def _send(folder: Path, **said: str) -> None:
    write_bieu(
        folder / "so-tu-phap.xlsx",
        PLAN,
        progress={task_id: {"percent": share} for task_id, share in said.items()},
    )


def _swap_ids(folder: Path) -> None:
    """Somebody sorts the columns that can be seen; the hidden one stays."""
    path = folder / "so-tu-phap.xlsx"
    book = load_workbook(path)
    one, two = (row[0] for row in book.worksheets[0].iter_rows() if row[0].value in {"A", "B"})
    one.value, two.value = two.value, one.value
    book.save(path)


def _shares(folder: Path) -> dict[str, float | None]:
    with open_department(folder / "phancong.toml") as department:
        told = department.informed().consolidate()
    return {line.task.task_id: line.percent for line in told.tasks}


def _codes(folder: Path) -> list[str]:
    with open_department(folder / "phancong.toml") as department:
        findings = department.informed().consolidate().findings
    return [each.code for each in findings if each.place.source == "Sở Tư pháp"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A department after a night on which one of two tasks was reported."""
    (tmp_path / "phancong.toml").write_text(SETTINGS, encoding="utf-8")
    write_bieu(tmp_path / "ke-hoach.xlsx", PLAN)
    _send(tmp_path, A="10")
    night(tmp_path / "phancong.toml", "2026-06-02")
    return tmp_path


def test_a_sheet_sorted_beside_its_ids_counts_for_nobody(folder: Path) -> None:
    """Both rows are told, once each; what was said before still counts."""
    _send(folder, A="70", B="90")
    _swap_ids(folder)

    night(folder / "phancong.toml", "2026-06-03")

    assert _shares(folder) == {"A": 10.0, "B": None}
    assert _codes(folder).count("PC613") == len(PLAN.tasks)
    assert "PC605" not in _codes(folder)


def test_words_of_a_misplaced_row_are_never_kept(folder: Path) -> None:
    """Once the ids are back and the cell is blank, nothing of that night remains."""
    _send(folder, A="70", B="90")
    _swap_ids(folder)
    night(folder / "phancong.toml", "2026-06-03")
    _send(folder, A="15")

    night(folder / "phancong.toml", "2026-06-04")

    assert _shares(folder) == {"A": 15.0, "B": None}


def test_the_sums_count_misplaced_rows_as_rejected(folder: Path) -> None:
    """They came in, and a finding says why they are not taken."""
    _send(folder, A="70", B="90")
    _swap_ids(folder)

    night(folder / "phancong.toml", "2026-06-03")

    (log,) = (folder / "du-lieu").rglob("lan-chay.jsonl")
    sums = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])["sums"]
    assert (sums["taken"], sums["rejected"], sums["lost_rows"]) == (0, len(PLAN.tasks), [])


def test_a_rebuild_reads_misplaced_rows_alike(folder: Path) -> None:
    """What counts as in place follows from the archive alone."""
    _send(folder, A="70", B="90")
    _swap_ids(folder)
    night(folder / "phancong.toml", "2026-06-03")

    with open_department(folder / "phancong.toml") as department:
        rebuilt = department.history.rebuild(department.run.clock.now())

    assert rebuilt.same


def test_an_id_that_a_new_plan_gives_to_another_task_takes_no_old_words(folder: Path) -> None:
    """The old form still bears the words of the old task."""
    reused = plan(task("A", content="Xây dựng kho thuốc dự phòng của tỉnh"), PLAN.tasks[1])
    write_bieu(folder / "ke-hoach.xlsx", reused)

    night(folder / "phancong.toml", "2026-06-03")

    assert _shares(folder) == {"A": None, "B": None}
    assert _codes(folder).count("PC613") == 1
