"""What Word shows is what is read: numbers, capitals, boxes, notes, tracked changes, merges."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx.oxml import parse_xml
from support.documents import (
    add_footnote,
    add_table,
    define_list,
    element,
    new_document,
    numbered,
    run_of,
    text_box,
    use_list,
)

from workbook.plans.blocks import Line, Row, TableBlock
from workbook.plans.docx_reader import docx_blocks

if TYPE_CHECKING:
    from docx.document import Document

HEADER = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian thực hiện")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blocks_of(document: Document) -> list[Line | TableBlock]:
    """The blocks of a document."""
    content = io.BytesIO()
    document.save(content)
    return list(docx_blocks(content.getvalue()))


def texts_of(document: Document) -> list[str]:
    """The texts of the lines of a document."""
    return [block.text for block in blocks_of(document) if isinstance(block, Line)]


def table_of(document: Document) -> tuple[tuple[str, ...], ...]:
    """The cells of the one table of a document."""
    (table,) = [block for block in blocks_of(document) if isinstance(block, TableBlock)]
    return tuple(row.cells for row in table.rows)


def listed(levels: list[tuple[str, str]], at: list[int]) -> list[str]:
    """The numbers Word prints before paragraphs on these levels of one list."""
    document = new_document()
    define_list(document, levels, 70)
    use_list(document, 70, 70, None)
    for level in at:
        numbered(document.add_paragraph("việc"), 70, level)
    return [text.rpartition(" ")[0] for text in texts_of(document)]


@pytest.mark.parametrize(
    ("form", "text", "numbers"),
    [
        ("decimal", "%1.", ["1.", "2.", "3.", "4."]),
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4."]),
        ("decimal", "%1", ["1.", "2.", "3.", "4."]),
        ("upperRoman", "%1.", ["I.", "II.", "III.", "IV."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)", "(iv)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C.", "D."]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)", "d)"]),
        ("decimalZero", "%1.", ["01.", "02.", "03.", "04."]),
        ("bullet", "\uf0b7", ["-", "-", "-", "-"]),
        ("bullet", "–", ["–", "–", "–", "–"]),
        ("none", "", ["", "", "", ""]),
    ],
)
def test_numbers_of_every_format(form: str, text: str, numbers: list[str]) -> None:
    """A list counts in its own format; a bare number gets the stop by which it is known."""
    assert listed([(form, text)], [0] * 4) == numbers


def test_letters_beyond_z_are_doubled() -> None:
    """Word prints no đ: after z come aa and bb."""
    found = listed([("lowerLetter", "%1)")], [0] * 28)

    assert found[3:6] + found[25:] == ["d)", "e)", "f)", "z)", "aa)", "bb)"]


def test_deeper_levels_begin_anew() -> None:
    """Levels below restart behind a paragraph above them; a bullet below a bullet is a plus."""
    numbers = [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")]
    levels = [*numbers, ("bullet", "\uf0b7"), ("bullet", "o")]

    found = listed(levels, [0, 1, 2, 2, 1, 2, 3, 4, 0, 1])

    assert found == ["I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "-", "+", "II.", "1."]


def test_a_list_may_go_on_or_begin_anew() -> None:
    """Lists of one definition count together; one that says so starts with its own number."""
    document = new_document()
    define_list(document, [("decimal", "%1.")], 70)
    use_list(document, 70, 70, None)
    use_list(document, 70, 71, (0, 8))
    use_list(document, 70, 72, None)
    for list_id in (70, 70, 71, 71, 72):
        numbered(document.add_paragraph("việc"), list_id, 0)

    assert [text[:2] for text in texts_of(document)] == ["1.", "2.", "8.", "9.", "10"]


def test_numbers_of_a_style() -> None:
    """A style may number its paragraphs, and paragraphs may opt out."""
    document = new_document()
    define_list(document, [("upperRoman", "%1."), ("decimal", "%2.")], 70, styles={1: "Heading2"})
    use_list(document, 70, 70, None)
    properties = document.styles["Heading 2"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 70
    document.add_paragraph("Mục đích", style="Heading 2")
    numbered(document.add_paragraph("Ghi chú", style="Heading 2"), 0, 0)
    document.add_paragraph("Yêu cầu", style="Heading 2")

    assert texts_of(document) == ["1. Mục đích", "Ghi chú", "2. Yêu cầu"]


def test_numbers_in_a_number_column() -> None:
    """The TT column that Word numbers by itself has its numbers in the cells."""
    document = new_document()
    define_list(document, [("decimal", "%1")], 70)
    use_list(document, 70, 70, None)
    table = add_table(
        document, [HEADER, ("", "Tập huấn", "Sở A", "Quý I"), ("", "In sổ", "Sở B", "")]
    )
    for row in table.rows[1:]:
        numbered(row.cells[0].paragraphs[0], 70, 0)

    assert [cells[0] for cells in table_of(document)] == ["TT", "1", "2"]


def test_bold_openings_and_headings_are_known() -> None:
    """How far the bold opening reaches, and which paragraphs are marked as headings."""
    document = new_document()
    paragraph = document.add_paragraph()
    run_of(paragraph, "1. Tuyên truyền.", bold=True)
    run_of(paragraph, " Phát tờ rơi.")
    document.add_paragraph("Yêu cầu", style="Heading 2")

    first, second = blocks_of(document)

    assert first == Line("1. Tuyên truyền. Phát tờ rơi.", (1,), bold=16)
    assert isinstance(second, Line)
    assert (second.text, second.heading) == ("Yêu cầu", True)


def test_insertions_count_and_deletions_do_not() -> None:
    """With tracked changes the text is read as if all of them were accepted."""
    document = new_document()
    paragraph = document.add_paragraph("Hoàn thành trước ")
    for name, tag, text in (("w:del", "w:delText", "15/6"), ("w:ins", "w:t", "30/6")):
        change = parse_xml(
            f'<{name} {W} w:id="1" w:author="A"><w:r><{tag}>{text}</{tag}></w:r></{name}>'
        )
        paragraph._p.append(change)

    assert texts_of(document) == ["Hoàn thành trước 30/6"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    """Where the end of a paragraph was deleted, the next one runs on."""
    document = new_document()
    first = document.add_paragraph("Sở Tư pháp ")
    mark = element("w:rPr")
    mark.append(element("w:del", id="2", author="A"))
    first._p.get_or_add_pPr().append(mark)
    document.add_paragraph("chủ trì.")

    assert texts_of(document) == ["Sở Tư pháp chủ trì."]


def test_hidden_letters_codes_and_capitals() -> None:
    """Hidden letters and field codes are not read; letters shown as capitals are capitals."""
    document = new_document()
    paragraph = document.add_paragraph()
    run_of(paragraph, "mục đích").font.all_caps = True
    run_of(paragraph, " bí mật").font.hidden = True
    paragraph._p.append(parse_xml(f"<w:r {W}><w:instrText>PAGE</w:instrText></w:r>"))

    assert texts_of(document) == ["MỤC ĐÍCH"]


def test_text_boxes_are_read_once() -> None:
    """The words of a box stand before the paragraph it hangs on, and not twice."""
    document = new_document()
    text_box(document.add_paragraph("KẾ HOẠCH"), "DỰ THẢO")

    assert texts_of(document) == ["DỰ THẢO", "KẾ HOẠCH"]


def test_footnotes_stand_at_the_end() -> None:
    """The sign of a footnote is no word of the sentence; its words are kept apart."""
    document = new_document()
    add_footnote(document, document.add_paragraph("Theo Nghị quyết 66"), "Ngày 30/4/2025.")
    document.add_paragraph("Sở Tư pháp chủ trì.")

    assert texts_of(document) == ["Theo Nghị quyết 66", "Sở Tư pháp chủ trì.", "¹ Ngày 30/4/2025."]


def test_merged_cells_are_in_every_place() -> None:
    """Cells merged across and down are repeated, as in tables of any format."""
    document = new_document()
    table = add_table(
        document, [HEADER, ("I", "Thể chế", "", ""), ("1", "A", "Sở X", "Q1"), ("2", "B", "", "Q2")]
    )
    table.cell(1, 1).merge(table.cell(1, 3))
    table.cell(2, 2).merge(table.cell(3, 2))

    found = table_of(document)

    assert found[1] == ("I", "Thể chế", "Thể chế", "Thể chế")
    assert [cells[2] for cells in found[2:]] == ["Sở X", "Sở X"]


def test_a_table_inside_a_frame_is_a_table() -> None:
    """A table that only frames other content is looked through."""
    document = new_document()
    frame = document.add_table(rows=1, cols=1)
    frame.cell(0, 0).paragraphs[0].text = "PHỤ LỤC"
    add_table(frame.cell(0, 0), [HEADER, ("1", "Tập huấn", "Sở A", "Quý I")])

    line, table = blocks_of(document)[:2]

    assert (line.text, table.rows[0].cells) == ("PHỤ LỤC", HEADER)  # type: ignore[union-attr]


def test_a_table_inside_a_cell_gives_its_words() -> None:
    """A small table in a cell of a task is words of that cell."""
    document = new_document()
    table = add_table(document, [HEADER, ("1", "Tập huấn:", "Sở A", "Quý I")])
    add_table(table.cell(1, 1), [("đợt 1", "20 người")])

    assert table_of(document)[1][1] == "Tập huấn:\nđợt 1 20 người"


def test_paragraphs_of_a_cell_stay_lines() -> None:
    """Line breaks inside a cell part the bodies of a list."""
    document = new_document()
    add_table(document, [HEADER, ("1", "Tập huấn", "Sở A\nSở B", "Quý I")])

    assert table_of(document)[1][2] == "Sở A\nSở B"


def test_rows_in_content_controls_are_read() -> None:
    """A row wrapped in a content control is a row; a deleted row is none."""
    document = new_document()
    table = add_table(document, [HEADER, ("1", "A", "Sở X", "Q1"), ("2", "B", "Sở Y", "Q2")])
    row, deleted = table.rows[1]._tr, table.rows[2]._tr
    control, inside = element("w:sdt"), element("w:sdtContent")
    row.addprevious(control)
    control.append(inside)
    inside.append(row)
    deleted.get_or_add_trPr().append(element("w:del", id="3", author="A"))

    assert [cells[0] for cells in table_of(document)] == ["TT", "1"]


def test_places_count_up() -> None:
    """Every line and row has a place of its own, by which what is left over is sorted."""
    document = new_document()
    document.add_paragraph("KẾ HOẠCH")
    add_table(document, [HEADER, ("1", "A", "Sở X", "Q1")])

    line, table = blocks_of(document)

    assert line == Line("KẾ HOẠCH", (1,))
    assert table == TableBlock((Row(HEADER, (2,)), Row(("1", "A", "Sở X", "Q1"), (3,))))


def test_a_table_typed_with_tabs_is_a_table() -> None:
    """Rows of words between tabs under a heading are a table; tabs elsewhere part columns."""
    document = new_document()
    for text in ("UBND XÃ A\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "1.\tNhiệm vụ"):
        document.add_paragraph(text)
    rows = [HEADER, ("1", "Tập huấn", "Sở A", "Quý I")]
    for row in rows:
        document.add_paragraph("\t".join(row))

    assert table_of(document) == tuple(rows)
    assert texts_of(document)[1] == "1. Nhiệm vụ"
