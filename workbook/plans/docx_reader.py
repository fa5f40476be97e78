"""A Word document (.docx) → blocks: paragraphs with their automatic numbers, tables, notes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from validators.text import squeeze
from workbook.plans.blocks import Block, Line, Row, TableBlock
from workbook.plans.errors import UnreadableError
from workbook.plans.markers import marker_of
from workbook.plans.table_header import find_header
from workbook.plans.word_numbers import Numbering, read_numbering
from workbook.plans.word_styles import Styles, read_styles
from workbook.plans.word_tables import grid_of, rows_of
from workbook.plans.word_tabs import with_typed_tables
from workbook.plans.word_words import Words, words_of_paragraph
from workbook.plans.word_xml import attribute, child, children, local
from workbook.reading.package import Package, plain_name
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from workbook.plans.word_xml import Node

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TAB_BEHIND_SIGN = re.compile(r"^(\S{1,9})\t+([^\t]+)$")
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent"}
_PART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"

_DAMAGED = "tệp Word bị hỏng hoặc chưa tải xong; hãy lấy lại bản gốc."
_REFUSALS = {
    Reason.TOO_LARGE: "tệp Word quá lớn so với một kế hoạch; hãy tách riêng kế hoạch rồi đọc lại.",
    Reason.UNSAFE: "tệp Word chứa nội dung không an toàn; hãy chép chữ sang tệp mới rồi đọc lại.",
    Reason.ENCRYPTED: "tệp đặt mật khẩu; hãy bỏ mật khẩu rồi lưu lại.",
}


@dataclass(slots=True)
class _Reading:
    """One pass through a document, counting paragraphs and rows in `place`.

    `cut` is text whose paragraph mark was deleted under tracking: it runs on in the next one.
    """

    styles: Styles
    numbering: Numbering
    blocks: list[Block] = field(default_factory=list[Block])
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    place: int = 0
    gap: int = 0
    cut: Words = field(default_factory=Words)


def docx_blocks(content: bytes) -> list[Block]:
    """The blocks of a .docx in order, its footnotes last. Raises UnreadableError."""
    document = _opened(content)
    reading = _Reading(
        read_styles(_part(document, "styles")), read_numbering(_part(document, "numbering"))
    )
    root: Any = document.element  # python-docx declares only its base class, without a body
    _read(cast("Node", root.body), reading)
    reading.blocks.extend(_lines(reading.cut, "", heading=False))
    reading.blocks.extend(_note_lines(document, reading))
    return list(with_typed_tables(reading.blocks))


def _opened(content: bytes) -> Document:
    import docx

    _require_honest(content)
    try:
        return docx.Document(io.BytesIO(content))
    except Exception:  # noqa: BLE001  # python-docx raises anything at all on damaged packages
        raise UnreadableError(
            "tệp Word bị hỏng hoặc lưu ở dạng lạ; hãy mở bằng Word, lưu lại dạng "
            "“Word Document (.docx)” rồi đọc lại."
        ) from None


def _require_honest(content: bytes) -> None:
    """Refuse bombs, passwords, declarations of types and macros before the parser sees them."""
    try:
        package = Package(content)
        with zipfile.ZipFile(io.BytesIO(content)) as names:
            members = [plain_name(name) for name in names.namelist()]
        for name in members:
            if name.endswith((".xml", ".rels")):
                package.part(name)
    except RefusedError as refused:
        raise UnreadableError(_REFUSALS.get(refused.reason, _DAMAGED)) from None
    if any(name.endswith("vbaproject.bin") for name in members):
        raise UnreadableError(
            "tệp Word có macro; hãy lưu lại dạng “Word Document (.docx)” không macro rồi đọc lại."
        )


def _part(document: Document, name: str) -> Node | None:
    """The root of a part the document refers to (`styles`, `footnotes`); None without one."""
    from docx.oxml.parser import parse_xml

    try:
        blob = document.part.part_related_by(_PART.format(name)).blob
        return cast("Node", parse_xml(blob))
    except (KeyError, ValueError, SyntaxError):
        return None


def _read(node: Node, reading: _Reading) -> None:
    """Read paragraphs and tables in order; content controls and the like are looked through."""
    for below in node:
        name = local(below)
        if name == "p":
            _read_paragraph(below, reading)
        elif name == "tbl":
            _read_table(below, reading)
        elif name in _WRAPPERS and not _is_contents(below):
            _read(below, reading)
        elif name == "Choice":  # of alternatives the first; the others say the same again
            _read(below, reading)
            return


def _is_contents(control: Node) -> bool:
    gallery = child(control, "sdtPr", "docPartObj", "docPartGallery")
    return attribute(gallery) == "Table of Contents"


def _read_paragraph(node: Node, reading: _Reading) -> None:
    style = attribute(child(node, "pPr", "pStyle"))
    if reading.styles.is_contents(style):
        return
    words = words_of_paragraph(node, reading.styles)
    for box in words.boxes:
        _read(box, reading)
    if child(node, "pPr", "rPr", "del") is not None:
        reading.cut.pieces.extend(words.pieces)
        reading.cut.notes.extend(words.notes)
        return
    words.pieces[:0] = reading.cut.pieces
    words.notes[:0] = reading.cut.notes
    reading.cut = Words()
    reading.notes.extend(words.notes)
    heading = reading.styles.is_heading(child(node, "pPr"), style)
    lines = list(_lines(words, _label(node, reading), heading=heading))
    reading.gap += not lines
    for line in lines:
        reading.place += 1
        reading.blocks.append(replace(line, places=(reading.place,), gap=reading.gap))
        reading.gap = 0


def _label(node: Node, reading: _Reading) -> str:
    """The automatic number printed before a paragraph; counts it."""
    properties = child(node, "pPr")
    style = attribute(child(properties, "pStyle")) or reading.styles.usual
    list_id, level, by_style = reading.styles.list_of(properties, style)
    if not list_id:
        return ""
    at = reading.numbering.level_of_style(list_id, by_style) if level is None else level
    return reading.numbering.next_label(list_id, at)


def _lines(words: Words, label: str, *, heading: bool) -> Iterator[Line]:
    """The printed lines of a paragraph: more than one where it holds line breaks."""
    text, bold, at = words.text(), words.bold(), 0
    for printed in text.split("\n"):
        lead = len(printed) - len(printed.lstrip())
        own = min(max(bold - at - lead, 0), len(printed.strip()))
        at += len(printed) + 1
        line = Line(_TAB_BEHIND_SIGN.sub(r"\1 \2", printed.strip()), bold=own, heading=heading)
        if line.text:
            yield _numbered(line, label)
            label = ""


def _numbered(line: Line, label: str) -> Line:
    """The line with its automatic number; one without a stop gets it, to be known as a number."""
    if not label:
        return line
    if label[-1].isalnum() and marker_of(f"{label} {line.text}")[0] is None:
        label += "."
    bold = line.bold + len(label) + 1 if line.bold else 0
    return replace(line, text=f"{label} {line.text}", bold=bold)


def _read_table(table: Node, reading: _Reading) -> None:
    """A table; one that only frames other content is looked through."""
    if _is_frame(table, reading):
        cells = [cell for _, row in rows_of(table) for cell in row]
        for cell in cells:
            if not (cell.from_above or cell.from_left):
                _read(cell.node, reading)
        return
    rows: list[Row] = []
    for texts in grid_of(table, lambda cell: _cell_text(cell, reading)):
        reading.place += 1
        rows.append(Row(texts, (reading.place,)))
    reading.gap = 0
    if rows:
        reading.blocks.append(TableBlock(tuple(rows)))


def _is_frame(table: Node, reading: _Reading) -> bool:
    """Whether a table has one column, or holds a table that gives out work."""
    if all(len(cells) == 1 for _, cells in rows_of(table)):
        return True
    nested = (
        inner
        for _, cells in rows_of(table)
        for cell in cells
        for inner in children(cell.node, "tbl")
    )
    return any(_assigns(inner, reading) for inner in nested)


def _assigns(table: Node, reading: _Reading) -> bool:
    plain = _Reading(reading.styles, Numbering())  # looking must not count numbers
    rows = [Row(cells) for cells in grid_of(table, lambda cell: _cell_text(cell, plain))]
    return find_header(rows) is not None


def _cell_text(cell: Node, reading: _Reading) -> str:
    """The words of a cell: a line for each paragraph, a line for each row of a table inside."""
    inner = _Reading(reading.styles, reading.numbering)
    texts: list[str] = []
    for node in _paragraphs(cell):
        if local(node) == "tbl":
            rows = grid_of(node, lambda below: _cell_text(below, inner))
            texts.extend(" ".join(dict.fromkeys(" ".join(cells).split("\n"))) for cells in rows)
            continue
        words = words_of_paragraph(node, reading.styles)
        texts.extend(_cell_text(box, inner) for box in words.boxes)
        inner.notes.extend(words.notes)
        label = _label(node, inner)
        texts.extend(f"{label} {words.text()}".strip().split("\n"))
    reading.notes.extend(inner.notes)
    return "\n".join(filter(None, map(squeeze, texts)))


def _paragraphs(node: Node) -> Iterator[Node]:
    """The paragraphs and tables of a cell, also those in content controls."""
    for below in children(node, "p", "tbl", *_WRAPPERS):
        if local(below) in {"p", "tbl"}:
            yield below
        else:
            yield from _paragraphs(below)


def _note_lines(document: Document, reading: _Reading) -> Iterator[Line]:
    """The foot- and endnotes as they are known in any format: a raised number, then the words."""
    parts = {name: _part(document, name) for name in dict.fromkeys(n for n, _ in reading.notes)}
    for count, (name, key) in enumerate(dict.fromkeys(reading.notes), 1):
        for note in children(parts[name], "footnote", "endnote"):
            if attribute(note, "id") == key:
                text = squeeze(_cell_text(note, _Reading(reading.styles, Numbering())))
                reading.place += 1
                yield Line(f"{str(count).translate(_RAISED)} {text}", (reading.place,))
