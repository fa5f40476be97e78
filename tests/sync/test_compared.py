"""What past consolidations said, for the comparison of the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from support.sample_consolidation import CONSOLIDATION, TODAY

from sync.clock import VIETNAM, FixedClock
from sync.compared import recall, remember
from sync.department import open_department
from templates import read_template
from workbook.bieu import write_bieu
from workbook.consolidated.changes import with_changes
from workbook.plans import read_plan
from workbook.sections import numbered

if TYPE_CHECKING:
    from pathlib import Path

TOMORROW = replace(CONSOLIDATION, business_date=TODAY + timedelta(days=1))


def test_nothing_is_known_before_the_first_run(tmp_path: Path) -> None:
    """Then there is nothing to compare with."""
    assert recall(tmp_path, TODAY) is None


def test_equal_days_differ_in_nothing(tmp_path: Path) -> None:
    """What comes back says the same as what was kept."""
    remember(tmp_path, CONSOLIDATION)

    told = with_changes(TOMORROW, recall(tmp_path, TOMORROW.business_date))

    assert (told.changes, told.compared_with) == ((), TODAY)


def test_a_run_is_never_compared_with_its_own_day(tmp_path: Path) -> None:
    """A second run in the morning still shows what the night changed."""
    remember(tmp_path, CONSOLIDATION)

    assert recall(tmp_path, TODAY) is None


def test_a_damaged_file_is_passed_over_for_an_older_one(tmp_path: Path) -> None:
    """An older day is still a true comparison."""
    remember(tmp_path, CONSOLIDATION)
    remember(tmp_path, TOMORROW)
    newest = max(tmp_path.rglob("*.json.gz"))
    newest.write_bytes(newest.read_bytes()[:20])

    found = recall(tmp_path, TODAY + timedelta(days=9))

    assert found is not None
    assert found.business_date == TODAY


def _night(folder: Path, day: int, result: str) -> list[tuple[object, ...]]:
    """The agency writes a result, the night runs; the rows of the sheet of changes."""
    plan = read_plan(folder / "ke-hoach.txt")
    task_id = next(task.task_id for task in numbered(plan).tasks if task.lead == "Sở Nội vụ")
    said = {task_id: {"status": "Đang thực hiện", "result": result}}
    write_bieu(folder / "so-noi-vu.xlsx", plan, progress=said)
    with open_department(folder / "phancong.toml") as department:
        clock = FixedClock(datetime(2026, 7, day, 23, tzinfo=VIETNAM))
        night = replace(department, run=replace(department.run, clock=clock, day=None))
        night.consolidate(night.run.pull())
    sheet = load_workbook(folder / "tong-hop.xlsx")["Thay đổi"]
    return [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[1]]


def test_each_night_tells_what_changed_since_the_last(tmp_path: Path) -> None:
    """Nothing on the first night; then old and new words; after that nothing again."""
    plan = read_template("ke_hoach_mau.txt")
    (tmp_path / "ke-hoach.txt").write_text(plan, encoding="utf-8")
    settings = 'plan = "ke-hoach.txt"\n[folder.files]\n"Sở Nội vụ" = "so-noi-vu.xlsx"\n'
    (tmp_path / "phancong.toml").write_text(settings, encoding="utf-8")

    nights = [_night(tmp_path, day, said) for day, said in ((1, "Cũ"), (2, "- Mới"), (3, "- Mới"))]

    assert [len(rows) for rows in nights] == [0, 1, 0]
    ((kind, agency, *_, what, old, new),) = nights[1]
    assert (kind, agency, what) == ("Thay đổi nội dung", "Sở Nội vụ", "Kết quả thực hiện")
    assert (old, new) == ("Cũ", "- Mới")
