"""A ruled table of a PDF page → rows, by the rectangles its lines make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.plans.line_ends import between, ends_inside_word
from workbook.plans.pdf_letters import Letter, Printed, printed_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Box = tuple[float, float, float, float]  # left, top, right, bottom
_SAME = 2.5  # points between two edges that are one
_LEAST_PADDING = 1.0
_WIDEST_PADDING = 8.0
_ROOM = 0.4  # of the size: a word this near to fitting may not have fitted


def rows_of_table(boxes: Sequence[Box], letters: Sequence[Letter]) -> list[tuple[str, ...]]:
    """The words of every place of the grid; a merged cell in every place it covers."""
    lefts, tops = _edges(box[0] for box in boxes), _edges(box[1] for box in boxes)
    grid = [[""] * len(lefts) for _ in tops]
    for box in boxes:
        text = cell_text(box, [letter for letter in letters if inside(letter, box)])
        for row, top in enumerate(tops):
            for column, left in enumerate(lefts):
                if _covers(box, left, top):
                    grid[row][column] = text
    return [tuple(row) for row in grid]


def cell_text(box: Box, letters: Sequence[Letter]) -> str:
    """The words of a cell; a line break only where the next word would have fitted."""
    lines = printed_lines(letters)
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None:
            text = line.text
        elif abs(line.top - before.top) < line.size / 2:
            text += f" {line.text}"
        else:
            wrapped = ends_inside_word(text) or _wrapped(before, line, _inner_width(box, lines))
            text += (between(text) if wrapped else "\n") + line.text
    return text


def _wrapped(before: Printed, line: Printed, width: float) -> bool:
    if line.text[0].islower():
        return True
    blank = before.size / 4
    return before.x1 - before.x0 + blank + line.first > width - _ROOM * before.size


def _inner_width(box: Box, lines: Sequence[Printed]) -> float:
    padding = min(line.x0 - box[0] for line in lines)
    padding = min(max(padding, _LEAST_PADDING), _WIDEST_PADDING)
    return box[2] - box[0] - 2 * padding


def _edges(values: Iterable[float]) -> list[float]:
    """Different edges in order; those that nearly meet are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME:
            found.append(value)
    return found


def _covers(box: Box, left: float, top: float) -> bool:
    return box[0] - _SAME <= left < box[2] - _SAME and box[1] - _SAME <= top < box[3] - _SAME


def inside(letter: Letter, box: Box) -> bool:
    """Whether the middle of a letter stands in a rectangle."""
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]
