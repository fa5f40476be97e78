"""A detail sheet: a title, a header that stays in view and on every page, a filter, the rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbook.canvas import Span
from workbook.heading_block import CAPTION, REMARK
from workbook.style import ALARM, CELL, HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.canvas import Canvas, Value
    from workbook.style import Look


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a detail sheet: its heading, its width in digits, how its cells look."""

    heading: str
    width: float
    look: Look = CELL
    head: Look = HEADING


def write_titles(canvas: Canvas, columns: tuple[int, int], title: str, remark: str) -> None:
    """What the sheet is, and as of when."""
    canvas.put((Span(*columns, title, replace(CAPTION, size=16)),))
    canvas.put((Span(*columns, remark, REMARK),))
    canvas.skip(6)


def write_header(canvas: Canvas, fields: Sequence[Field], height: float = 36) -> int:
    """The header row: frozen, and repeated on every page; its row number."""
    spans = [Span(at, at, field.heading, field.head) for at, field in enumerate(fields)]
    row = canvas.put(spans, height)
    canvas.sheet.repeat_rows(row)
    canvas.sheet.freeze_panes(row + 1, 0)
    return row


def write_record(
    canvas: Canvas,
    fields: Sequence[Field],
    values: Sequence[Value],
    fill: dict[int, str],
    before: Sequence[Span] = (),
) -> None:
    """One row; `fill` colours single cells, by their place.

    Where there are fewer values than fields they belong to the last ones; `before` is what
    stands left of them.
    """
    spans = list(before)
    left = len(fields) - len(values)
    for at, (field, value) in enumerate(zip(fields[left:], values, strict=True), left):
        look = _shaded(field.look, fill[at]) if at in fill else field.look
        spans.append(Span(at, at, value, look))
    canvas.put(spans, 22)


def close_table(canvas: Canvas, header: int, columns: tuple[int, int], none: str) -> None:
    """Add the filter; where there are no rows, say so in words."""
    if canvas.row == header + 1:
        canvas.put((Span(*columns, none, replace(CELL, italic=True)),))
        return
    canvas.sheet.autofilter(header, columns[0], canvas.row - 1, columns[1])


def _shaded(look: Look, fill: str) -> Look:
    return replace(look, fill=fill, bold=fill == ALARM)
