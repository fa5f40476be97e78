"""Printed lines → paragraphs: undoes the wrapping of PDFs, page breaks and footnotes.

Readers of formats that know their paragraphs (.docx) do not need this step.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from validators.text import squeeze
from workbook.plans.asides import Asides, set_aside
from workbook.plans.blocks import Line, TableBlock
from workbook.plans.labels import starts_with_label
from workbook.plans.line_ends import between, ends_inside_word
from workbook.plans.markers import Marker, Rank, marker_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbook.plans.blocks import Block
    from workbook.plans.parts import Ledger

_TERMINAL = re.compile(r"[.;:!?…][\"”’')\]]*$")
_FITS = 0.85  # letters differ in width: a line this full may have had no room for a word more
_USUAL = 0.9  # the length that all but the longest tenth of the lines keep to
_EVIDENCE = 0.2  # share of lines that visibly go on in the next one, in a wrapped text
_FEWEST_LINES = 6
_LETTERHEAD = 20  # printed lines that may stand in two columns
_COLUMNS = re.compile(r"(?: {3,}|\t)\s*|\s+\|(?:\s+|$)")
_LONG = 80  # characters; a heading cut by a page is shorter
# Words that want a number behind them; `số` is also the last word of `Hạ tầng số`.
_REFERENCE_END = re.compile(r"(?:^|\W)(?:điểm|khoản|mục|điều|số|tháng|quý|ngày|phụ lục)$")
_LINK_END = re.compile(r"(?:^|\W)(?:từ|đến|và|của|theo|tại)$")
_OPEN_END = re.compile(
    r"\s(?:và|hoặc|của|cho|với|các|những|về|theo|tại|do|từ|bởi|để|là)$", re.IGNORECASE
)
_OPEN_BRACKET = re.compile(r"\((?![^)]*\))[^)]*[^\W_]$")
_SHORT_NAME = 7  # words of a name behind a dash: `Phòng Tổ chức - Hành chính - Quản trị`
_SKIPPED = 2  # letters a list may pass over (`d`, `e` without `đ`)
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text was printed: width of its lines in characters (0: not wrapped), usual gap."""

    width: int
    gap: int

    def full(self, line: Line, following: str) -> bool:
        """Whether the first word of the next line had no room on this one."""
        word = following.split(" ", 1)[0]
        return bool(self.width) and len(line.text) + 1 + len(word) > _FITS * self.width


def paragraphs(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """The blocks with printed lines put together; page numbers and footnotes go to the ledger."""
    lines = [block for block in blocks if isinstance(block, Line) and block.text]
    shape = shape_of(lines)
    asides = Asides(ledger, shape.gap, wrapped=bool(shape.width))
    kept = set_aside(_columns_apart(blocks), asides)
    return _put_together(kept, shape)


def shape_of(lines: Sequence[Line]) -> Shape:
    """How the text was printed, judged by the lines that visibly go on in the next one."""
    if len(lines) < _FEWEST_LINES:
        return Shape(0, 0)
    gap = Counter(line.gap for line in lines[1:]).most_common(1)[0][0]
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * _USUAL)]
    going_on = sum(
        not _TERMINAL.search(before.text) and after.text[:1].islower() and after.gap <= max(gap, 1)
        for before, after in pairwise(lines)
        if 2 * len(before.text) > width
    )
    return Shape(width if going_on >= _EVIDENCE * len(lines) else 0, gap)


