"""Rows of an assignment table → tasks: sections, rows cut by a page, repeated headings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbook.plans.drafts import Draft
from workbook.plans.fields import OTHER
from workbook.plans.markers import Marker, Rank, joined
from workbook.plans.parts import Ledger, Part
from workbook.plans.table_header import find_header, header_at, is_index
from workbook.plans.table_rows import Cells, cells_of_row, heads_other_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.plans.blocks import Row, TableBlock
    from workbook.plans.table_header import Header

_LONGEST_TITLE = 300
_ENDS = (".", ";", "!", "?")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading a task stands under, in a table or above it."""

    rank: Rank
    number: str
    title: str


@dataclass(slots=True)
class _Reading:
    """The state between two rows.

    `after_break` is True on the first row of a new page, `foreign` below the heading of a
    table that gives out no work, `heading_open` behind a row that headed a section; `counts`
    are the tasks of each section. `with_ids`: the table gives its tasks their ids, and each
    section has one row of its own.
    """

    base: Section | None
    header: Header
    drafts: list[Draft] = field(default_factory=list[Draft])
    sections: list[Section] = field(default_factory=list[Section])
    after_break: bool = False
    foreign: bool = False
    heading_open: bool = False
    counts: Counter[str] = field(default_factory=Counter[str])
    with_ids: bool = False


def tasks_of_tables(
    tables: Sequence[TableBlock], ledger: Ledger, base: Section | None = None
) -> list[Draft]:
    """The tasks of a table that may come in pieces (one a page); `base` stands above it.

    The first piece has a heading; a later piece without one goes on with the heading before.
    """
    reading: _Reading | None = None
    for table in tables:
        start, rows = 0, table.rows
        found = find_header(rows)
        if found is not None and (reading is None or found[0] == 0):
            start, header = found
            ledger.put(Part.CAPTION, *rows[:start])
            reading = reading or _Reading(base, header)
            reading.header = header
            reading.with_ids = any(row.task_id for row in rows)
        if reading is None:
            ledger.put(Part.RESIDUE, table)
            continue
        reading.after_break = True
        _read_rows(reading, rows[start:], ledger)
    return reading.drafts if reading else []


def _read_rows(reading: _Reading, rows: Sequence[Row], ledger: Ledger) -> None:
    at = 0
    while at < len(rows):
        header = header_at(rows, at)
        if header is not None:
            ledger.put(Part.TABLE_HEADER, *rows[at : at + header.height])
            reading.header, reading.after_break, reading.foreign = header, True, False
            at += header.height
            continue
        row = rows[at]
        reading.foreign = reading.foreign or heads_other_table(row)
        if reading.foreign:
            ledger.put(Part.RESIDUE, row)
        elif is_index(row):
            ledger.put(Part.TABLE_HEADER, row)
        else:
            following = rows[at + 1 : at + 2]
            part = _given(reading, row) if row.task_id else _take(reading, row, following)
            ledger.put(part, row)
            reading.heading_open = part is Part.HEADING
            reading.after_break = False
        at += 1


def _given(reading: _Reading, row: Row) -> Part:
    """Read a row that bears an id: a task, whatever else it lacks."""
    _new_task(reading, cells_of_row(reading.header, row), row.task_id)
    return Part.TASK


def _take(reading: _Reading, row: Row, following: Sequence[Row]) -> Part:
    """Read one row below the heading; says what it was."""
    cells = cells_of_row(reading.header, row)
    if cells.empty():
        return Part.DECORATION
    if reading.heading_open and _rest_of_heading(cells):
        last = reading.sections[-1]
        words = cells.title or cells.content
        reading.sections[-1] = replace(last, title=f"{last.title} {words}")
        return Part.HEADING
    if cells.title:
        return _open_section(reading, cells.marker, cells.title)
    if cells.marker is None and not cells.is_total() and _goes_on(reading, cells):
        _continue(reading.drafts[-1], cells)
        return Part.TASK
    if cells.is_total() or not (cells.content or cells.fields):
        return Part.RESIDUE
    return _new_row(reading, cells, following)


