"""Finding the task table by its headings, wherever it stands and whatever stands around it."""

from __future__ import annotations

from support.tables import raw_table

from workbook.find_table import find_table

PLAIN = """
TT|Nội dung công việc|Đơn vị chủ trì|Thời gian thực hiện
1|Ban hành kế hoạch|Sở Tư pháp|Tháng 9/2026
2|Tập huấn|Sở Nội vụ|Quý IV/2026
"""


def test_title_block_above_is_passed_over() -> None:
    """A title that holds the word `Nhiệm vụ` is no header row."""
    table = find_table(raw_table("BIỂU PHÂN CÔNG||Nhiệm vụ|\n|Kế hoạch số 1||\n" + PLAIN.strip()))

    assert table is not None
    assert table.header_row == 2
    assert [row.text("number") for row in table.rows] == ["1", "2"]


def test_columns_in_any_order_and_spelling() -> None:
    """Headings are known by their words, not by their place: capitals, aliases, lost marks."""
    table = find_table(
        raw_table(
            "Thời hạn|CƠ QUAN CHỦ TRÌ|Ghi chú|NỘI DUNG NHIỆM VỤ|STT\nQuý I/2027|Sở Y tế|x|Khám|1"
        )
    )

    assert table is not None
    (row,) = table.rows
    assert (row.text("deadline"), row.text("lead"), row.text("content")) == (
        "Quý I/2027",
        "Sở Y tế",
        "Khám",
    )
    assert [heading.text for heading in table.headings if not heading.key] == ["Ghi chú"]


def test_sections_repeated_headers_and_column_numbers_are_no_tasks() -> None:
    """Section rows name the section of the tasks below; headers and `(1) (2)` rows vanish."""
    text = PLAIN.replace("1|Ban", "(1)|(2)|(3)|(4)\nI|Chỉ đạo||\n1|Ban").replace(
        "2|Tập", "TT|Nội dung công việc|Đơn vị chủ trì|Thời gian thực hiện\nII|Đào tạo||\n2|Tập"
    )

    table = find_table(raw_table(text))

    assert table is not None
    assert [(row.section, row.text("number")) for row in table.rows] == [("I", "1"), ("II", "2")]


def test_signatures_below_are_no_tasks_but_a_forgotten_number_is() -> None:
    """A row without a number right under its neighbours is a task; below a gap it is a foot."""
    text = PLAIN + "|Kiểm tra|Sở Y tế|Quý I/2027\n|||\n|NGƯỜI LẬP BIỂU|THỦ TRƯỞNG|\n"

    table = find_table(raw_table(text))

    assert table is not None
    assert [row.text("content") for row in table.rows] == [
        "Ban hành kế hoạch",
        "Tập huấn",
        "Kiểm tra",
    ]


def test_no_headings_no_table() -> None:
    """A sheet without a header row has no table: said so, never guessed."""
    assert find_table(raw_table("1|Ban hành kế hoạch|Sở Tư pháp|Tháng 9/2026")) is None


def test_doubled_heading_keeps_the_first_column() -> None:
    """Where a heading stands twice, the first column counts and the second is numbered 2."""
    table = find_table(raw_table("TT|Nội dung|Chủ trì|Chủ trì\n1|Họp|Sở Y tế|Sở Nội vụ"))

    assert table is not None
    assert table.rows[0].text("lead") == "Sở Y tế"
    assert [heading.nth for heading in table.headings if heading.key == "lead"] == [1, 2]
