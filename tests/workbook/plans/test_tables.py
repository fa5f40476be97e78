"""Assignment tables in other forms: columns in any order, tall headings, cut and merged rows."""

from __future__ import annotations

from workbook.plans import read_plan_text

MINISTRY = """\
# KẾ HOẠCH
Triển khai công tác pháp chế năm 2026

## II. NHIỆM VỤ

| STT | Nội dung nhiệm vụ | Phân công thực hiện | | Thời gian | | Kết quả dự kiến |
|:---:|---|---|---|---|---|---|
| | | Chủ trì | Phối hợp | Bắt đầu | Kết thúc | |
| (1) | (2) | (3) | (4) | (5) | (6) | (7) |
| **A** | **Xây dựng văn bản** | | | | | |
| 1 | Soạn thảo thông tư | Vụ Pháp chế | Các cục, vụ | 01/2026 | 06/2026 | Thông tư |
| **B** | **Phổ biến văn bản** | | | | | |
| 2 | Hội nghị phổ biến | Văn phòng Bộ | Vụ Pháp chế<br>Vụ Tổ chức | | Quý III/2026 | Hội nghị |
"""

SHUFFLED_HEAD = (
    "Thời hạn\tMã\tSTT\tSản phẩm đầu ra\tLĩnh vực\tNhiệm vụ cụ thể\tCơ quan phối hợp"
    "\tCơ quan chủ trì\tGhi chú"
)
SHUFFLED = f"""\
DANH MỤC NHIỆM VỤ
{SHUFFLED_HEAD}
30/6/2026\tN1\t1\tBáo cáo\tThể chế\tRà soát văn bản\tSở B\tSở A\tgấp
Quý III\tN2\t2\tKế hoạch\tNhân lực\tLập kế hoạch bồi dưỡng cho\t\tSở C

Trang 2

{SHUFFLED_HEAD}
\t\t\tcủa tỉnh\t\tcông chức xã, phường

\tN3\t3\t\t\tViệc chưa giao thời hạn\t\tSở D
"""

MERGED = """\
<p>KẾ HOẠCH</p><p>Chuyển đổi số</p><table>
<tr><th rowspan="2">TT</th><th rowspan="2">Nhiệm vụ</th><th colspan="2">Đơn vị</th>
<th rowspan="2">Thời hạn</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td colspan="5"><b>I. HẠ TẦNG</b></td></tr>
<tr><td>1</td><td>Nâng cấp mạng</td><td rowspan="2">Sở A</td><td>Sở B</td><td>30/6/2026</td></tr>
<tr><td>2</td><td>Lắp máy chủ</td><td>Sở C</td><td>Quý IV</td></tr>
</table>
"""

NESTED = """\
TT\tNội dung\tĐơn vị chủ trì\tThời gian
1\tCông tác cán bộ\t\t
1.1\tĐánh giá cán bộ\tPhòng A\tTháng 3
1.2\tĐiều động cán bộ\tPhòng B\tTháng 4
2\tCông tác tài chính\tPhòng C\tQuý I
a)\tLập dự toán\t\tTháng 1
\t- Mua sắm tập trung\tPhòng D\tTháng 2
Tổng cộng\t\t\t
"""


def test_a_heading_of_two_rows() -> None:
    """The lower heading names the field; the column numbers below it are no task."""
    first, second = read_plan_text(MINISTRY).tasks

    assert (first.lead, first.coordinating, first.deadline) == (
        "Vụ Pháp chế",
        "Các cục, vụ",
        "06/2026",
    )
    assert (first.task_id, first.section) == ("A.1", "Xây dựng văn bản")
    assert (second.task_id, second.deliverable) == ("B.2", "Hội nghị")


def test_a_column_that_is_no_field_is_kept() -> None:
    """What stands in another column goes to the detail, with its heading."""
    tasks = read_plan_text(MINISTRY).tasks

    assert tasks[0].detail == "Thời gian Bắt đầu: 01/2026"


def test_a_break_in_a_cell_parts_its_bodies() -> None:
    """A line break made in a cell on purpose stays one."""
    tasks = read_plan_text(MINISTRY).tasks

    assert tasks[1].coordinating == "Vụ Pháp chế\nVụ Tổ chức"


def test_columns_in_another_order() -> None:
    """Nine columns in no usual order are read by their headings."""
    tasks = read_plan_text(SHUFFLED).tasks

    assert [task.number for task in tasks] == ["1", "2", "3"]
    assert (tasks[0].content, tasks[0].lead, tasks[0].coordinating, tasks[0].deadline) == (
        "Rà soát văn bản",
        "Sở A",
        "Sở B",
        "30/6/2026",
    )
    assert tasks[0].detail == "Mã: N1\nLĩnh vực: Thể chế\nGhi chú: gấp"


