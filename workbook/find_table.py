"""Finding the task tables in a sheet by their headings, wherever they start."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from workbook.header_rows import header_at
from workbook.headings import Header, Heading, columns_of
from workbook.sheet_view import SheetView
from workbook.table_rows import TableRow, Title, task_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.raw_table import RawTable, SheetRef

__all__ = [
    "Heading",
    "ReadSheet",
    "TableRow",
    "TaskTable",
    "find_table",
    "find_tables",
    "first_header",
    "has_table",
]


@dataclass(frozen=True)
class TaskTable:
    """A task table found in a sheet; `header_row` is the first row of its header, from 0.

    `end` is one past the last row that may belong to it; `titles` are those of its sections.
    """

    ref: SheetRef
    header_row: int
    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]
    end: int = 0
    titles: tuple[Title, ...] = ()

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column of each key; the first where a heading stands twice."""
        return columns_of(self.headings)


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet with its task tables: they are looked for once, and used by many."""

    raw: RawTable
    tables: tuple[TaskTable, ...]

    @classmethod
    def of(cls, raw: RawTable) -> ReadSheet:
        """The sheet with what is found in it."""
        return cls(raw, find_tables(raw))


@dataclass(slots=True)
class _Span:
    """A header with the parts below it: one more wherever it is repeated."""

    header: Header
    parts: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


def find_table(raw: RawTable) -> TaskTable | None:
    """The first task table of a sheet; None where no row holds enough known headings."""
    return next(iter(find_tables(raw)), None)


def has_table(raw: RawTable) -> bool:
    """Whether a sheet holds a task table: asked without reading its rows."""
    return first_header(raw) is not None


def first_header(raw: RawTable) -> int | None:
    """The first row (from 0) of the header of the first task table; no row below it is read."""
    header = next(_headers(SheetView(raw)), None)
    return header.top if header else None


def find_tables(raw: RawTable) -> tuple[TaskTable, ...]:
    """All task tables of a sheet from top to bottom.

    A header that names the same columns in the same places goes on with the table above; one
    with other columns begins a table of its own.
    """
    view = SheetView(raw)
    return tuple(_table(view, span) for span in _spans(view))


def _table(view: SheetView, span: _Span) -> TaskTable:
    header = span.header
    rows, titles = task_rows(view, header, span.parts)
    end = span.parts[-1][1]
    return TaskTable(view.raw.ref, header.top, header.headings, rows, end, titles)


def _spans(view: SheetView) -> list[_Span]:
    headers = list(_headers(view))
    ends = [header.top for header in headers[1:]] + [view.height] * bool(headers)
    spans: list[_Span] = []
    for header, end in zip(headers, ends, strict=True):
        if not spans or columns_of(spans[-1].header.headings) != columns_of(header.headings):
            spans.append(_Span(header))
        spans[-1].parts.append((header.bottom + 1, end))
    return spans


def _headers(view: SheetView) -> Iterator[Header]:
    last: Header | None = None
    row = 0
    while row < view.height:
        header = None if _is_numbered(view, last, row) else _again(view, last, row)
        if header:
            last = header
            yield header
        row = header.bottom + 1 if header else row + 1


def _again(view: SheetView, last: Header | None, row: int) -> Header | None:
    """The header at a row; one that was read before is not read again."""
    if view.raw.merged or last is None or last.top < last.bottom:
        return header_at(view, row)
    if view.filled(row) != view.filled(last.top):
        return header_at(view, row)
    return Header(row, row, tuple(replace(each, row=row) for each in last.headings))


def _is_numbered(view: SheetView, last: Header | None, row: int) -> bool:
    """Whether a row below a header bears a plain number, which no header does."""
    if last is None:
        return False
    number = columns_of(last.headings).get("number")
    return number is not None and view.text(row, number).rstrip(".").isdigit()