def _rest_of_heading(cells: Cells) -> bool:
    """Whether a row is the rest of the heading above it, cut by a page."""
    words = cells.title or cells.content
    return cells.marker is None and not cells.fields and words[:1].islower()


def _new_row(reading: _Reading, cells: Cells, following: Sequence[Row]) -> Part:
    """A row that begins something: a section, a task, or (with rows below it) both."""
    holds_more = bool(following) and _deeper(cells.marker, reading.header, following[0])
    if not cells.fields and (holds_more or _is_section(cells, reading)):
        return _open_section(reading, cells.marker, cells.content)
    _new_task(reading, cells)
    if holds_more and cells.marker is not None and not reading.with_ids:
        reading.sections.append(Section(cells.marker.rank, cells.marker.value, cells.content))
    return Part.TASK


def _new_task(reading: _Reading, cells: Cells, task_id: str = "") -> None:
    if cells.marker is not None and not reading.with_ids:
        rank = cells.marker.rank
        reading.sections = [kept for kept in reading.sections if kept.rank < rank]
    parent, title = _path(reading)
    reading.counts[parent] += 1
    own = cells.marker.value if cells.marker else ""
    path = joined(parent, own or f"({reading.counts[parent]})")
    draft = Draft(path, cells.printed, cells.content, parent, title, dict(cells.fields))
    draft.given = task_id if reading.with_ids else None
    for heading, cell in cells.others:
        draft.fill(OTHER, cell, heading)
    reading.drafts.append(draft)


def _continue(draft: Draft, cells: Cells) -> None:
    """Join a row that a page cut in two, cell by cell."""
    draft.content = f"{draft.content} {cells.content}".strip()
    for key, cell in cells.fields.items():
        draft.fields[key] = f"{draft.fields.get(key, '')} {cell}".strip()
    draft.details.extend(cell for _, cell in cells.others)


def _goes_on(reading: _Reading, cells: Cells) -> bool:
    """Whether a row without a number is the rest of the task above it."""
    if not reading.drafts or cells.printed:
        return False
    if not cells.content or not cells.content[0].isupper():
        return True
    if reading.after_break and not reading.drafts[-1].content.endswith(_ENDS):
        return not {"lead", "deadline"} <= set(cells.fields)
    return not cells.fields and len(cells.content) > _LONGEST_TITLE


def _is_section(cells: Cells, reading: _Reading) -> bool:
    """Whether a row with nothing but words is a heading rather than a task nobody assigned."""
    if cells.marker is None:
        return cells.content[:1].isupper() and not cells.content.endswith(_ENDS)
    if cells.marker.rank in {Rank.UPPER, Rank.ROMAN, Rank.PART}:
        return True
    return cells.content.isupper() and not reading.sections


def _open_section(reading: _Reading, marker: Marker | None, title: str) -> Part:
    rank = marker.rank if marker else Rank.PART
    if reading.with_ids:
        reading.sections = []
    if marker and rank is Rank.ARABIC and not marker.value[0].isdigit():
        rank = Rank.ROMAN  # below `II.1` the rows are numbered 1, 2, 3 anew
    reading.sections = [section for section in reading.sections if section.rank < rank]
    reading.sections.append(Section(rank, marker.value if marker else "", title))
    return Part.HEADING


def _path(reading: _Reading) -> tuple[str, str]:
    """The number and title of the place where the next task stands."""
    path, title = "", ""
    held = [reading.base] if reading.base and not reading.sections else []
    for section in [*held, *reading.sections]:
        path = joined(path, section.number)
        title = section.title or title
    return path, title


def _deeper(marker: Marker | None, header: Header, following: Row) -> bool:
    """Whether the next row stands below this one (`1` before `1.1`, `a)` or `-`)."""
    below = cells_of_row(header, following).marker
    return marker is not None and below is not None and below.rank > marker.rank
