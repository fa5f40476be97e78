"""Tables without ruling lines: columns that only white space parts, in a PDF or in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pdf_pages import BOTTOM, LEFT, Layout, Pages, words_of

from workbook.plans import read_plan_text
from workbook.plans.blocks import Line, TableBlock
from workbook.plans.pdf_reader import pdf_blocks
from workbook.plans.text_reader import blocks_of_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROWS = (
    ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
    ("1", "Kiểm tra các hồ chứa xung yếu trước mùa mưa bão", "Sở Xây dựng", "UBND xã", "Tháng 4"),
    ("2", "Diễn tập phương án ứng phó", "Bộ Chỉ huy quân sự tỉnh", "", "Trước ngày 30/5/2026"),
    ("3", "Tổng kết", "Văn phòng UBND tỉnh", "Các sở, ban, ngành có liên quan", "Quý IV/2026"),
)
WIDTHS = (1.0, 5.0, 3.0, 3.0, 3.0)
HEAD = "KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n\n"


def tables_in(pages: Pages, folder: Path) -> list[TableBlock]:
    """The tables that are read of the pages."""
    blocks = pdf_blocks(pages.save(folder / "thu.pdf").read_bytes())
    return [block for block in blocks if isinstance(block, TableBlock)]


def cells_in(tables: Sequence[TableBlock]) -> list[tuple[str, ...]]:
    """The cells of all rows."""
    return [row.cells for table in tables for row in table.rows]


def test_a_table_reads_the_same_with_and_without_rules(tmp_path: Path) -> None:
    """The white between the columns says what the lines said; what follows is no row."""
    pages = Pages(Layout(ruled=False))
    pages.paragraph(words_of("Nhiệm vụ cụ thể được phân công như sau:"))
    pages.table(ROWS, WIDTHS)
    pages.paragraph(words_of("III. TỔ CHỨC THỰC HIỆN"))

    assert cells_in(tables_in(pages, tmp_path)) == list(ROWS)


@pytest.mark.parametrize("repeated", [False, True])
def test_a_table_goes_on_over_pages(tmp_path: Path, *, repeated: bool) -> None:
    """Columns without a heading on their page are those of the page before."""
    pages = Pages(Layout(ruled=False, split=False, header=repeated))
    pages.y = BOTTOM + 90
    pages.table(ROWS, WIDTHS)

    first, second = tables_in(pages, tmp_path)

    assert second.rows[0].cells == (ROWS[0] if repeated else second.rows[0].cells)
    assert [row for row in cells_in([first, second]) if row != ROWS[0]] == list(ROWS[1:])


def test_numbers_in_the_middle_of_their_rows(tmp_path: Path) -> None:
    """Where numbers are centred, a row reaches as far above its number as below it."""
    pages = Pages()
    words = [("Nội dung", "Chủ trì", "Thời gian"), ("Rà soát các", "", ""), ("", "Sở A", "Quý I")]
    more = [("văn bản", "", ""), ("Tập huấn", "", ""), ("", "Sở B", "Quý II"), ("cán bộ", "", "")]
    for at, cells in enumerate([*words, *more]):
        signs = ("TT", "", "1", "", "", "2", "")
        for x, text in zip((0, 40, 200, 320), (signs[at], *cells), strict=True):
            if text:
                pages.put(LEFT + x, 700 - 13 * at, text, size=11)

    assert cells_in(tables_in(pages, tmp_path))[1:] == [
        ("1", "Rà soát các văn bản", "Sở A", "Quý I"),
        ("2", "Tập huấn cán bộ", "Sở B", "Quý II"),
    ]


def test_lines_without_a_heading_of_a_table_stay_text(tmp_path: Path) -> None:
    """White space alone makes no table: a list of names in columns gives out no work."""
    pages = Pages(Layout(ruled=False))
    pages.table([("STT", "Họ và tên", "Chức vụ"), ("1", "Lê Văn A", "Trưởng phòng")], (1, 4, 4))

    assert tables_in(pages, tmp_path) == []


def test_columns_of_spaces_in_a_text() -> None:
    """Heading of two rows, a section across the table, cells of several lines, blank cells."""
    table = """\
