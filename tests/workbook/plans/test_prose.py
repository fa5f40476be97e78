"""Tasks told in prose: letters, dashes, run-in titles, labels in every spelling."""

from __future__ import annotations

import pytest

from workbook.plans import read_plan_text

LETTERS = """\
KẾ HOẠCH
Kiểm tra văn bản năm 2026

II. NỘI DUNG
1. Tiếp nhận phản ánh
a) Nội dung: Tiếp nhận, phân loại phản ánh của người dân.
b) Sản phẩm: Sổ theo dõi.
c) Đơn vị thực hiện: Văn phòng chủ trì, phối hợp với các phòng.
d) Thời gian: Thường xuyên.
2. Báo cáo
a) Báo cáo quý.
- Đơn vị thực hiện: Phòng A.
b) Báo cáo năm: Thực hiện theo hướng dẫn của Sở Tư pháp.
3. Kiểm tra theo chuyên đề
a) Chuyên đề đất đai
b) Chuyên đề xây dựng
- Cơ quan thực hiện: Sở Xây dựng.
- Thời hạn: Quý III năm 2026.
"""

MARKDOWN = """\
# KẾ HOẠCH
Cải cách hành chính năm 2026
## II. Nội dung
### 1. Cải cách thể chế
* **Rà soát văn bản của xã.** Thực hiện với toàn bộ văn bản còn hiệu lực.
  * **Đơn vị chủ trì:** Sở Tư pháp
  * __Thời gian hoàn thành__: 30/9/2026
  * Lãnh đạo phụ trách: Phó Chủ tịch phụ trách nội chính
* **Hợp nhất văn bản**
  * *Đơn vị chủ trì:* Sở Nội vụ
### 2. Sắp xếp tổ chức
- Cơ quan chủ trì:
  + Sở Nội vụ;
  + UBND các xã.
- Kết quả: Đề án.
"""


def test_letters_that_are_fields_and_letters_that_are_tasks() -> None:
    """Letters with labels are one task; letters below a heading are a task each."""
    tasks = read_plan_text(LETTERS).tasks

    assert [task.task_id for task in tasks] == ["II.1", "II.2.a", "II.2.b", "II.3"]
    assert tasks[0].detail == "Tiếp nhận, phân loại phản ánh của người dân."
    assert (tasks[0].deliverable, tasks[0].coordinating) == ("Sổ theo dõi", "các phòng")
    assert (tasks[2].content, tasks[2].lead) == ("Báo cáo năm", "")
    assert tasks[2].deadline == "Thực hiện theo hướng dẫn của Sở Tư pháp"


def test_fields_below_the_last_letter_belong_to_all() -> None:
    """Two letters and then the fields: one task with both letters as its detail."""
    task = read_plan_text(LETTERS).tasks[-1]

    assert task.detail == "a) Chuyên đề đất đai\nb) Chuyên đề xây dựng"
    assert (task.lead, task.deadline) == ("Sở Xây dựng", "Quý III năm 2026")


def test_bold_run_in_titles() -> None:
    """The bold title is the task, what runs on is its detail; other attributes are kept."""
    first, second, third = read_plan_text(MARKDOWN).tasks

    assert first.content == "Rà soát văn bản của xã."
    assert first.detail.split("\n") == [
        "Thực hiện với toàn bộ văn bản còn hiệu lực.",
        "Lãnh đạo phụ trách: Phó Chủ tịch phụ trách nội chính",
    ]
    assert (first.lead, first.deadline) == ("Sở Tư pháp", "30/9/2026")
    assert (second.content, second.lead) == ("Hợp nhất văn bản", "Sở Nội vụ")
    assert (third.lead, third.deliverable) == ("Sở Nội vụ; UBND các xã", "Đề án")


