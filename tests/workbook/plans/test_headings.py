"""Headings of tables nobody listed: the work by another name, groups over columns, limits."""

from __future__ import annotations

import pytest

from workbook.plans import read_plan_text

ANNEXES = """\
KẾ HOẠCH
Thử

PHỤ LỤC I
STT\tNội dung công việc\tCơ quan chủ trì\tThời hạn
1\tTập huấn\tSở A\tQuý I

PHỤ LỤC II
STT\tTên văn bản\tCơ quan soạn thảo\tThời gian trình\tGhi chú
1\tNghị quyết về phí\tSở B\tKỳ họp giữa năm\tgấp
"""
GROUPS = """\
<table>
<tr><th rowspan="3">TT</th><th rowspan="3">Nhóm nhiệm vụ/Nhiệm vụ</th><th rowspan="3">Căn cứ</th>
<th colspan="4">Trách nhiệm thực hiện</th><th colspan="2">Tiến độ</th></tr>
<tr><th rowspan="2">Lãnh đạo Ủy ban</th><th colspan="3">Cơ quan</th>
<th rowspan="2">Bắt đầu</th><th rowspan="2">Kết thúc</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th><th>Đầu mối</th></tr>
<tr><td>1</td><td>Phủ sóng 5G</td><td>NQ 57</td><td>Phó Chủ tịch</td><td>Sở A</td><td>Sở B</td>
<td>Phòng C</td><td>01/2026</td><td>06/2026</td></tr>
</table>
"""


def test_annexes_with_different_columns() -> None:
    """A list of documents to be written is work too, under its own heading."""
    tasks = read_plan_text(ANNEXES).tasks

    assert [(task.content, task.lead, task.deadline) for task in tasks] == [
        ("Tập huấn", "Sở A", "Quý I"),
        ("Nghị quyết về phí", "Sở B", "Kỳ họp giữa năm"),
    ]


def test_a_group_over_columns_goes_behind_their_own_headings() -> None:
    """`Chủ trì` under a group is the lead, not the first column of `Trách nhiệm thực hiện`."""
    (task,) = read_plan_text(GROUPS).tasks

    assert (task.lead, task.coordinating, task.deadline) == ("Sở A", "Sở B", "06/2026")
    assert "Lãnh đạo Ủy ban: Phó Chủ tịch" in task.detail


@pytest.mark.parametrize("heading", ["Mô hình", "Lĩnh vực, nhiệm vụ", "Nội dung kiểm tra"])
def test_the_work_by_any_name(heading: str) -> None:
    """Where lead and limit are named, the column with an unknown heading is the work."""
    rows = f"STT\t{heading}\tĐơn vị chủ trì\tHoàn thành trước\n1\tDân vận khéo\tSở A\t30/6/2026\n"

    (task,) = read_plan_text(rows).tasks

    assert (task.content, task.deadline) == ("Dân vận khéo", "30/6/2026")


def test_headings_that_say_little_are_read_by_habit() -> None:
    """`Hoàn thành` is the limit and `Mã` the number where no other column is."""
    head = "Mã\tNhiệm vụ cụ thể\tĐơn vị chủ trì\tBắt đầu\tHoàn thành\n"

    (task,) = read_plan_text(f"{head}01\tSửa thông tư\tCục A\tTháng 3\t30/6/2026\n").tasks

    assert (task.number, task.deadline, task.detail) == ("01", "30/6/2026", "Bắt đầu: Tháng 3")


@pytest.mark.parametrize("heading", ["Họ và tên", "Số, ký hiệu", "Mã số"])
def test_names_and_signs_are_no_work(heading: str) -> None:
    """A column of persons or signs is not taken for the work."""
    rows = f"STT\t{heading}\tĐơn vị chủ trì\tThời hạn\n1\tLê Văn A\tSở A\t30/6/2026\n"

    plan = read_plan_text(f"I. NHIỆM VỤ\n1. Tập huấn cán bộ.\n\n{rows}")

    assert all(task.content != "Lê Văn A" for task in plan.tasks)
    assert any("Lê Văn A" in line for line in plan.residue)


def test_a_section_that_begins_with_a_word_for_work_is_no_heading() -> None:
    """`HOẠT ĐỘNG CẤP TỈNH` alone in a row below the heading is a section of the table."""
    rows = "Thời hạn\tTT\tTên nhiệm vụ\tBan phụ trách\n\tA\tHOẠT ĐỘNG CẤP TỈNH\t\n"

    (task,) = read_plan_text(f"{rows}01/3/2026\tA.1\tLễ phát động\tBan Phong trào\n").tasks

    assert (task.section, task.content) == ("HOẠT ĐỘNG CẤP TỈNH", "Lễ phát động")
