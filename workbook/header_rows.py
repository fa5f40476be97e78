"""Where a header stands: the row that begins it, the rows below and above that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.columns import heading_key
from validators.heading_grammar import OTHER
from validators.heading_set import opens_plan, opens_progress, spelled
from workbook.headings import Header, read_header, texts_of
from workbook.markers import number_in_cell
from workbook.row_signs import is_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.sheet_view import SheetView

_TALLEST = 3
_FEWEST_IN_FIRST_ROW = 2
_LOOKED_AT = 64  # cells of a row; a header says within them what it is
_LONGEST = 90


def header_at(view: SheetView, row: int) -> Header | None:
    """The header whose first row with headings is `row`; None where the row is no header."""
    if len(_known(view, row)) < _FEWEST_IN_FIRST_ROW:
        return None
    bottom = row
    while (below := _next_filled(view, bottom)) - row < _TALLEST and _goes_below(view, row, below):
        bottom = below
    for last in range(bottom, row - 1, -1):
        header = read_header(view, row, last)
        if header.holds_tasks():
            return None if _says_more_below(view, header) else _with_groups(view, header)
    return None


def _next_filled(view: SheetView, row: int) -> int:
    """The next row; the one behind it where it is empty: a stray empty row parts no header.

    A single text behind an empty row is a title, not a heading.
    """
    parted = not view.filled(row + 1) and len(view.filled(row + 2)) > 1
    return row + 2 if parted else row + 1


def _says_more_below(view: SheetView, header: Header) -> bool:
    """Whether the rows below the first are the clearer header: then the first is a title."""
    if header.top == header.bottom:
        return False
    below = read_header(view, header.top + 1, header.bottom)
    return below.holds_tasks() and len(below.keys) > len(header.keys)


def _known(view: SheetView, row: int) -> set[str]:
    """Columns that single cells of a row name, until enough; merged cells from above too."""
    keys: set[str] = set()
    for text in _unlabelled(view.filled(row)[:_LOOKED_AT]):
        key = heading_key(text)
        if key and key != OTHER:
            keys.add(key)
            if len(keys) >= _FEWEST_IN_FIRST_ROW:
                return keys
    return keys | _from_above(view, row) if keys else keys


def _unlabelled(cells: Sequence[tuple[int, str]]) -> Iterator[str]:
    """The texts of a row without labels that the next cell answers: `Đơn vị: | Phòng Nội vụ`."""
    behind = [*cells[1:], (-1, "")]
    for (column, text), (beside, answer) in zip(cells, behind, strict=False):
        if not text.endswith(":") or beside != column + 1 or heading_key(answer):
            yield text


def _from_above(view: SheetView, row: int) -> set[str]:
    if not view.raw.merged or not row:
        return set()
    above = (view.area(row, column) for column, _ in view.filled(row - 1))
    reaching = {view.text(area.top, area.left) for area in above if area and area.bottom >= row}
    return {key for text in reaching if (key := heading_key(text)) and key != OTHER}


def _goes_below(view: SheetView, top: int, row: int) -> bool:
    """Whether a row carries the lower headings of the header that begins at `top`.

    Its cells name columns, by themselves or with what stands above; no task begins in it.
    A single heading must complete one that says nothing alone, or stand below a wide one.
    """
    own = view.filled(row)
    if (
        not own
        or any(len(text) > _LONGEST for _, text in own)
        or is_index([text for _, text in own])
    ):
        return False
    upper = read_header(view, top, row - 1)
    if _begins_task(view, upper, row) or _repeats(upper, own):
        return False
    stacks = texts_of(view, top, row)
    naming = {at for at, _ in own if spelled(stacks[at])}
    above = row - 1 if view.filled(row - 1) else row - 2
    wide = {at for at, _ in own if _is_wide(view, above, at)}
    if len(own) > 1:
        return len(wide) == len(own) or (bool(naming) and 2 * len(naming | wide) >= len(own))
    clear = {heading.column for heading in upper.headings if heading_key(heading.text)}
    return bool(wide) or not clear.issuperset(naming)


def _begins_task(view: SheetView, upper: Header, row: int) -> bool:
    numbers = [heading.column for heading in upper.headings if heading.key == "number"]
    marks = (view.text(row, column) for column in numbers)
    return any(mark and number_in_cell(mark) for mark in marks)


def _repeats(upper: Header, own: list[tuple[int, str]]) -> bool:
    """Whether a row says the headings above it once more: a header copied by mistake."""
    above = {heading.column: heading.key for heading in upper.headings if heading.key}
    same = [column for column, text in own if above.get(column, "?") == heading_key(text)]
    return len(same) >= _FEWEST_IN_FIRST_ROW and 2 * len(same) > len(own)


def _is_wide(view: SheetView, row: int, column: int) -> bool:
    area = view.area(row, column)
    return area is not None and area.right > area.left


def _with_groups(view: SheetView, header: Header) -> Header:
    """The header with the rows above it that group its columns (`Kế hoạch`, `Báo cáo`)."""
    top = header.top
    while header.bottom - top + 1 < _TALLEST and top and _groups(view, top - 1, header):
        top -= 1
    return header if top == header.top else read_header(view, top, header.bottom)


def _groups(view: SheetView, row: int, header: Header) -> bool:
    own = view.filled(row)
    columns = [heading.column for heading in header.headings]
    areas = [view.area(row, column) for column, _ in own]
    if any(area and area.bottom >= header.top and area.left in columns for area in areas):
        return True
    across = any(area and area.left <= columns[0] and area.right >= columns[-1] for area in areas)
    words = all(opens_progress(text) or opens_plan(text) for _, text in own)
    wide = len(own) > 1 or any(column > columns[0] for column, _ in own)
    return bool(own) and words and wide and not across