@pytest.mark.parametrize(
    "line",
    [
        "- Cơ quan chủ trì: Sở Y tế.",
        "- *Cơ quan chủ trì*: Sở Y tế",
        "- *Cơ quan chủ trì:* Sở Y tế;",
        "**Đơn vị thực hiện:** Sở Y tế",
        "<i>Cơ quan, đơn vị chủ trì</i>: Sở Y tế.",
        "+ Đơn vị được giao chủ trì: Sở Y tế",
        "• ĐƠN VỊ CHỦ TRÌ : Sở Y tế",
        "- Đơn vị chủ trì - Sở Y tế",
        "- Cơ quan chủ trì： Sở Y tế",
        "- Phân công thực hiện: Sở Y tế",
        "a) Cơ quan thực hiện: Sở Y tế.",
    ],
)
def test_labels_in_every_spelling(line: str) -> None:
    """The lead is found whatever the mark-up, sign or colon of its label."""
    plan = read_plan_text(f"KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n\n1. Tiêm chủng\n\n{line}\n")

    assert [(task.content, task.lead) for task in plan.tasks] == [("Tiêm chủng", "Sở Y tế")]


def test_tasks_and_fields_in_one_flat_list() -> None:
    """Dashes that are tasks and dashes that are their fields are told apart by repetition."""
    lines = ["- Việc A", "- Chủ trì: Sở A", "- Hạn hoàn thành: 1/6/2026"]
    text = "\n".join([*lines, "- Việc B", "- Chủ trì: Sở B", "- Việc C"])

    tasks = read_plan_text(f"KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n1. Chung\n{text}\n").tasks

    assert [(task.content, task.lead, task.deadline) for task in tasks] == [
        ("Việc A", "Sở A", "1/6/2026"),
        ("Việc B", "Sở B", ""),
        ("Việc C", "", ""),
    ]


def test_named_numbers() -> None:
    """`Nhóm nhiệm vụ 1:` and `Nhiệm vụ 1.1:` number like `1.` and `1.1.`."""
    text = "B. NHIỆM VỤ\nNhóm nhiệm vụ 1: Y tế\nNhiệm vụ 1.1: Tiêm chủng\nChủ trì: Sở Y tế\n"

    task = read_plan_text(f"KẾ HOẠCH\nThử\n\n{text}").tasks[0]

    assert (task.task_id, task.section, task.content) == ("B.1.1", "Y tế", "Tiêm chủng")


def test_duties_by_agency_are_the_tasks_of_a_plan_that_has_no_others() -> None:
    """A plan that only assigns work agency by agency gives those duties as its tasks."""
    text = "KẾ HOẠCH\nThử\n\nI. PHÂN CÔNG NHIỆM VỤ\n1. Sở Y tế\na) Tiêm chủng.\nb) Kiểm dịch.\n"

    plan = read_plan_text(text)

    assert [(task.lead, task.content) for task in plan.tasks] == [
        ("Sở Y tế", "Tiêm chủng."),
        ("Sở Y tế", "Kiểm dịch."),
    ]
    assert plan.organisation_tasks == ()


def test_the_only_duty_of_a_plan_is_no_closing_word() -> None:
    """A last sentence that names a body under a bare heading is its duty, `Yêu cầu …` closes."""
    head = "KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n1. Tiêm chủng.\nII. TỔ CHỨC THỰC HIỆN\n"

    duty = read_plan_text(f"{head}Giám đốc Sở Y tế căn cứ Kế hoạch triển khai./.\n")
    closing = read_plan_text(f"{head}Yêu cầu các đơn vị triển khai./.\n")

    assert [task.lead for task in duty.organisation_tasks] == ["Giám đốc Sở Y tế"]
    assert duty.organisation_tasks[0].content.endswith("triển khai.")
    assert closing.organisation_tasks == ()


