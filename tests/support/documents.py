"""Word documents made of a plan's text, in the habits of the people who write them.

The words come from the text alone; the numbers, tables, headings and columns are Word's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from workbook.plans.blocks import Line, TableBlock
from workbook.plans.markers import marker_of
from workbook.plans.parts import Ledger
from workbook.plans.text_reader import blocks_of_text
from workbook.plans.wrapping import paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LEVELS = (
    ("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"),
    ("bullet", "-"), ("bullet", "+"),
)  # fmt: skip
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{place}"'
    for prefix, place in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
) + ' xmlns:v="urn:schemas-microsoft-com:vml"'  # fmt: skip
_AT = {"ROMAN": 0, "ARABIC": 1, "DOTTED": 2, "LETTER": 3, "DASH": 4, "PLUS": 5}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_REPUBLIC = "CỘNG H"
_WIDTHS = {6: (1.2, 5.0, 2.8, 3.0, 2.6, 2.6)}


@dataclass(slots=True)
class Maker:
    """A document while it is made; `automatic` leaves the numbers to Word."""

    document: Document
    automatic: bool = False
    counts: dict[int, int] = field(default_factory=dict[int, int])
    list_id: int = 0


def text_blocks(text: str) -> list[Line | TableBlock]:
    """The paragraphs and tables of a plan's text, printed lines put together."""
    found = paragraphs(
        [b for b in blocks_of_text(text) if isinstance(b, TableBlock) or b.text], Ledger()
    )
    return list(found)


def plan_docx(
    path: Path, blocks: Sequence[Line | TableBlock], *, automatic: bool = False, split: int = 0
) -> Path:
    """A plan as Word document: title block in a borderless table, real tables, bold openings.

    `split` cuts every table after so many rows in two tables with a paragraph between.
    """
    maker = Maker(new_document(), automatic)
    if automatic:
        _define_lists(maker.document)
    rest = _letterhead(maker.document, blocks)
    for block in rest:
        if isinstance(block, TableBlock):
            rows = [row.cells for row in block.rows]
            at = split if 0 < split < len(rows) else len(rows)
            add_table(maker.document, rows[:at])
            if rows[at:]:
                maker.document.add_paragraph()
                add_table(maker.document, rows[at:])
        else:
            _add_line(maker, block)
    maker.document.save(str(path))
    return path


def new_document() -> Document:
    """An empty A4 document in Times New Roman 14, as Nghị định 30/2020/NĐ-CP asks."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    _page_number(section.header.paragraphs[0])
    return document


def add_table(document: Document | _Cell, rows: Sequence[Sequence[str]]) -> Table:
    """A table with borders; a cell's lines are paragraphs, equal neighbours stay apart."""
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width)
    if isinstance(document, _Cell):
        table.autofit = True
    else:
        table.style, table.autofit = "Table Grid", False
    for at, cells in enumerate(rows):
        for column, words in enumerate(cells):
            cell = table.rows[at].cells[column]
            if width in _WIDTHS:
                cell.width = Cm(_WIDTHS[width][column])
            first, *others = words.split("\n")
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = Pt(12)
    return table


def numbered(paragraph: Paragraph, list_id: int, level: int) -> None:
    """Put a paragraph on a level of a list."""
    properties = paragraph._p.get_or_add_pPr()
    number = properties.get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = list_id


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """A new element of Word's main namespace with its attributes."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def run_of(paragraph: Paragraph, text: str, *, bold: bool = False) -> Run:
    """A run of letters at the end of a paragraph."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    return run


