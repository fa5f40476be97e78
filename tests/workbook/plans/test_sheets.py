"""A workbook that is no standard biểu is a plan too: titles, any table of tasks, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from support.same_plan import differences

from templates import read_template
from workbook.bieu import write_bieu
from workbook.plans import PlanError, read_plan, read_plan_text
from workbook.refusal import Refusal
from workbook.sections import numbered

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

HEADER = ("TT", "Nội dung công việc", "Phân công", None, "Tiến độ hoàn thành", "Sản phẩm")
BELOW = (None, None, "Chủ trì", "Phối hợp", None, None)
ROWS = (
    ("I", "Thể chế", None, None, None, None),
    (1, "Rà soát văn bản", "Sở Tư pháp", "Các sở, ngành", "Quý II/2026", "Báo cáo"),
    (2, "Tập huấn nghiệp vụ", "Sở Nội vụ", None, "30/10/2026", "02 lớp"),
)


def fill(sheet: Worksheet) -> None:
    """A title block in two columns, a heading over two rows, a signature below the table."""
    sheet["A1"], sheet["D1"] = "ỦY BAN NHÂN DÂN\nTỈNH MẪU SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    sheet["A3"] = "KẾ HOẠCH"
    sheet["A4"] = "Cải cách hành chính năm 2026"
    for row, cells in enumerate((HEADER, BELOW, *ROWS), 6):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
    for area in ("A3:F3", "A4:F4", "A6:A7", "B6:B7", "C6:D6", "E6:E7", "F6:F7", "B8:F8"):
        sheet.merge_cells(area)
    sheet["A13"], sheet["E13"] = "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"
    sheet["A14"], sheet["E14"] = "- Như trên;", "CHỦ TỊCH"


def test_a_table_of_another_form(tmp_path: Path) -> None:
    """Columns in another order and a heading over two rows give the tasks with their fields."""
    book = Workbook()
    fill(book.worksheets[0])
    book.save(tmp_path / "bieu.xlsx")

    plan = read_plan(tmp_path / "bieu.xlsx")

    assert [(t.task_id, t.content, t.lead, t.coordinating) for t in plan.tasks] == [
        ("I.1", "Rà soát văn bản", "Sở Tư pháp", "Các sở, ngành"),
        ("I.2", "Tập huấn nghiệp vụ", "Sở Nội vụ", ""),
    ]
    assert [(t.deadline, t.deliverable, t.section) for t in plan.tasks] == [
        ("Quý II/2026", "Báo cáo", "Thể chế"),
        ("30/10/2026", "02 lớp", "Thể chế"),
    ]


def test_the_titles_are_the_head(tmp_path: Path) -> None:
    """Issuer, title and year stand above the table; recipients and signature are no tasks."""
    book = Workbook()
    fill(book.worksheets[0])
    book.save(tmp_path / "bieu.xlsx")

    plan = read_plan(tmp_path / "bieu.xlsx")

    assert plan.head.issuer == "Ủy ban nhân dân tỉnh Mẫu Sơn"
    assert (plan.head.title, plan.head.year) == ("Cải cách hành chính năm 2026", 2026)
    assert plan.residue == ()


def test_a_sheet_of_ours_gives_its_tasks_back(tmp_path: Path) -> None:
    """What we wrote for a plan is read back as the same tasks, without columns of progress."""
    plan = numbered(read_plan_text(read_template("ke_hoach_mau.txt")))
    write_bieu(tmp_path / "bieu.xlsx", plan)

    found = read_plan(tmp_path / "bieu.xlsx")

    told = [one for one in differences(plan, found) if one[0] in {t.task_id for t in plan.tasks}]
    assert told == []
    assert len(found.tasks) == len(plan.tasks)
    assert found.head.number == plan.head.number


def test_a_file_of_comma_separated_values(tmp_path: Path) -> None:
    """A .csv with headings is a table of tasks."""
    path = tmp_path / "bieu.csv"
    path.write_text(
        "TT,Nội dung,Đơn vị chủ trì,Thời gian\n1,Tập huấn,Sở A,Quý I/2026\n", "utf-8-sig"
    )

    (task,) = read_plan(path).tasks

    assert (task.content, task.lead, task.deadline) == ("Tập huấn", "Sở A", "Quý I/2026")


def test_a_workbook_without_tasks(tmp_path: Path) -> None:
    """A workbook with no table of tasks is refused, one that is damaged too."""
    book = Workbook()
    book.worksheets[0]["A1"] = "Xin chào"
    book.save(tmp_path / "khac.xlsx")

    with pytest.raises(PlanError, match="không tìm thấy nhiệm vụ nào"):
        read_plan(tmp_path / "khac.xlsx")
    whole = (tmp_path / "khac.xlsx").read_bytes()
    (tmp_path / "khac.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises((PlanError, Refusal), match="hỏng"):
        read_plan(tmp_path / "khac.xlsx")
