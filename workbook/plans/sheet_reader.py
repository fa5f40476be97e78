"""A workbook that is no standard biểu → a plan: titles above the table, the table, what follows.

Columns that hold progress belong to a report and not to a plan: they are left out. The ids
that a biểu of ours carries stay those of its tasks, however its rows were moved.
"""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from validators.columns import PROGRESS_COLUMNS, TASK_ID, column_for
from validators.plan import PlanHead
from validators.text import skeleton, squeeze
from workbook.plans import landmarks
from workbook.plans.assemble import plan_of_blocks
from workbook.plans.blocks import Block, Line, Row, TableBlock
from workbook.plans.issuer import letterhead_issuer
from workbook.plans.table_header import header_at, is_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from validators.plan import Plan
    from workbook.raw_table import RawTable

_NOT_OF_A_PLAN = frozenset((TASK_ID.key, *(column.key for column in PROGRESS_COLUMNS)))


def plan_of_sheets(path: Path, content: bytes) -> Plan:
    """The plan in a workbook (.xlsx, .xls, .ods, .csv). Raises Refusal for an unreadable one."""
    from workbook.reading import decode_workbook
    from workbook.sheet_head import sheet_head

    raws = decode_workbook(path, content)
    blocks: list[Block] = []
    for raw in raws:
        blocks.extend(_blocks(raw, len(blocks)))
    plan = plan_of_blocks(blocks)
    lines = takewhile(lambda block: isinstance(block, Line), blocks)
    above = tuple(line.text for line in lines if isinstance(line, Line))
    head = _filled(plan.head, map(sheet_head, raws))
    issuer = head.issuer or letterhead_issuer(above, "\n".join(above))
    own = tuple(number for number in head.parent_documents if number != head.number)
    return replace(plan, head=replace(head, issuer=issuer, parent_documents=own))


def _filled(head: PlanHead, others: Iterable[PlanHead]) -> PlanHead:
    """The head with what it does not say taken from the titles of the sheets."""
    for other in others:
        missing = {
            one.name: getattr(other, one.name)
            for one in fields(PlanHead)
            if getattr(head, one.name) in (None, ()) and getattr(other, one.name)
        }
        head = replace(head, **missing)
    return head


def _blocks(raw: RawTable, behind: int) -> Iterator[Block]:
    """The blocks of a sheet; places count its rows behind those of the sheets before."""
    rows = [Row(cells, (behind + at,)) for at, cells in enumerate(_grid(raw), 1)]
    start = next((at for at in range(len(rows)) if header_at(rows, at)), len(rows))
    yield from _titles(rows[:start])
    if start == len(rows):
        return
    end = next((at for at in range(start + 1, len(rows)) if _signs(rows[at])), len(rows))
    kept = _plan_columns(rows[start])
    told = _with_ids(rows[start:end])
    table = [replace(row, cells=tuple(row.cells[at] for at in kept)) for row in told]
    yield TableBlock(tuple(row for row in table if any(row.cells)))
    yield from _titles(rows[end:])


def _grid(raw: RawTable) -> list[tuple[str, ...]]:
    """What the cells show, a merged cell in every place it covers."""
    from openpyxl.utils import range_boundaries

    width = max(map(len, raw.rows), default=0)
    grid = [
        [_words(raw.at(row, column).shown) for column in range(width)]
        for row in range(len(raw.rows))
    ]
    for area in raw.merged:
        left, top, right, bottom = (int(edge or 1) for edge in range_boundaries(area))
        for row in range(top - 1, min(bottom, len(grid))):
            for column in range(left - 1, min(right, width)):
                grid[row][column] = grid[top - 1][left - 1]
    return [tuple(row) for row in grid]


def _words(shown: str) -> str:
    """The words of a cell; breaks inside it stay line breaks."""
    return "\n".join(filter(None, map(squeeze, shown.split("\n"))))


def _plan_columns(header: Row) -> list[int]:
    return [at for at, cell in enumerate(header.cells) if not _is_of_report(cell)]


def _with_ids(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table, each with what stands for it below the heading of task ids."""
    at = next((at for at, cell in enumerate(rows[0].cells) if _key(cell) == TASK_ID.key), None)
    if at is None:
        return list(rows)
    heads = (is_index(row) or _key(row.cells[at]) == TASK_ID.key for row in rows)
    pairs = zip(rows, heads, strict=True)
    return [row if head else replace(row, task_id=row.cells[at]) for row, head in pairs]


def _is_of_report(heading: str) -> bool:
    return _key(heading) in _NOT_OF_A_PLAN


def _key(heading: str) -> str | None:
    column = column_for(heading)
    return column.key if column else None


def _titles(rows: Sequence[Row]) -> Iterator[Line]:
    """The lines beside a table: what stands in two columns is read column by column."""
    for several, group in groupby(rows, key=lambda row: len(_different(row)) > 1):
        sides = [(_different(row), row.places) for row in group]
        for side in range(max((len(texts) for texts, _ in sides), default=0) if several else 1):
            for texts, places in sides:
                for text in texts[side].split("\n") if side < len(texts) else ():
                    yield Line(text, places)


def _different(row: Row) -> list[str]:
    """The texts of a row, one that is merged over several cells once."""
    return list(dict.fromkeys(filter(None, row.cells)))


def _signs(row: Row) -> bool:
    """Whether a row below a table begins the recipients or the signature."""
    return any(
        landmarks.RECIPIENTS.match(skeleton(cell))
        or (cell.isupper() and landmarks.SIGNED_FOR.match(cell))
        or (cell.isupper() and landmarks.OFFICES.fullmatch(skeleton(cell)))
        for cell in row.cells
        if cell
    )