def test_what_a_heading_gives_to_all_its_tasks_is_shown_to_a_person() -> None:
    """A lead printed once above several tasks is not spread over them in silence."""
    text = "I. Truyền thông (Chủ trì: Đài A)\n1. Phóng sự\n- Thời gian: Tháng 5\n2. Chuyên mục\n"

    plan = read_plan_text(f"KẾ HOẠCH\nThử\n\n{text}- Thời gian: Tháng 6\n")

    assert [(task.lead, task.deadline) for task in plan.tasks] == [("", "Tháng 5"), ("", "Tháng 6")]
    assert plan.residue == ("I. Truyền thông (Chủ trì: Đài A)",)


def test_bodies_in_brackets_and_fields_behind_a_paragraph() -> None:
    """`(Sở A chủ trì, …)` gives lead and coordinators; labels behind a paragraph are fields."""
    one = "1. Hội nghị (Sở A chủ trì, phối hợp với Sở B thực hiện trước ngày 31/3/2026)."
    two = "2. Thu hoạch\nMỗi người viết một bài. Thời gian nộp: trước ngày 30/6/2026."

    first, second = read_plan_text(f"KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n{one}\n{two}\n").tasks

    assert (first.lead, first.coordinating) == ("Sở A", "Sở B")
    assert first.deadline == "trước ngày 31/3/2026"
    assert (second.detail, second.deadline) == ("Mỗi người viết một bài.", "trước ngày 30/6/2026")


def test_fields_below_a_label_without_a_value() -> None:
    """`b) Cơ quan thực hiện:` with the bodies on dashes below gives each its field."""
    text = "a) Nội dung: Rà soát toàn bộ.\nb) Cơ quan thực hiện:\n- Cơ quan chủ trì: Sở A.\n"

    plan = read_plan_text(
        f"KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n1. Rà soát\n{text}- Cơ quan phối hợp: Sở B.\n"
    )

    assert [(task.lead, task.coordinating) for task in plan.tasks] == [("Sở A", "Sở B")]


def test_a_label_whose_fields_stand_below_it() -> None:
    """`1.1. Đơn vị thực hiện` with `a) Đơn vị chủ trì: …` below is no task of its own."""
    who = "1.1. Đơn vị thực hiện\na) Đơn vị chủ trì: Cục A.\nb) Đơn vị phối hợp: Vụ B.\n"

    plan = read_plan_text(
        f"KẾ HOẠCH\nThử\n\nII. NỘI DUNG\n1. Thu thập thông tin\n{who}1.2. Thời gian: Quý II.\n"
    )

    assert [(task.content, task.lead, task.coordinating, task.deadline) for task in plan.tasks] == [
        ("Thu thập thông tin", "Cục A", "Vụ B", "Quý II")
    ]


def test_persons_in_brackets() -> None:
    """`(Đồng chí X thực hiện, …)` gives the person the task, also where a line cuts the name."""
    text = "1. Rà soát sản phẩm (Đồng chí Cà Thị\nPọm thực hiện, hoàn thành trong tháng 5/2026).\n"

    (task,) = read_plan_text(f"KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n{text}").tasks

    assert (task.lead, task.deadline) == ("Đồng chí Cà Thị Pọm", "hoàn thành trong tháng 5/2026")


def test_a_part_whose_title_stands_on_the_next_line() -> None:
    """`Phần III` and below it `TỔ CHỨC THỰC HIỆN` are one heading; a sentence there is a duty."""
    work = "Phần II\nNHIỆM VỤ\n1. Sở A:\n- Nạo vét kênh mương.\n"
    duty = "Phần III\nTỔ CHỨC THỰC HIỆN\nSở A báo cáo UBND tỉnh vào thứ Năm hằng tuần.\n"

    plan = read_plan_text(f"KẾ HOẠCH\nThử\n\n{work}{duty}")

    assert [(task.content, task.lead) for task in plan.tasks] == [("Nạo vét kênh mương.", "Sở A")]
    assert [duty.lead for duty in plan.organisation_tasks] == ["Sở A"]
    assert [report.kind for report in plan.head.report_obligations] == ["weekly"]
