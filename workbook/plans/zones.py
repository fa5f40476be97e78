"""A document cut into its portions: head, body and tail, and the same for every annex.

A plan ends with recipients and signature; what follows is an annex with its own caption,
or (behind a decision) the plan itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.text import nfc, skeleton
from workbook.plans.blocks import Line, TableBlock
from workbook.plans.markers import Rank, marker_of
from workbook.plans.outline import is_heading
from workbook.plans.parts import Part
from workbook.plans.table_tasks import has_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.plans.blocks import Block
    from workbook.plans.parts import Ledger

_KINDS = r"(?:ke hoach|quyet dinh|chuong trinh(?: hanh dong| cong tac)?|de an|huong dan|phuong an|chi thi|thong bao)"
KIND = re.compile(rf"{_KINDS}(?:\s+|$)")
_CAPTION = re.compile(rf"(?:phu luc|bieu(?: mau)?|danh muc|bang|lo trinh|phan cong|{_KINDS})\b")
_RECIPIENTS = re.compile(r"noi nhan\s*:?(?:\s|$)")
_SIGNATURE = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|Q)\.?\s+[^\W\d_]")
_ROLES = re.compile(
    r"(?:pho |quyen )?(?:chu tich|giam doc|chanh van phong|chanh thanh tra|truong phong|truong ban|bo truong"
    r"|thu truong|hieu truong|cuc truong|tong giam doc|chanh|vien truong)(?: .{0,60})?"
)
_CLOSING = re.compile(
    r"(?:tren day la|(?:trong )?qua trinh (?:to chuc |trien khai )*(?:thuc hien|trien khai))\b"
)
_POINTER = re.compile(
    r"\(?\s*(?:co |chi tiet |theo |.{0,160})(?:bieu|phu luc|danh muc)\b.{0,400}\b(?:kem theo|dinh kem)\b",
    re.DOTALL,
)
_SECTION = re.compile(
    r"(?:muc dich|muc tieu|yeu cau|quan diem|noi dung|nhiem vu|cac nhiem vu|giai phap|to chuc|kinh phi|phan cong|thuc trang"
    r"|can cu|pham vi|doi tuong|tinh hinh)\b"
)
_LONGEST_CAPTION = 40  # words


@dataclass(slots=True)
class Portion:
    """One document of the file, or one annex: what stands before its first entry, and the rest."""

    head: list[Line] = field(default_factory=list[Line])
    body: list[Line | TableBlock] = field(default_factory=list["Line | TableBlock"])
    articles: bool = False


def portions_of(blocks: Sequence[Block], ledger: Ledger) -> list[Portion]:
    """The portions of a document; tails and closing sentences are filed in the ledger."""
    found = [Portion()]
    tail: Part | None = None
    for block in _flat(blocks):
        portion = found[-1]
        if tail and _begins_annex(block):
            tail = None
            found.append(Portion())
            portion = found[-1]
        tail = tail if isinstance(block, TableBlock) else _tail(block, tail, portion)
        if tail and isinstance(block, Line):
            ledger.put(tail, block)
        elif _in_head(block, portion):
            portion.head.append(block) if isinstance(block, Line) else portion.body.append(block)
        else:
            _into_body(block, portion, ledger)
    return found


def _into_body(block: Block, portion: Portion, ledger: Ledger) -> None:
    if isinstance(block, Line) and not portion.articles:
        marker, _ = marker_of(block.text)
        portion.articles = not portion.body and bool(
            marker and marker.printed.lower().startswith("điều")
        )
    if isinstance(block, Line) and (part := _formula(block, portion)) is not None:
        ledger.put(part, block)
        return
    portion.body.append(block)


def _formula(line: Line, portion: Portion) -> Part | None:
    """A closing sentence, or a pointer to an annex; never an entry with a number."""
    marker, words = marker_of(line.text)
    if marker is not None or not portion.body:
        return None
    key = skeleton(words)
    if _CLOSING.match(key) or words.endswith(("./.", "./")):
        return Part.CLOSING
    return Part.INTRODUCTION if _POINTER.match(key) else None


def _tail(line: Line, tail: Part | None, portion: Portion) -> Part | None:
    """The part of the tail a line belongs to; None while the body goes on."""
    if not portion.head and not portion.body:
        return tail
    if _RECIPIENTS.match(skeleton(line.text)):
        return Part.RECIPIENTS
    if _signs(line.text) and (tail or portion.body):
        return Part.SIGNATURE
    if tail is None:
        return None
    marker, words = marker_of(line.text)
    listed = (
        (marker and marker.rank >= Rank.DASH) or ";" in words or words.lower().startswith("như")
    )
    return Part.RECIPIENTS if listed else Part.SIGNATURE


def _signs(text: str) -> bool:
    return text.isupper() and bool(_SIGNATURE.match(text) or _ROLES.fullmatch(skeleton(text)))


def _begins_annex(block: Block) -> bool:
    """Whether a block behind a tail begins something new: a caption, a table, a section."""
    if isinstance(block, TableBlock):
        return has_header(block)
    marker, words = marker_of(block.text)
    if marker is not None:
        return marker.rank in {Rank.PART, Rank.UPPER, Rank.ROMAN} and len(words) > 1
    capital = block.text.isupper() or block.heading or block.text[:1].isupper()
    starts = _CAPTION.match(skeleton(block.text))
    if starts and capital and len(block.text.split()) <= _LONGEST_CAPTION:
        return block.text[: starts.end()].isupper() or block.heading or starts[0] == "phu luc"
    return False


def _in_head(block: Block, portion: Portion) -> bool:
    """Whether a block still stands above the first entry of its portion."""
    if portion.body:
        return False
    if isinstance(block, TableBlock):
        return not has_header(block)
    marker, _ = marker_of(block.text)
    if marker is not None:
        return marker.rank in {Rank.DASH, Rank.PLUS} and not any(map(is_kind, portion.head))
    opens = is_heading(block) and bool(_SECTION.match(skeleton(block.text)))
    return not (opens and any(map(is_kind, portion.head)) and not is_kind(portion.head[-1]))


def is_kind(line: Line) -> bool:
    """Whether a line says what kind of document this is (`KẾ HOẠCH`)."""
    text = nfc(line.text)
    match = KIND.match(skeleton(text))
    return bool(match) and text[: match.end()].strip().isupper() if match else False


def _flat(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with tables that only lay out the page (letterhead, signature) as lines."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, TableBlock) and _only_layout(block):
            found.extend(_cells_as_lines(block))
        else:
            found.append(block)
    return found


def _only_layout(table: TableBlock) -> bool:
    words = " ".join(cell for row in table.rows for cell in row.cells)
    key = skeleton(words)
    return (
        len(table.rows) <= 8
        and not has_header(table)
        and bool(re.search(r"cong hoa xa hoi chu nghia|noi nhan\s*:", key))
    )


def _cells_as_lines(table: TableBlock) -> list[Line]:
    """The cells column by column: left side of the letterhead first."""
    width = max(len(row.cells) for row in table.rows)
    return [
        Line(words, row.places)
        for at in range(width)
        for row in table.rows
        if at < len(row.cells)
        for words in row.cells[at].split("\n")
        if words
    ]