STT   Nội dung công việc              Phân công                    Thời gian
                                      Chủ trì       Phối hợp       hoàn thành
I     CÔNG TÁC TUYÊN TRUYỀN TRÊN ĐỊA BÀN TOÀN TỈNH
1     Phát thanh về Luật Đất đai      Phòng Văn     Các thôn       Tháng 3
      mới                             hóa
2     Phát tờ rơi                     Công an xã                   Quý II/2026
"""

    plan = read_plan_text(f"{HEAD}{table}\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã theo dõi.\n")

    first, second = plan.tasks
    assert first.section == "CÔNG TÁC TUYÊN TRUYỀN TRÊN ĐỊA BÀN TOÀN TỈNH"
    assert (first.content, first.lead) == ("Phát thanh về Luật Đất đai mới", "Phòng Văn hóa")
    assert (first.coordinating, first.deadline) == ("Các thôn", "Tháng 3")
    assert (second.lead, second.coordinating, second.deadline) == ("Công an xã", "", "Quý II/2026")
    assert ([duty.content for duty in plan.organisation_tasks], plan.residue) == (
        ["Công an xã theo dõi."],
        (),
    )


def test_rows_without_numbers() -> None:
    """A row begins where the work does, with a capital and a second cell beside it."""
    table = """\
Thời gian          Nội dung công việc              Người thực hiện
Từ 02/3 đến 06/3   Phát động thi đua chào mừng     Công đoàn,
                   ngày 08/3                       Đoàn trường
Ngày 26/3          Hội trại truyền thống           Đoàn trường
"""

    tasks = read_plan_text(HEAD + table).tasks

    assert [(task.content, task.lead, task.deadline) for task in tasks] == [
        ("Phát động thi đua chào mừng ngày 08/3", "Công đoàn, Đoàn trường", "Từ 02/3 đến 06/3"),
        ("Hội trại truyền thống", "Đoàn trường", "Ngày 26/3"),
    ]


def test_headings_too_near_to_be_told_apart_make_no_table() -> None:
    """Two headings that run together would put two columns into one: the lines stay text."""
    table = "TT   Nội dung   Đơn vị chủ trì   Thời hạn hoàn thành Kết quả\n"
    row = "1    Tập huấn   Sở A             Quý I               Báo cáo\n"

    blocks = blocks_of_text(table + row)

    assert not any(isinstance(block, TableBlock) for block in blocks)


def test_a_table_is_only_white_where_no_word_stands() -> None:
    """A sentence that crosses the columns ends the table and stays a paragraph."""
    table = "TT   Nội dung   Đơn vị chủ trì   Thời hạn\n1    Tập huấn   Sở A             Quý I\n"
    behind = "Các phòng gửi báo cáo về Văn phòng trước ngày 05/4/2026.\n"

    plan = read_plan_text(f"KẾ HOẠCH\nThử\n\n{table}{behind}")

    assert [task.deadline for task in plan.tasks] == ["Quý I"]
    assert [duty.lead for duty in plan.organisation_tasks] == ["Các phòng"]


def test_lines_and_their_numbers_are_kept() -> None:
    """What stands around such a table keeps its words."""
    text = (
        "Đoạn một.\n\nTT   Nội dung   Chủ trì   Thời hạn\n1    Tập huấn   Sở A      Quý I\nHết.\n"
    )

    blocks = blocks_of_text(text)

    assert [block.text for block in blocks if isinstance(block, Line)] == ["Đoạn một.", "Hết."]
    assert [row.places for b in blocks if isinstance(b, TableBlock) for row in b.rows] == [
        (3,),
        (4,),
    ]
