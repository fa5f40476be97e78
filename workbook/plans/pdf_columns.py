"""Two columns side by side on a page (title block, signature) → the left one, then the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.plans.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.plans.pdf_letters import Printed

_LONGEST_SIGN = 9
_FEWEST_PAIRS = 2


def in_reading_order(lines: Sequence[Printed]) -> list[Printed]:
    """The lines of a page: what stands in two columns is read column by column."""
    rows = [_with_signs(row) for row in side_by_side(lines)]
    ordered: list[Printed] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) == 1:
            ordered.extend(rows[at])
            at += 1
            continue
        end, gutter = _block(rows, at)
        block = [line for row in rows[at:end] for line in row]
        if sum(len(row) > 1 for row in rows[at:end]) < _FEWEST_PAIRS:
            ordered.append(_as_one(rows[at]))
            at += 1
            continue
        ordered.extend(line for line in block if line.x0 < gutter)
        ordered.extend(line for line in block if line.x0 >= gutter)
        at = end
    return ordered


def side_by_side(lines: Sequence[Printed]) -> list[list[Printed]]:
    """Lines beside one another, each row from left to right."""
    rows: list[list[Printed]] = []
    for line in lines:
        before = rows[-1] if rows else []
        if before and all(_beside(line, other) for other in before):
            before.append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _beside(line: Printed, other: Printed) -> bool:
    overlap = min(line.bottom, other.bottom) - max(line.top, other.top)
    return overlap > min(line.size, other.size) / 3 and (line.x0 > other.x1 or line.x1 < other.x0)


def _with_signs(row: list[Printed]) -> list[Printed]:
    """The row with a number that a tab parts from its words put before them."""
    if len(row) < _FEWEST_PAIRS or not _is_sign(row[0].text):
        return row
    return [_as_one(row[:2]), *row[2:]]


def _is_sign(text: str) -> bool:
    return len(text) <= _LONGEST_SIGN and marker_of(f"{text} X")[0] is not None


def _as_one(row: Sequence[Printed]) -> Printed:
    first, *others = row
    text, bold = first.text, first.bold
    for line in others:
        if bold == len(text) and line.bold:
            bold += 1 + line.bold
        text += f" {line.text}"
    return replace(
        first,
        text=text,
        bold=bold,
        x1=max(line.x1 for line in row),
        bottom=max(line.bottom for line in row),
    )


def _block(rows: Sequence[Sequence[Printed]], start: int) -> tuple[int, float]:
    """The row behind a block of two columns, and where its right column begins.

    The block goes on as long as no line crosses the white between the columns.
    """
    left, right = rows[start][0].x1, rows[start][1].x0
    end = start + 1
    while end < len(rows):
        narrower = _gutter(rows[end], left, right)
        if narrower is None:
            break
        left, right = narrower
        end += 1
    return end, right


def _gutter(row: Iterable[Printed], left: float, right: float) -> tuple[float, float] | None:
    """The white between the columns, with one more row beside it; None where the row crosses it."""
    middle = (left + right) / 2
    for line in row:
        if line.x1 <= middle:
            left = max(left, line.x1)
        elif line.x0 >= middle:
            right = min(right, line.x0)
        else:
            return None
        middle = min(max(middle, left), right)
    return (left, right) if left < right else None
