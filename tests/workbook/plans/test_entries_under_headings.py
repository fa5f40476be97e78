"""Headings and the entries right below them; lines that give out work; the order of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbook.plans import read_plan, read_plan_text

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan

HEAD = "KẾ HOẠCH\nChuyển đổi số năm 2026\n\nI. MỤC TIÊU\nPhát triển số.\n\nII. NHIỆM VỤ\n"
FIRST = "a) Nâng cấp trung tâm dữ liệu.\n"
LABELS = "Cơ quan chủ trì: Sở Khoa học và Công nghệ.\nThời gian: Quý II/2026.\n"
GIVEN = "- Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, hoàn thành trước 30/9/2026.\n"
TABLE = "\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tTập huấn\tSở A\tQuý I\n\n"


def _read(folder: Path, suffix: str, section: str) -> Plan:
    """A plan with one more section `1.`, as text or as Markdown with marked headings."""
    mark = "### " if suffix == ".md" else ""
    path = folder / f"ke-hoach{suffix}"
    path.write_text(f"{HEAD}{mark}1. Hạ tầng số\n{section}", encoding="utf-8")
    return read_plan(path)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("letter", ["b", "đ"])
@pytest.mark.parametrize("labels", ["", LABELS])
def test_a_task_given_out_by_a_line_below_it(
    tmp_path: Path, suffix: str, letter: str, labels: str
) -> None:
    """Heading, `a)` and `b)` or `đ)` stay apart; `Giao X chủ trì, …` tells who, with whom, when."""
    plan = _read(tmp_path, suffix, f"{FIRST}{labels}{letter}) Đào tạo cán bộ.\n{GIVEN}")

    first, second = plan.tasks
    assert (first.task_id, first.section) == ("II.1.a", "Hạ tầng số")
    assert first.content == "Nâng cấp trung tâm dữ liệu."
    assert first.lead == ("Sở Khoa học và Công nghệ" if labels else "")
    assert (second.task_id, second.content) == (f"II.1.{letter}", "Đào tạo cán bộ.")
    assert (second.lead, second.coordinating) == ("Sở Nội vụ", "Sở Tài chính")
    assert second.deadline == "hoàn thành trước 30/9/2026"


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("letter", ["b", "đ"])
def test_both_tasks_carry_labels(tmp_path: Path, suffix: str, letter: str) -> None:
    """Labels of the second letter do not make a mere section of the first."""
    second = f"{letter}) Đào tạo.\nCơ quan chủ trì: Sở Nội vụ.\nThời gian: Quý III/2026.\n"

    plan = _read(tmp_path, suffix, f"{FIRST}{LABELS}{second}")

    assert [(task.task_id, task.lead, task.deadline) for task in plan.tasks] == [
        ("II.1.a", "Sở Khoa học và Công nghệ", "Quý II/2026"),
        (f"II.1.{letter}", "Sở Nội vụ", "Quý III/2026"),
    ]
    assert plan.residue == ()


@pytest.mark.parametrize("below", ["1.1. Phủ sóng", "a) Phủ sóng", "đ) Phủ sóng", "(1) Phủ sóng"])
@pytest.mark.parametrize("title", ["Hạ tầng số", "Việc theo quý", "Việc trong năm", "Lập phụ lục"])
def test_a_short_heading_swallows_no_entry(title: str, below: str) -> None:
    """Whatever word a heading ends with, an entry below it stands alone."""
    plan = read_plan_text(f"{HEAD}1. {title}\n{below} 5G.\n2. Nhân lực\na) Tập huấn.\n")

    assert [(task.section, task.content) for task in plan.tasks] == [
        (title, "Phủ sóng 5G."),
        ("Nhân lực", "Tập huấn."),
    ]


def test_neighbours_that_end_in_the_word_for_digital() -> None:
    """`2.` behind `1. Hạ tầng số` is the next entry, no number of a document."""
    plan = read_plan_text(f"{HEAD}1. Hạ tầng số\n2. Chính quyền số\n3. Xã hội số\n")

    assert [task.content for task in plan.tasks] == ["Hạ tầng số", "Chính quyền số", "Xã hội số"]


def test_a_full_heading_swallows_no_letter() -> None:
    """In a wrapped text, a heading as long as the lines keeps apart from `a)` too."""
    wrapped = (
        "a) Rà soát toàn bộ các hệ thống thông tin đang dùng chung trong\n"
        "tỉnh để có cơ sở đề xuất việc nâng cấp hoặc thay thế, bảo đảm\n"
        "kết nối thông suốt giữa các cơ quan của tỉnh và của trung ương.\n"
    )
    title = "Phát triển hạ tầng số, chính quyền số, kinh tế số và xã hội số"

    plan = read_plan_text(f"{HEAD}1. {title}\n{wrapped}2. {title}\n{wrapped}")

    assert [(task.task_id, task.section) for task in plan.tasks] == [
        ("II.1.a", title),
        ("II.2.a", title),
    ]


def test_a_reference_cut_by_the_end_of_a_line_stays_in_its_sentence() -> None:
    """In a wrapped text, `a)` behind `điểm` at the end of a full line begins no entry."""
    sentence = (
        "1. Rà soát toàn bộ các hệ thống thông tin theo quy định tại điểm\n"
        "a) khoản 2 của quy chế để có cơ sở đề xuất việc nâng cấp, thay\n"
        "thế, bảo đảm kết nối thông suốt giữa các cơ quan của tỉnh.\n"
    )

    (task,) = read_plan_text(f"{HEAD}{sentence}").tasks

    assert "tại điểm a) khoản 2 của quy chế" in task.content


def test_work_given_to_another_below_a_task_is_a_task_of_its_own() -> None:
    """A task that has its lead keeps it; the line that names another lead is a row too."""
    plan = read_plan_text(f"{HEAD}1. Dữ liệu\n{FIRST}{LABELS}{GIVEN}")

    assert [(task.task_id, task.lead, task.detail) for task in plan.tasks] == [
        ("II.1.a", "Sở Khoa học và Công nghệ", ""),
        ("II.1.a.(1)", "Sở Nội vụ", ""),
    ]


def test_work_given_out_in_the_middle_of_a_line_is_no_silent_detail() -> None:
    """`…; giao X chủ trì` says who leads, wherever in its line it stands."""
    line = "- Mở năm lớp tập huấn; giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính.\n"

    plan = read_plan_text(f"{HEAD}1. Dữ liệu\n{FIRST}{LABELS}b) Đào tạo cán bộ.\n{line}")

    assert [(task.lead, task.coordinating) for task in plan.tasks[1:]] == [
        ("Sở Nội vụ", "Sở Tài chính")
    ]


def test_several_lines_that_give_out_work_are_tasks_under_their_heading() -> None:
    """Each `Giao X chủ trì` is a row, whoever X is; what stands above is the section."""
    other = "- Giao VNPT chủ trì, phối hợp với các sở, ban, ngành, trước 30/10/2026.\n"

    plan = read_plan_text(f"{HEAD}1. Dữ liệu\n{FIRST}{LABELS}b) Đào tạo.\n{GIVEN}{other}")

    assert [(task.section, task.lead, task.coordinating) for task in plan.tasks[1:]] == [
        ("Đào tạo.", "Sở Nội vụ", "Sở Tài chính"),
        ("Đào tạo.", "VNPT", "các sở, ban, ngành"),
    ]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_table_behind_the_tasks_comes_behind_them(tmp_path: Path, suffix: str) -> None:
    """Tasks told before a table stand before its rows, and the table is no detail of theirs."""
    plan = _read(tmp_path, suffix, f"{FIRST}{LABELS}đ) Đào tạo.\n{GIVEN}{TABLE}")

    assert [task.task_id for task in plan.tasks] == ["II.1.a", "II.1.đ", "II.1.1"]
    assert not any("STT" in task.detail for task in plan.tasks)


def test_sections_keep_the_order_of_the_document() -> None:
    """A table under `2.` is not printed before the tasks under `1.`."""
    plan = read_plan_text(f"{HEAD}1. Dữ liệu\n{FIRST}{LABELS}2. Nhân lực\n{TABLE}")

    assert [task.section_number for task in plan.tasks] == ["II.1", "II.2"]
