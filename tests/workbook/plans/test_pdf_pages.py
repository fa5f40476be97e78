"""What stands on a page of a PDF beside paragraphs: columns, footnotes, titles, merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.pdf_pages import BOTTOM, LEFT, RIGHT, Layout, Pages, words_of

from workbook.plans.blocks import Line, TableBlock
from workbook.plans.pdf_reader import pdf_blocks

if TYPE_CHECKING:
    from pathlib import Path

LONG = "Xây dựng, ban hành và tổ chức thực hiện kế hoạch theo dõi tình hình thi hành pháp luật "
HEADER = ("TT", "Nội dung", "Đơn vị chủ trì", "Thời gian")


def blocks_of(pages: Pages, folder: Path) -> list[Line | TableBlock]:
    """What is read of the pages."""
    return list(pdf_blocks(pages.save(folder / "thu.pdf").read_bytes()))


def texts_of(pages: Pages, folder: Path) -> list[str]:
    """The texts of the lines of the pages."""
    return [block.text for block in blocks_of(pages, folder) if isinstance(block, Line)]


def test_a_title_block_is_read_column_by_column(tmp_path: Path) -> None:
    """First the issuer with the number, then the republic with place and date."""
    pages = Pages()
    left = ["UBND TỈNH A", "SỞ TƯ PHÁP", "Số: 12/KH-STP"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    pages.columns(left, right)
    pages.paragraph(words_of(LONG * 3))

    assert texts_of(pages, tmp_path)[:5] == [*left, *right]


def test_a_paragraph_runs_over_pages(tmp_path: Path) -> None:
    """Neither the end of a page nor its number cuts a paragraph."""
    pages = Pages()
    pages.y = BOTTOM + 20
    pages.paragraph(words_of(LONG * 6))

    assert texts_of(pages, tmp_path) == [(LONG * 6).strip(), "2"]


def test_paragraphs_that_fill_their_lines_stay_apart(tmp_path: Path) -> None:
    """The indent of a first line begins a paragraph even behind a full line without a stop."""
    pages = Pages()
    for _ in range(4):
        pages.paragraph(words_of(LONG * 2))

    assert texts_of(pages, tmp_path) == [(LONG * 2).strip()] * 4


def test_a_number_before_a_tab_belongs_to_its_words(tmp_path: Path) -> None:
    """White behind a number is a tab and no column."""
    pages = Pages()
    for sign in ("1.", "2."):
        pages.put(LEFT, pages.y, sign, size=12)
        pages.put(LEFT + 60, pages.y, "Tập huấn.", size=12)
        pages.y -= 20

    assert texts_of(pages, tmp_path) == ["1. Tập huấn.", "2. Tập huấn."]


def test_footnotes_stand_at_the_end(tmp_path: Path) -> None:
    """Small lines with a number at the foot of a page are notes; their signs are no words."""
    pages = Pages()
    pages.paragraph(words_of(LONG * 3))
    at = pages.y
    pages.put(LEFT + 36, at, "Theo Nghị quyết 66", size=12)
    pages.put(LEFT + 36 + pages.width("Theo Nghị quyết 66", 12), at + 5, "1", size=7)
    pages.put(LEFT, BOTTOM, "1", size=6)
    pages.put(LEFT + 8, BOTTOM - 3, "Ngày 30/4/2025.", size=9)

    found = texts_of(pages, tmp_path)

    assert found[1:] == ["Theo Nghị quyết 66", "¹ Ngày 30/4/2025."]


def test_raised_numbers_without_a_note_stay(tmp_path: Path) -> None:
    """A square metre keeps its raised two."""
    pages = Pages()
    pages.paragraph(words_of(LONG))
    pages.put(LEFT, pages.y, "rộng 20 m", size=12)
    pages.put(LEFT + pages.width("rộng 20 m", 12), pages.y + 5, "2", size=7)

    assert texts_of(pages, tmp_path)[1] == "rộng 20 m²"


def test_titles_of_every_page_are_no_text(tmp_path: Path) -> None:
    """A line that repeats at the edge of the pages is set aside."""
    pages = Pages(numbers=False)
    for page in range(4):
        pages.put(LEFT, pages.y + 20, "Kế hoạch của Sở A", size=12)
        pages.paragraph(words_of(f"Đoạn thứ {page}."))
        if page < 3:
            pages.turn()

    found = texts_of(pages, tmp_path)

    assert found == [*(f"Đoạn thứ {page}." for page in range(4)), "Kế hoạch của Sở A"]


def test_merged_cells_are_in_every_place(tmp_path: Path) -> None:
    """A cell across columns or down rows is repeated in each."""
    pages = Pages()
    xs, ys = (LEFT, 150.0, 300.0, RIGHT), (700.0, 680.0, 660.0)
    for y in ys:
        pages.rule(xs[0] if y != 680 else xs[1], y, xs[-1], y)
    for x in (xs[0], xs[1], xs[-1]):
        pages.rule(x, ys[0], x, ys[-1])
    pages.rule(xs[2], ys[1], xs[2], ys[-1])
    for x, y, text in ((90, 675, "I"), (155, 685, "Thể chế"), (155, 665, "A"), (305, 665, "B")):
        pages.put(x, y, text, size=10)

    (table,) = blocks_of(pages, tmp_path)

    assert isinstance(table, TableBlock)
    assert [row.cells for row in table.rows] == [("I", "Thể chế", "Thể chế"), ("I", "A", "B")]


def test_lines_of_a_cell_are_joined_where_they_wrapped(tmp_path: Path) -> None:
    """A line break stays only where the next word would have had room."""
    pages = Pages()
    wrapped = "Các sở, ban, ngành và Ủy ban nhân dân các xã, phường trên địa bàn tỉnh"
    pages.table([HEADER, ("1", wrapped, "Sở A\nSở B", "Quý I")], (1, 4, 4, 4))

    (table,) = blocks_of(pages, tmp_path)

    assert isinstance(table, TableBlock)
    assert table.rows[1].cells == ("1", wrapped, "Sở A\nSở B", "Quý I")


def test_bold_openings_are_known(tmp_path: Path) -> None:
    """How far the bold opening of a paragraph reaches."""
    pages = Pages(layout=Layout(justified=False))
    pages.paragraph(words_of("1. Tuyên truyền. Phát tờ rơi.", bold=16))

    assert blocks_of(pages, tmp_path) == [Line("1. Tuyên truyền. Phát tờ rơi.", (1,), bold=16)]
