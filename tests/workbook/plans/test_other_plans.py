"""The public plans without labels, against our own careful reading of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbook.plans import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan, TaskRow


def plan_of(shared: Path, name: str) -> Plan:
    """One of the public plans."""
    return read_plan(shared / "plans" / f"{name}.txt")


def task_of(plan: Plan, task_id: str) -> TaskRow:
    """The task with an identifier."""
    return next(task for task in plan.tasks if task.task_id == task_id)


@pytest.mark.parametrize(
    ("name", "tasks", "duties"),
    [("ha-tinh", 25, 5), ("thieu-trung", 27, 5), ("lang-son-thanh-tra", 23, 2)],
)
def test_counts_are_those_of_a_reader(shared: Path, name: str, tasks: int, duties: int) -> None:
    """As many tasks and duties as a person counts, and nothing left over."""
    plan = plan_of(shared, name)

    assert (len(plan.tasks), len(plan.organisation_tasks)) == (tasks, duties)
    assert plan.residue == ()


def test_labels_in_markdown_italics_are_fields(shared: Path) -> None:
    """A task of Hà Tĩnh has lead, coordinators, deliverable and a mixed deadline."""
    task = task_of(plan_of(shared, "ha-tinh"), "II.3.2")

    assert task.lead == "Sở Tư pháp"
    assert task.coordinating == "các sở, ban, ngành có liên quan; UBND các xã, phường"
    assert task.deliverable == "Kế hoạch được ban hành; các văn bản triển khai Đề án"
    assert task.deadline.startswith("xây dựng Kế hoạch (trong tháng 4/2026); tổ chức triển khai")
    assert (task.number, task.section_number) == ("3.2.", "II.3")


def test_every_task_of_ha_tinh_is_assigned(shared: Path) -> None:
    """All 25 tasks have a lead, a deadline and a deliverable."""
    tasks = plan_of(shared, "ha-tinh").tasks

    assert all(task.lead and task.deadline and task.deliverable for task in tasks)


def test_a_footnote_does_not_cut_a_sentence(shared: Path) -> None:
    """The sentence that a footnote and a page break interrupt is whole, without the footnote."""
    task = task_of(plan_of(shared, "ha-tinh"), "II.2.3")

    assert "đẩy mạnh truyền thông trên Báo và phát thanh, truyền hình Hà Tĩnh" in task.detail
    assert "Nghị quyết số 140/NQ-CP" not in task.detail
    assert "\n" not in task.detail


def test_a_page_break_does_not_cut_a_word_pair(shared: Path) -> None:
    """`quy định chi` + `tiết` of the next page are one sentence, in the first paragraph of two."""
    task = task_of(plan_of(shared, "ha-tinh"), "II.3.3")

    assert "giao quy định chi tiết, tạo môi trường" in task.detail
    assert len(task.detail.split("\n")) == 2


def test_a_lead_that_is_a_sentence_names_its_coordinators(shared: Path) -> None:
    """`X chủ trì, phối hợp với Y` stays whole in the lead and gives the coordinators."""
    task = task_of(plan_of(shared, "ha-tinh"), "II.1.4")

    assert task.lead.startswith("Sở Tư pháp chủ trì, phối hợp với")
    assert task.coordinating == "các cơ quan, đơn vị, địa phương liên quan"
    assert task.deadline == "tháng 4/2026"


def test_the_reports_of_ha_tinh(shared: Path) -> None:
    """Monthly before the 25th, half-yearly and yearly each with its own day, to Sở Tư pháp."""
    reports = plan_of(shared, "ha-tinh").head.report_obligations

    assert [(report.kind, report.last_days, report.to) for report in reports] == [
        ("monthly", ("trước ngày 25",), "Sở Tư pháp"),
        ("6-month", ("trước ngày 01/6",), "Sở Tư pháp"),
        ("yearly", ("trước ngày 30/11",), "Sở Tư pháp"),
    ]


def test_a_head_with_blanks_says_only_what_is_there(shared: Path) -> None:
    """Without number and day: both None; place, issuer and year are still read."""
    heads = [plan_of(shared, name).head for name in ("ha-tinh", "thieu-trung")]

    assert [(head.number, head.issued_on, head.year) for head in heads] == [(None, None, 2026)] * 2
    assert [head.place for head in heads] == ["Hà Tĩnh", "Thiệu Trung"]
    assert [head.issuer for head in heads] == ["UBND tỉnh", "Ủy ban nhân dân xã Thiệu Trung"]


def test_nobody_is_named_in_thieu_trung(shared: Path) -> None:
    """None of the 27 lettered tasks has a lead, a deadline, coordinators or a deliverable."""
    tasks = plan_of(shared, "thieu-trung").tasks

    given = {task.lead + task.deadline + task.coordinating + task.deliverable for task in tasks}
    assert given == {""}
    assert {task.section_number for task in tasks} == {f"II.{at}" for at in range(1, 7)}


def test_paragraphs_below_a_letter_are_its_detail(shared: Path) -> None:
    """The two paragraphs behind d) are the detail of d); letters are kept as printed."""
    tasks = plan_of(shared, "thieu-trung").tasks

    with_detail = [(task.task_id, task.detail.count("\n") + 1) for task in tasks if task.detail]
    assert with_detail == [("II.2.d", 2)]
    assert [task.number for task in tasks[21:26]] == ["b)", "a)", "b)", "e)", "a)"]


def test_duties_name_their_body_in_the_sentence(shared: Path) -> None:
    """Of the five duties of Thiệu Trung four begin with the body that has them."""
    duties = plan_of(shared, "thieu-trung").organisation_tasks

    assert [duty.lead for duty in duties] == [
        "",
        "Các phòng, ban, cơ quan, đơn vị",
        "Thủ trưởng các phòng, ban, cơ quan, đơn vị",
        "Phòng Kinh tế",
        "Văn phòng HĐND và UBND xã",
    ]
    assert duties[1].deadline == "hoàn thành trong năm 2026"


def test_dashes_and_bare_headings_are_the_tasks_of_lang_son(shared: Path) -> None:
    """Dashes are tasks; a heading with only paragraphs below it is one task."""
    tasks = plan_of(shared, "lang-son-thanh-tra").tasks

    sections = [task.task_id for task in tasks if "(" not in task.task_id]
    assert sections == ["II.3.2", "II.4.2", "II.5.1"]
    assert [task.task_id for task in tasks][10:16] == [f"II.4.1.({at})" for at in range(1, 7)]


def test_wrapped_lines_that_look_like_entries_are_none(shared: Path) -> None:
    """`- 2030.`, `B1).` and `NQ/TW` at the start of a printed line belong to their sentence."""
    tasks = plan_of(shared, "lang-son-thanh-tra").tasks

    words = " ".join(task.content for task in tasks)
    assert "giai đoạn 2026 - 2030." in words
    assert "(Chỉ số B1)." in words
    assert "Nghị quyết số 66-NQ/TW của Bộ Chính trị" in words


def test_footnotes_of_lang_son_are_in_no_task(shared: Path) -> None:
    """The three footnotes at the ends of pages are set aside; the paragraphs go on after them."""
    tasks = plan_of(shared, "lang-son-thanh-tra").tasks

    words = " ".join(task.content + task.detail for task in tasks)
    assert "Về thực hiện Kết luận số 80-KL/TW" not in words
    assert "định số 55/2011/NĐ-CP" not in words
    assert "chia rẽ khối đại đoàn kết dân tộc, chống phá Đảng và Nhà nước." in words


def test_what_a_sentence_says_of_itself(shared: Path) -> None:
    """`Phối hợp với Sở Tư pháp … khi có yêu cầu` gives coordinators and condition; no lead."""
    task = task_of(plan_of(shared, "lang-son-thanh-tra"), "II.5.2.(2)")

    assert (task.lead, task.coordinating, task.deadline) == ("", "Sở Tư pháp", "khi có yêu cầu")
