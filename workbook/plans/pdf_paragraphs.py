"""Printed lines of a PDF → paragraphs, by margins, indents and the white between lines.

The places on the page say more than the words: a line that reached the right margin goes on
in the next one, unless that begins with the indent of a first line.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from workbook.plans.blocks import Line
from workbook.plans.labels import starts_with_label
from workbook.plans.line_ends import between
from workbook.plans.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.plans.pdf_letters import Printed

_TERMINAL = re.compile(r"[.;:!?…][\"”’')\]]*$")
_STEP = 4.0  # points between two starts of lines that are not the same
_CENTRED = 8.0  # points the middle of a centred line may be off
_MORE_WHITE = 1.3  # times the usual distance of lines begins a paragraph
_REACHING = 0.9  # the right margin is where all but the longest tenth of the lines end
_SHORT = 40.0  # points of white behind a line that surely ends its paragraph
_NARROWEST = 0.75  # share of a page's width at which no right margin is yet
_FEW = 0.15  # share of lines at the left margin below which there is no such margin


@dataclass(frozen=True, slots=True)
class Area:
    """Where the lines of pages of one width stand, and how far apart (in sizes of letters).

    `signs_left` says that entries of lists begin at the left margin, without an indent.
    """

    left: float
    right: float
    step: float
    signs_left: bool = False

    def full(self, line: Printed, following: Printed) -> bool:
        """Whether the first word of the next line had no room on this one."""
        return line.x1 + line.size / 5 + following.first > self.right - 1

    def centred(self, line: Printed) -> bool:
        """Whether a line stands in the middle, away from both margins."""
        middle = (self.left + self.right) / 2
        return (
            abs((line.x0 + line.x1) / 2 - middle) < _CENTRED
            and line.x0 > self.left + _CENTRED
            and line.x1 < self.right - _CENTRED
        )


def area_of(lines: Sequence[Printed], width: float) -> Area:
    """The text area of pages of one width, judged by all their lines."""
    starts = Counter(round(line.x0) for line in lines)
    common = [at for at, count in starts.items() if count >= _FEW * len(lines)]
    left = min(common, default=min(starts, default=0))
    ends = sorted(line.x1 for line in lines)
    right = max(ends[int(len(ends) * _REACHING)] if ends else 0.0, _NARROWEST * width)
    steps = Counter(
        round((after.top - before.top) / before.size, 1)
        for before, after in pairwise(lines)
        if before.page == after.page and after.top > before.top and before.size
    )
    signs = [
        line.x0 <= left + _STEP
        for before, line in pairwise(lines)
        if before.x1 < right - _SHORT and marker_of(line.text)[0] is not None
    ]
    step = steps.most_common(1)[0][0] if steps else 0.0
    return Area(left, right, step, sum(signs) * 2 > len(signs))


def joined_lines(lines: Sequence[Printed], area: Area) -> list[Line]:
    """The paragraphs that printed lines make; without their numbers (`places`) yet."""
    found: list[Line] = []
    current: list[Printed] = []
    for line, following in zip_longest(lines, lines[1:]):
        if current and not _goes_on(current, line, following, area):
            found.append(_paragraph(current))
            current = []
        current.append(line)
    if current:
        found.append(_paragraph(current))
    return found


def _paragraph(lines: Sequence[Printed]) -> Line:
    text, bold = lines[0].text, lines[0].bold
    for line in lines[1:]:
        gap = between(text)
        if bold == len(text) and line.bold:
            bold += len(gap) + line.bold
        text += gap + line.text
    return Line(text, bold=bold)


def _goes_on(
    current: Sequence[Printed], line: Printed, following: Printed | None, area: Area
) -> bool:
    """Whether a printed line is the next line of the paragraph; `following` comes after it."""
    before = current[-1]
    if _apart(before, line, area):
        return False
    if area.centred(before) and area.centred(line):
        return _one_title(before, line)
    if not area.full(before, line) or starts_with_label(line.text):
        return False
    ended = bool(_TERMINAL.search(before.text))
    if current[1:]:
        return abs(line.x0 - before.x0) <= _STEP and not _next_of_list(
            current, line, area, ended=ended
        )
    if following is not None and _is_first(line, following, area):
        return False
    return _second_line(before, line, area, ended=ended)


def _is_first(line: Printed, following: Printed, area: Area) -> bool:
    """Whether a line is the indented first one of a paragraph, as the line after it shows."""
    return (
        line.x0 - following.x0 > _STEP
        and area.full(line, following)
        and not _apart(line, following, area)
    )


def _apart(before: Printed, line: Printed, area: Area) -> bool:
    """Whether more white than usual stands between two lines of a page, or their size changes."""
    if abs(before.size - line.size) > before.size / 8:
        return True
    if before.page != line.page:
        return False
    step = (line.top - before.top) / before.size
    return step < 0 or step > _MORE_WHITE * max(area.step, 1.0)


def _one_title(before: Printed, line: Printed) -> bool:
    same = before.all_bold() == line.all_bold()
    return same and not before.text.isupper() and not _TERMINAL.search(before.text)


def _second_line(first: Printed, line: Printed, area: Area, *, ended: bool) -> bool:
    """Whether a line follows the first line of a paragraph, by where both begin."""
    shift = line.x0 - first.x0
    small = line.text[0].islower()
    if shift < -_STEP:
        return line.x0 <= area.left + _STEP or small
    if shift > _STEP:
        return marker_of(first.text)[0] is not None and marker_of(line.text)[0] is None
    indented = first.x0 > area.left + _STEP
    if indented and not small:
        return False
    return not _next_of_list([first], line, area, ended=ended)


def _next_of_list(current: Sequence[Printed], line: Printed, area: Area, *, ended: bool) -> bool:
    """Whether a line at the same margin is the next entry of a list that does not indent."""
    marker = marker_of(line.text)[0]
    if marker is None:
        return False
    if abs(current[0].x0 - line.x0) > _STEP:
        return ended and area.signs_left and line.x0 <= area.left + _STEP
    above = marker_of(current[0].text)[0]
    return ended or (above is not None and above.rank == marker.rank)
