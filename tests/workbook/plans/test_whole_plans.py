"""Whole small plans: a commune's without blank lines, and one behind a decision."""

from __future__ import annotations

from datetime import date

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


def test_a_letterhead_copied_from_a_web_page() -> None:
    """Columns of a letterhead between bars, proposals among the bases, escaped dashes."""
    text = (
        "UBND TỈNH MẪU SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 13/KH-UBND | Mẫu Sơn, ngày\n13 tháng 7 năm 2026 |\nKẾ HOẠCH\nGIÁM SÁT\n"
        "Căn cứ Nghị quyết số 4/NQ-HĐND;\nTheo đề nghị của Sở A\n- B tại Tờ trình số 9/TTr-SA.\n"
        "I. NHIỆM VỤ\n\\- Giám sát.\n"
    )

    plan = read_plan_text(text)

    assert (plan.head.number, plan.head.issued_on) == ("13/KH-UBND", date(2026, 7, 13))
    assert (plan.head.issuer, plan.head.parent_documents) == ("UBND tỉnh Mẫu Sơn", ("4/NQ-HĐND",))
    assert [task.content for task in plan.tasks] == ["Giám sát."]
