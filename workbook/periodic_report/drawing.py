"""The few strokes the form is drawn with: paragraphs, tables, pages, all in Times New Roman.

Sizes and margins after Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.blkcntnr import BlockItemContainer
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.table import Table
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY = 14
LEFT, CENTRE, RIGHT, JUSTIFIED = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 165, 252  # millimetres between the margins
_LONG, _SHORT = 297, 210
_LEFT, _RIGHT, _TOP, _BOTTOM, _HEADER = 30, 15, 20, 20, 10
_GREY = "E7E6E6"


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; `indent` is that of its first line in millimetres."""

    align: WD_ALIGN_PARAGRAPH = JUSTIFIED
    size: float = BODY
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 6
    indent: float = 0
    with_next: bool = False


TEXT = Look(indent=10)
HEADING = Look(align=LEFT, bold=True, before=6, indent=10, with_next=True)
TITLE = Look(align=CENTRE, bold=True, after=0)
CELL = Look(align=LEFT, size=12, before=2, after=2)
SMALL = Look(align=LEFT, size=11, before=1, after=1)


def add(place: Document | BlockItemContainer, text: str, look: Look) -> Paragraph:
    """A paragraph of one look; in a cell the first one takes the blank paragraph there is."""
    paragraphs = place.paragraphs
    in_cell = isinstance(place, BlockItemContainer)
    is_free = in_cell and len(paragraphs) == 1 and not paragraphs[0].runs
    paragraph = paragraphs[0] if is_free else place.add_paragraph()
    form = paragraph.paragraph_format
    paragraph.alignment = look.align
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = 1.0
    form.first_line_indent = Mm(look.indent)
    form.keep_with_next = look.with_next
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(look.size), look.bold, look.italic
    return paragraph


def set_font(document: Document) -> None:
    """The one font, for every kind of letter, in the size of the body."""
    normal = _xml(document.styles["Normal"]).get_or_add_rPr()
    fonts, size = normal.get_or_add_rFonts(), normal.get_or_add_sz()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    size.val = Pt(BODY)


def control(document: Document, tag: str) -> None:
    """A paragraph that only steers the filling in, and is gone from what is made."""
    add(document, f"{{%p {tag} %}}", Look(size=10, after=0))


def table(document: Document, widths: Sequence[float], *, ruled: bool = True) -> Table:
    """A table without rows, its columns so many millimetres wide."""
    made: Table = document.add_table(rows=0, cols=len(widths))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    if ruled:
        made.style = "Table Grid"
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def row(
    made: Table, texts: Sequence[str], looks: Sequence[Look], *, splits: bool = False
) -> Sequence[BlockItemContainer]:
    """A row of texts, each cell as wide as its column; one that `splits` may run over a page."""
    return _new_row(made, texts, looks, *(() if splits else ("w:cantSplit",)))


def heading_row(made: Table, texts: Sequence[str], size: float = 12) -> None:
    """A shaded row that is repeated on each page and never cut by one."""
    look = Look(align=CENTRE, size=size, bold=True, before=2, after=2)
    for cell in _new_row(made, texts, [look] * len(texts), "w:cantSplit", "w:tblHeader"):
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
            shade.set(qn(f"w:{key}"), value)
        _xml(cell).get_or_add_tcPr().append(shade)


def _new_row(
    made: Table, texts: Sequence[str], looks: Sequence[Look], *marks: str
) -> Sequence[BlockItemContainer]:
    """A row with marks that python-docx has no words for."""
    added: Any = made.add_row()  # type: ignore[no-untyped-call]
    for name in marks:
        _xml(added).get_or_add_trPr().append(OxmlElement(name))
    for cell, column, text, look in zip(added.cells, made.columns, texts, looks, strict=True):
        cell.width = column.width
        add(cell, text, look)
    cells: Sequence[BlockItemContainer] = added.cells
    return cells


def whole_row(made: Table, text: str, look: Look) -> None:
    """A row merged over all columns."""
    cells = (made.add_row()).cells  # type: ignore[no-untyped-call]
    add(cells[0].merge(cells[-1]), text, look)


def steering_row(made: Table, tag: str) -> None:
    """A row that only steers the filling in, and is gone from what is made."""
    whole_row(made, f"{{%tr {tag} %}}", Look(size=10, before=0, after=0))


def set_page(section: Section, *, landscape: bool) -> None:
    """A4 with the margins of the decree; page numbers centred above, none on the first page."""
    wide, tall = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(tall)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance = Mm(_HEADER)
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    _number(header.paragraphs[0])


def count_pages_anew(section: Section) -> None:
    """Page 1 again: an annex has numbers of its own."""
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    later = ("w:cols", "w:formProt", "w:vAlign", "w:titlePg", "w:textDirection", "w:docGrid")
    _xml(section).insert_element_before(numbers, *later)


def line_below(paragraph: Paragraph, width: float, room: float) -> None:
    """A thin line of some millimetres, centred in the room: the border of an indented paragraph."""
    paragraph.paragraph_format.left_indent = Mm((room - width) / 2)
    paragraph.paragraph_format.right_indent = Mm((room - width) / 2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    below = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
    # At the place that the schema gives it: Word is strict about the order.
    _xml(paragraph).get_or_add_pPr().insert_element_before(borders, *below)


def _number(paragraph: Paragraph) -> None:
    """The number of the page as a field."""
    paragraph.alignment = CENTRE
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        name = "w:fldChar" if kind else "w:instrText"
        part = OxmlElement(name)
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        _xml(run).append(part)


def _xml(drawn: Any) -> Any:  # noqa: ANN401  # whatever python-docx draws
    """The XML behind it, for what python-docx has no words for: it keeps that to itself."""
    return drawn._sectPr if hasattr(drawn, "_sectPr") else drawn._element  # noqa: SLF001
