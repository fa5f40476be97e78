"""One paragraph of a Word document → its words as printed, with what is bold at its start.

Insertions under tracking count, deletions do not; hidden letters and field codes are no words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.plans.word_xml import attribute, child, children, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.plans.word_styles import Styles
    from workbook.plans.word_xml import Node

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_RAISED = 3
_CODE = re.compile(r"[0-9A-Fa-f]{2,4}")
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
# `rt` is the small print above a word; a deleted word is no word.
_SKIPPED = {
    "pPr", "rPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr",
    "tblPr", "tcPr", "trPr", "rt", "txbxContent",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that look alike."""

    text: str
    bold: bool = False


@dataclass(slots=True)
class Words:
    """The pieces of a paragraph, the text boxes that hang on it, the notes it refers to."""

    pieces: list[Piece] = field(default_factory=list[Piece])
    boxes: list[Node] = field(default_factory=list["Node"])
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def text(self) -> str:
        """All letters."""
        return "".join(piece.text for piece in self.pieces)

    def bold(self) -> int:
        """How many characters at the start are bold; blanks count with what stands around."""
        length = reach = 0
        for piece in self.pieces:
            length += len(piece.text)
            if piece.bold:
                reach = length
            elif piece.text.strip():
                break
        return reach


def words_of_paragraph(paragraph: Node, styles: Styles) -> Words:
    """The words of a paragraph; boxes inside it are handed over unread."""
    style = attribute(child(paragraph, "pPr", "pStyle"))
    words = Words()
    for node in _chosen(paragraph):
        if local(node) == "r":
            words.pieces.extend(_run(node, style, styles, words))
        elif local(node) == "txbxContent":
            words.boxes.append(node)
        elif local(node) == "t":  # of a formula, whose runs are not ours
            words.pieces.append(Piece(node.text or ""))
    return words


def _chosen(node: Node) -> Iterator[Node]:
    """The runs, boxes and formula texts below a node; of alternatives only the first."""
    for below in node:
        name = local(below)
        if name in {"r", "txbxContent", "t"} and not _is_formula_run(below):
            yield below
            yield from _boxes(below)
        elif name == "AlternateContent":
            yield from _chosen(_alternative(below))
        elif name not in _SKIPPED:
            yield from _chosen(below)


def _is_formula_run(node: Node) -> bool:
    return isinstance(node.tag, str) and local(node) == "r" and "/math" in node.tag


def _alternative(node: Node) -> Node:
    """`AlternateContent` says the same thing twice: for new programs, then for old ones."""
    return next(children(node, "Choice", "Fallback"), node)


def _boxes(run: Node) -> Iterator[Node]:
    """The text boxes drawn inside a run, the outermost only."""
    if local(run) == "txbxContent":
        return
    for below in run:
        if local(below) == "txbxContent":
            yield below
        elif local(below) == "AlternateContent":
            yield from _boxes(_alternative(below))
        elif local(below) in {"drawing", "pict", "object"} or local(run) != "r":
            yield from _boxes(below)


def _run(run: Node, style: str, styles: Styles, words: Words) -> Iterator[Piece]:
    properties = child(run, "rPr")
    if styles.letters_on("vanish", properties, style):
        return
    bold = styles.letters_on("b", properties, style)
    capitals = styles.letters_on("caps", properties, style)
    raised = attribute(child(properties, "vertAlign")) == "superscript"
    for node in run:
        name = local(node)
        if name in _NOTES:
            words.notes.append((_NOTES[name], attribute(node, "id")))
        text = _sign(node) if name != "t" else node.text or ""
        if raised and text.strip().isdecimal() and len(text.strip()) <= _LONGEST_RAISED:
            text = text.translate(_RAISED)
        if text:
            yield Piece(text.upper() if capitals else text, bold)


def _sign(node: Node) -> str:
    """What stands for a child of a run that is no text: tab, line break, symbol."""
    name = local(node)
    if name == "br" and attribute(node, "type") in {"page", "column"}:
        return ""
    if name == "sym":
        return _symbol(attribute(node, "char"))
    return _SIGNS.get(name, "")


def _symbol(code: str) -> str:
    """The letter of a symbol; those of symbol fonts (F000 on) are pictures and no letters."""
    if not _CODE.fullmatch(code):
        return ""
    letter = chr(int(code, 16))
    return letter if letter.isprintable() else ""
