"""Plans without a table, in the habits of communes, departments and decisions."""

from __future__ import annotations

from datetime import date

import pytest

from workbook.plans import read_plan_text

COMMUNE = """\
UBND XÃ SUỐI ĐÁ
Số: 12/KH-UBND
Suối Đá, ngày 3 tháng 4 năm 2026
KẾ HOẠCH
Phòng, chống thiên tai năm 2026
Thực hiện Kế hoạch số 45/KH-UBND ngày 01/3/2026 của UBND tỉnh, UBND xã xây dựng Kế hoạch như sau:
1. Mục đích, yêu cầu
- Chủ động ứng phó với mưa lũ.
2. Nội dung
2.1. Công tác phòng ngừa
- Kiểm tra hồ, đập trước mùa mưa.
+ Đơn vị chủ trì: Phòng Kinh tế.
+ Thời gian: Tháng 4/2026.
- Tuyên truyền trên loa truyền thanh.
+ Đơn vị chủ trì: Phòng Văn hóa - Xã hội;
+ Phối hợp: các thôn;
+ Thời gian: Thường xuyên.
2.2. Công tác ứng phó
- Trực ban trong mùa mưa.
3. Kinh phí: Từ ngân sách xã.
4. Tổ chức thực hiện
- Phòng Kinh tế chủ trì, phối hợp với các thôn triển khai Kế hoạch; \
báo cáo UBND xã trước ngày 15/12/2026.
- Giao Văn phòng HĐND và UBND xã theo dõi.
Yêu cầu các đơn vị nghiêm túc thực hiện./.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Thử
"""

DECISION = """\
ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH MẪU SƠN                          Độc lập - Tự do - Hạnh phúc
Số: 77/QĐ-UBND                Mẫu Sơn, ngày 12 tháng 01 năm 2026

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch cải cách tư pháp năm 2026
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Nghị quyết số 27-NQ/TU ngày 09/11/2025 của Tỉnh ủy;
Xét đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 5/TTr-STP ngày 08/01/2026.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách tư pháp năm 2026.
Điều 2. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
                                   KT. CHỦ TỊCH
                                   PHÓ CHỦ TỊCH
                                   Trần Thị Thử

KẾ HOẠCH
Cải cách tư pháp năm 2026
(Kèm theo Quyết định số 77/QĐ-UBND ngày 12/01/2026)

I. Mục tiêu
Nâng cao chất lượng phục vụ.
II. Nhiệm vụ
1. Tập huấn nghiệp vụ. Cơ quan chủ trì: Sở Tư pháp; \
Cơ quan phối hợp: Sở Nội vụ; Thời gian: Quý II/2026.
2. Lập cổng thông tin (Chủ trì: Sở Khoa học và Công nghệ; \
thời gian hoàn thành: trước ngày 30/10/2026).
3. Khảo sát nhu cầu
Đơn vị thực hiện: UBND các xã, phường
Thời hạn hoàn thành: Tháng 8 năm 2026
Sản phẩm: Báo cáo
III. Tổ chức thực hiện
1. Sở Tư pháp
a) Theo dõi, đôn đốc.
b) Tổng hợp, báo cáo UBND tỉnh định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12).
2. Các sở, ngành: thực hiện nhiệm vụ được giao.
"""

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


def test_dashes_with_plus_fields() -> None:
    """Each dash is a task with the fields under it; a dash without fields is a task too."""
    tasks = read_plan_text(COMMUNE).tasks

    assert [(task.task_id, task.lead, task.deadline) for task in tasks] == [
        ("2.1.(1)", "Phòng Kinh tế", "Tháng 4/2026"),
        ("2.1.(2)", "Phòng Văn hóa - Xã hội", "Thường xuyên"),
        ("2.2.(1)", "", ""),
    ]
    assert tasks[1].coordinating == "các thôn"


def test_duties_without_headings() -> None:
    """A duty names its body, its coordinators and its day inside the sentence."""
    first, second = read_plan_text(COMMUNE).organisation_tasks

    assert (first.lead, first.coordinating) == ("Phòng Kinh tế", "các thôn")
    assert first.deadline == "trước ngày 15/12/2026"
    assert second.lead == "Văn phòng HĐND và UBND xã"


def test_head_of_a_commune() -> None:
    """Letterhead without blank lines: number, day, issuer in its usual spelling."""
    head = read_plan_text(COMMUNE).head

    assert (head.number, head.issued_on) == ("12/KH-UBND", date(2026, 4, 3))
    assert (head.issuer, head.place) == ("UBND xã Suối Đá", "Suối Đá")
    assert head.title == "Phòng, chống thiên tai năm 2026"
    assert head.parent_documents == ("45/KH-UBND",)


def test_a_plan_behind_a_decision() -> None:
    """Number and date are the decision's, the title the plan's; articles are no tasks."""
    plan = read_plan_text(DECISION)

    assert plan.head.number == "77/QĐ-UBND"
    assert (plan.head.place, plan.head.issuer) == ("Mẫu Sơn", "Ủy ban nhân dân tỉnh Mẫu Sơn")
    assert plan.head.title == "Cải cách tư pháp năm 2026"
    assert plan.head.parent_documents == ("27-NQ/TU",)
    assert plan.residue == ()


def test_fields_on_one_line() -> None:
    """Labels run on behind the task, or stand in brackets, or on lines without a sign."""
    one, two, three = read_plan_text(DECISION).tasks

    assert (one.content, one.lead, one.coordinating, one.deadline) == (
        "Tập huấn nghiệp vụ.",
        "Sở Tư pháp",
        "Sở Nội vụ",
        "Quý II/2026",
    )
    assert (two.content, two.lead) == ("Lập cổng thông tin", "Sở Khoa học và Công nghệ")
    assert two.deadline == "trước ngày 30/10/2026"
    assert (three.lead, three.deliverable) == ("UBND các xã, phường", "Báo cáo")


def test_days_in_brackets_belong_to_their_period() -> None:
    """Half-yearly and yearly reports each have the day printed behind them."""
    reports = read_plan_text(DECISION).head.report_obligations

    assert [(report.kind, report.last_days) for report in reports] == [
        ("6-month", ("trước ngày 10/6",)),
        ("yearly", ("trước ngày 10/12",)),
    ]


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