def text_box(paragraph: Paragraph, text: str) -> None:
    """A text box hanging on a paragraph, told twice as Word does: for new programs and for old."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    run = (
        f'<w:r {_NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(run))


def add_footnote(document: Document, paragraph: Paragraph, text: str) -> None:
    """A real footnote: its sign in the paragraph, its words in a part of their own."""
    content = (
        f'<w:footnotes {_NAMESPACES}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {text}'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, content.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    run = paragraph.add_run()
    run._r.append(element("w:footnoteReference", id="5"))


def define_list(
    document: Document,
    levels: Sequence[tuple[str, str]],
    abstract: int,
    styles: Mapping[int, str] | None = None,
) -> None:
    """An abstract list definition with these formats and texts; `styles` stand on levels."""
    root = document.part.numbering_part.element
    made = element("w:abstractNum", abstractNumId=str(abstract))
    made.append(element("w:multiLevelType", val="multilevel"))
    for at, (form, text) in enumerate(levels):
        level = element("w:lvl", ilvl=str(at))
        level.append(element("w:start", val="1"))
        level.append(element("w:numFmt", val=form))
        if at in (styles or {}):
            level.append(element("w:pStyle", val=(styles or {})[at]))
        level.append(element("w:lvlText", val=text))
        made.append(level)
    root.insert(0, made)


def use_list(
    document: Document, abstract: int, list_id: int, start: tuple[int, int] | None
) -> None:
    """A list of a definition; `start` gives a level a new first value."""
    root = document.part.numbering_part.element
    made = element("w:num", numId=str(list_id))
    made.append(element("w:abstractNumId", val=str(abstract)))
    if start is not None:
        override = element("w:lvlOverride", ilvl=str(start[0]))
        override.append(element("w:startOverride", val=str(start[1])))
        made.append(override)
    root.append(made)


def _define_lists(document: Document) -> None:
    define_list(document, LEVELS, 900)
    use_list(document, 900, 900, None)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            code = OxmlElement("w:instrText")
            code.text = "PAGE"
            run._r.append(code)


def _letterhead(document: Document, blocks: Sequence[Line | TableBlock]) -> list[Line | TableBlock]:
    """Sets the lines above the kind of the document in two columns, where there are two."""
    lines = []
    for block in blocks:
        if isinstance(block, TableBlock) or block.text.startswith("KẾ HOẠCH"):
            break
        lines.append(block.text)
    at = next((i for i, text in enumerate(lines) if text.startswith(_REPUBLIC)), None)
    if at is None:
        return list(blocks)
    table = document.add_table(rows=1, cols=2)
    for cell, texts in zip(table.rows[0].cells, (lines[:at], lines[at:]), strict=True):
        cell.paragraphs[0].text = texts[0]
        for text in texts[1:]:
            cell.add_paragraph(text)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return list(blocks[len(lines) :])


def _add_line(maker: Maker, line: Line) -> None:
    marker, words = marker_of(line.text)
    paragraph = maker.document.add_paragraph()
    skipped = 0
    if maker.automatic and marker and _on_list(maker, paragraph, marker.printed, marker.rank.name):
        skipped = len(line.text) - len(words)
    bold = max(line.bold - skipped, 0)
    text = line.text[skipped:]
    if text[:bold]:
        paragraph.add_run(text[:bold]).bold = True
    paragraph.add_run(text[bold:])
    centred = line.text.isupper() and marker is None
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6)
    if not centred and not skipped:
        paragraph.paragraph_format.first_line_indent = Cm(1.27)


def _on_list(maker: Maker, paragraph: Paragraph, printed: str, rank: str) -> bool:
    """Leaves the number to Word where its lists can print it; a new list where it jumps."""
    level = _AT.get(rank)
    if level is None or not _prints(level, printed):
        return False
    value = _value(level, printed)
    for deeper in [at for at in maker.counts if at > level]:
        del maker.counts[deeper]
    start = None
    if level < 4 and value != maker.counts.get(level, 0) + 1:
        start = (level, value)
    if level == 2 and int(printed.partition(".")[0]) != maker.counts.get(1):
        return False
    maker.counts[level] = value
    if start is not None:
        maker.list_id += 1
        use_list(maker.document, 900, 900 + maker.list_id, start)
    numbered(paragraph, 900 + (maker.list_id if start else 0), level)
    return True


def _prints(level: int, printed: str) -> bool:
    if level == 0:
        return printed.removesuffix(".") in _ROMAN and printed.endswith(".")
    if level in {1, 2}:
        return printed.endswith(".") and printed.count(".") == level
    if level == 3:
        return len(printed) == 2 and printed[1] == ")" and printed[0] in "abcdefghijk"
    return printed == LEVELS[level][1]


def _value(level: int, printed: str) -> int:
    if level == 0:
        return _ROMAN.index(printed[:-1]) + 1
    if level in {1, 2}:
        return int(printed.rstrip(".").split(".")[-1])
    return "abcdefghijk".index(printed[0]) + 1 if level == 3 else 0