def test_a_row_cut_by_a_page_is_one_task() -> None:
    """Content and deliverable go on below the repeated heading; the page number is no row."""
    task = read_plan_text(SHUFFLED).tasks[1]

    assert task.content == "Lập kế hoạch bồi dưỡng cho công chức xã, phường"
    assert task.deliverable == "Kế hoạch của tỉnh"


def test_merged_cells_are_said_in_every_row() -> None:
    """A lead merged over two rows leads both; a row merged across is a section."""
    tasks = read_plan_text(MERGED).tasks

    assert [(task.task_id, task.lead) for task in tasks] == [("I.1", "Sở A"), ("I.2", "Sở A")]
    assert {task.section for task in tasks} == {"HẠ TẦNG"}


def test_rows_below_rows() -> None:
    """A row without fields above deeper numbers is their section; one with fields is a task too."""
    plan = read_plan_text(NESTED)

    found = [(task.task_id, task.section, task.deadline) for task in plan.tasks]
    assert found == [
        ("1.1", "Công tác cán bộ", "Tháng 3"),
        ("1.2", "Công tác cán bộ", "Tháng 4"),
        ("2", "", "Quý I"),
        ("2.a", "Công tác tài chính", "Tháng 1"),
        ("2.a.(1)", "Lập dự toán", "Tháng 2"),
    ]
    assert plan.residue == ("Tổng cộng",)


def test_a_table_that_gives_out_no_work_is_left_over() -> None:
    """A table of funds is not imported, and a person sees its rows."""
    text = "1. Rà soát hồ sơ.\n\nSTT\tNguồn vốn\tSố tiền\n1\tNgân sách xã\t100\n"

    plan = read_plan_text("KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n" + text)

    assert [task.content for task in plan.tasks] == ["Rà soát hồ sơ."]
    assert plan.residue == ("STT | Nguồn vốn | Số tiền", "1 | Ngân sách xã | 100")


def test_tables_under_headings_of_their_own() -> None:
    """Two tables, each under a numbered line, have that line as their section."""
    head = "TT\tNội dung\tĐơn vị chủ trì\tThời gian\n"
    first = f"I. Tổ chức\n{head}1\tViệc A\tSở A\tTháng 1\n"
    text = f"PHỤ LỤC\n{first}II. Cán bộ\n{head}1\tViệc B\tSở B\t\n"

    tasks = read_plan_text(text).tasks

    assert [(task.task_id, task.section) for task in tasks] == [
        ("I.1", "Tổ chức"),
        ("II.1", "Cán bộ"),
    ]


def test_scanned_headings_are_known() -> None:
    """Marks lost or wrong in a heading do not hide its field."""
    head = "TT\tNỘI DUNG CÔNG VIÊC\tĐƠN VỊ PHÓI HỢP\tDON VI CHU TRI\tTHỜI GlAN"
    text = f"{head}\n1\tViệc A\tSở B\tSở A\tx\n"

    task = read_plan_text(text).tasks[0]

    assert (task.lead, task.coordinating, task.detail) == ("Sở A", "Sở B", "THỜI GlAN: x")


def test_the_same_work_in_prose_and_table_is_taken_once() -> None:
    """Entries of the running text are narrative where a table gives out the work."""
    text = "KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n1. Tuyên truyền\na) Phát thanh.\nb) Phát tờ rơi.\n"
    table = "BIỂU PHÂN CÔNG\n\nTT\tNội dung\tChủ trì\tThời gian\n1\tPhát thanh\tPhòng A\tQuý I\n"

    plan = read_plan_text(f"{text}\nNơi nhận:\n- Lưu: VT.\n\n{table}")

    assert [task.content for task in plan.tasks] == ["Phát thanh"]
    assert [task.task_id for task in plan.narrative_tasks] == ["I.1.a", "I.1.b"]


def test_section_titles_in_the_number_column() -> None:
    """`I. CÔNG TÁC A` written into the first cell alone is a section."""
    head = "Stt\tNội dung công việc\tĐơn vị thực hiện\tThời gian hoàn thành\n"
    rows = "I. CÔNG TÁC A\t\t\t\n1.\tViệc một\tPhòng A\tTháng 1\n"
    more = "II. CÔNG TÁC B\t\t\t\n1.\tViệc hai\tPhòng B\tTháng 2\n"

    tasks = read_plan_text(head + rows + more).tasks

    assert [(task.task_id, task.section) for task in tasks] == [
        ("I.1", "CÔNG TÁC A"),
        ("II.1", "CÔNG TÁC B"),
    ]
