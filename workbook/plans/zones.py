"""A document cut into its portions: head and body, and the same for every annex.

A plan ends with recipients and signature; what follows is an annex with its own caption,
or (behind a decision) the plan itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.text import nfc, skeleton
from workbook.plans import landmarks
from workbook.plans.blocks import Line, TableBlock
from workbook.plans.bodies import names_first
from workbook.plans.entries import TOP, is_heading
from workbook.plans.markers import Rank, marker_of
from workbook.plans.parts import Ledger, Part
from workbook.plans.table_header import find_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.plans.blocks import Block

_END = ("./.", "./")
_LONGEST_CAPTION = 40  # words
_OPENING = 600  # characters at the start of a paragraph that say what it is
_WIDEST_LAYOUT = 3  # columns: two sides and perhaps a gap between them
_TALLEST_LAYOUT = 8  # rows of a table that only sets two columns side by side


@dataclass(slots=True)
class Portion:
    """One document of the file, or one annex: the lines above its first entry, and the rest.

    `articles` is True for a decision (`Điều 1 …`), whose work stands in its annex.
    """

    head: list[Line] = field(default_factory=list[Line])
    body: list[Line | TableBlock] = field(default_factory=list["Line | TableBlock"])
    articles: bool = False


def portions_of(blocks: Sequence[Block], ledger: Ledger) -> list[Portion]:
    """The portions of a document; tails, closings and pointers are filed in the ledger."""
    found = [Portion()]
    tail: Part | None = None
    for block in _flat(blocks):
        if tail and _begins_annex(block):
            tail = None
            found.append(Portion())
        portion = found[-1]
        if isinstance(block, TableBlock):
            portion.body.append(block)
            tail = None
            continue
        tail = _tail(block, tail, portion)
        part = tail or _formula(block, portion)
        if part:
            ledger.put(part, block)
        elif _in_head(block, portion):
            portion.head.append(block)
        else:
            _into_body(block, portion)
    return found


def is_kind(line: Line) -> bool:
    """Whether a line says what kind of document this is (`KẾ HOẠCH`), a title behind it or not."""
    text = nfc(line.text)
    match = landmarks.KIND.match(skeleton(text[:_OPENING]))
    return bool(match) and text[: match.end()].strip().isupper() if match else False


def behind_kind(line: Line) -> str:
    """The title where it stands on the line of the kind (`KẾ HOẠCH Cải cách …`)."""
    text = nfc(line.text)
    match = landmarks.KIND.match(skeleton(text[:_OPENING]))
    return text[match.end() :].strip() if match else ""


def _into_body(line: Line, portion: Portion) -> None:
    if not portion.body:
        marker, _ = marker_of(line.text)
        portion.articles = bool(marker) and line.text[:4].lower() == "điều"
    portion.body.append(line)


def _formula(line: Line, portion: Portion) -> Part | None:
    """A closing sentence, or a pointer to an annex; never an entry with a number."""
    marker, words = marker_of(line.text)
    if marker is not None or not portion.body:
        return None
    key = skeleton(words[:_OPENING])
    if landmarks.CLOSING.match(key) or (words.endswith(_END) and not _is_only_duty(words, portion)):
        return Part.CLOSING
    return Part.INTRODUCTION if landmarks.POINTER.match(key) else None


def _is_only_duty(words: str, portion: Portion) -> bool:
    """Whether the last sentence of a plan is a duty: it names a body, under a bare heading."""
    before = portion.body[-1]
    above = marker_of(before.text)[0] if isinstance(before, Line) else None
    return names_first(words) and above is not None and above.rank in TOP


def _tail(line: Line, tail: Part | None, portion: Portion) -> Part | None:
    """The part of the tail a line belongs to; None while the body goes on."""
    if not portion.head and not portion.body:
        return tail
    if landmarks.RECIPIENTS.match(skeleton(line.text[:_OPENING])):
        return Part.RECIPIENTS
    if _signs(line.text) and (tail or portion.body):
        return Part.SIGNATURE
    if tail is None:
        return None
    marker, words = marker_of(line.text)
    listed = (marker and marker.rank >= Rank.DASH) or ";" in words
    return Part.RECIPIENTS if listed or words.lower().startswith("như") else Part.SIGNATURE


def _signs(text: str) -> bool:
    office = landmarks.SIGNED_FOR.match(text) or landmarks.OFFICES.fullmatch(skeleton(text))
    return text.isupper() and bool(office)


def _begins_annex(block: Block) -> bool:
    """Whether a block behind a tail begins something new: a caption, a table, a section."""
    if isinstance(block, TableBlock):
        return find_header(block.rows) is not None
    marker, words = marker_of(block.text)
    if marker is not None:
        return marker.rank in TOP and len(words) > 1
    if len(block.text.split()) > _LONGEST_CAPTION:
        return False
    starts = landmarks.CAPTION.match(skeleton(block.text))
    if not starts:
        return False
    capitals = block.text[: starts.end()].isupper()
    return capitals or block.heading or (starts[0] == "phu luc" and block.text[0].isupper())


def _in_head(line: Line, portion: Portion) -> bool:
    """Whether a line still stands above the first entry of its portion."""
    if portion.body:
        return False
    marker, _ = marker_of(line.text)
    titled = any(map(is_kind, portion.head))
    if marker is not None:
        return marker.rank >= Rank.DASH and (not titled or _is_open_basis(portion.head[-1]))
    opens = is_heading(line) and bool(landmarks.SECTION.match(skeleton(line.text)))
    return not (opens and titled and not is_kind(portion.head[-1]))


def _is_open_basis(line: Line) -> bool:
    """Whether a legal basis has no end yet: the dash of a name stands on its next line."""
    opening = skeleton(line.text[:_OPENING])
    return bool(landmarks.BASIS.match(opening)) and not line.text.endswith((".", ";", ",", ":"))


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
    """Few rows and columns, and words of a letterhead: a task may hold such words too."""
    width = max(len(row.cells) for row in table.rows)
    if len(table.rows) > _TALLEST_LAYOUT or width > _WIDEST_LAYOUT:
        return False
    words = skeleton(" ".join(cell for row in table.rows for cell in row.cells))
    return bool(landmarks.LAYOUT.search(words)) and find_header(table.rows) is None


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