def _columns_apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the two columns of a printed letterhead as lines of their own."""
    for at, block in enumerate(blocks):
        if isinstance(block, TableBlock) or at > _LETTERHEAD or not _COLUMNS.search(block.text):
            yield block
            continue
        for words in filter(None, _COLUMNS.split(block.text)):
            yield replace(block, text=words, bold=min(block.bold, len(words)))


def _put_together(blocks: Iterable[Block], shape: Shape) -> list[Block]:
    found: list[Block] = []
    current: list[Line] = []
    last: dict[Rank, str] = {}
    for block in blocks:
        if isinstance(block, Line) and current and _goes_on(current, block, shape, last):
            current.append(block)
            continue
        _close(current, found)
        if isinstance(block, TableBlock):
            found.append(block)
            continue
        current.append(block)
        marker, _ = marker_of(block.text)
        if marker:
            last[marker.rank] = marker.value
    _close(current, found)
    return found


def _close(current: list[Line], found: list[Block]) -> None:
    if current:
        found.append(_joined(current))
        current.clear()


def _joined(lines: Sequence[Line]) -> Line:
    """One paragraph of several lines; bold as far as the bold of the first lines reaches."""
    pieces: list[str] = []
    length = bold = 0
    for line in lines:
        glue = between(pieces[-1]) if pieces else ""
        words = squeeze(line.text)
        if bold == length and line.bold:
            bold += len(glue) + min(line.bold, len(words))
        pieces.extend([glue, words])
        length += len(glue) + len(words)
    places = tuple(dict.fromkeys(place for line in lines for place in line.places))
    return replace(lines[0], text="".join(pieces), bold=bold, places=places)


def _goes_on(current: Sequence[Line], line: Line, shape: Shape, last: dict[Rank, str]) -> bool:
    """Whether a printed line is the next line of the paragraph."""
    before = current[-1]
    if not current[1:] and _only_numbers_part(before.text):
        return marker_of(line.text)[0] is None
    marker, rest = marker_of(line.text)
    if line.heading or starts_with_label(line.text):
        return False
    if marker is not None:
        full = shape.full(before, line.text)
        ended = bool(_TERMINAL.search(before.text))
        return not ended and _only_looks_marked(current, marker, rest, last, full=full)
    return _left_open(before.text) or _more_words(before, line, shape)


def _left_open(text: str) -> bool:
    """Whether a line ends where no sentence can end: in a name, behind a link, in brackets."""
    return ends_inside_word(text) or bool(_OPEN_END.search(text) or _OPEN_BRACKET.search(text))


def _more_words(before: Line, line: Line, shape: Shape) -> bool:
    """Whether a line without marker or label goes on in the words of the one before."""
    ended = bool(_TERMINAL.search(before.text))
    full = shape.full(before, line.text)
    small = line.text[0].islower() or line.text[0].isdigit() or line.text[0] in ",;.)/%"
    if line.gap > shape.gap and shape.width and not small:
        return False
    if ended:
        return bool(shape.width) and (
            (full and line.gap <= shape.gap) or (small and before.text[-1] in ",;")
        )
    return (
        small
        or (line.after_break and len(before.text) >= _LONG)
        or (full and _unlike_heading(line))
    )


def _only_numbers_part(text: str) -> bool:
    """Whether a line is the number of a part (`Phần III`), whose title stands on the next."""
    marker, words = marker_of(text)
    return marker is not None and marker.rank is Rank.PART and not words


def _unlike_heading(line: Line) -> bool:
    """Whether a line may end a sentence: letterheads, titles, signatures are all capitals."""
    return not line.text.isupper() or bool(_TERMINAL.search(line.text))


def _only_looks_marked(
    current: Sequence[Line], marker: Marker, rest: str, last: dict[Rank, str], *, full: bool
) -> bool:
    """Whether `- 2030.` or `5. Tiếp` is the rest of a sentence and no entry of a list."""
    before = current[-1].text
    if current[0].heading or _opens_below(current[0], marker, rest, last):
        return False
    if marker.rank in {Rank.DASH, Rank.PLUS}:
        years = before[-1].isdigit() and rest[:1].isdigit()
        in_name = starts_with_label(current[0].text) and rest.count(" ") < _SHORT_NAME
        return years or (full and (in_name or not rest[:1].isupper()))
    if _LINK_END.search(before):
        return True
    named = bool(_REFERENCE_END.search(before)) and not (
        before.endswith("số") and rest[:1].isupper() and _follows(marker, last)
    )
    return full and (named or not _follows(marker, last))


def _opens_below(first: Line, marker: Marker, rest: str, last: dict[Rank, str]) -> bool:
    """Whether a number or letter is the first entry under a heading, however full its line is."""
    above, _ = marker_of(first.text)
    if above is None or above.rank >= marker.rank or marker.rank >= Rank.DASH:
        return False
    return rest[:1].isupper() and (marker.rank is Rank.LETTER or _follows(marker, last))


def _follows(marker: Marker, last: dict[Rank, str]) -> bool:
    """Whether a number or letter is the first of a list, or the next after the last met."""
    before = last.get(marker.rank, "")
    if marker.rank is Rank.ARABIC:
        return marker.value in {"1", str(int(before or 0) + 1)}
    return (
        marker.rank is not Rank.LETTER or marker.value == "a" or _next_letter(before, marker.value)
    )


def _next_letter(before: str, value: str) -> bool:
    """Whether a letter may follow another in a list, with or without đ, f, j, w, z."""
    known = before in _LETTERS and value in _LETTERS
    return not known or 0 <= _LETTERS.index(value) - _LETTERS.index(before or "a") <= _SKIPPED
