"""Rows of an assignment table → tasks: sections, rows cut by a page, repeated headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.plans.drafts import Draft
from workbook.plans.fields import OTHER, TASK_FIELDS, field_of
from workbook.plans.markers import Marker, Rank, joined, marker_of, number_in_cell
from workbook.plans.parts import Ledger, Part
from workbook.plans.table_header import find_header, header_at, is_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.plans.blocks import Row, TableBlock
    from workbook.plans.table_header import Header

_TOTAL = re.compile(r"(?:tổng(?: cộng| số)?|cộng)\s*:?$", re.IGNORECASE)
_LONGEST_TITLE = 300


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
    table that gives out no work; `counts` are the tasks of each section.
    """

    base: Section | None
    header: Header
    drafts: list[Draft] = field(default_factory=list[Draft])
    sections: list[Section] = field(default_factory=list[Section])
    after_break: bool = False
    foreign: bool = False
    counts: Counter[str] = field(default_factory=Counter[str])


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
            reading.header = header
            reading.after_break = True
            reading.foreign = False
            at += header.height
            continue
        row = rows[at]
        reading.foreign = reading.foreign or _heads_other_table(row)
        if reading.foreign:
            ledger.put(Part.RESIDUE, row)
        elif is_index(row):
            ledger.put(Part.TABLE_HEADER, row)
        else:
            ledger.put(_take(reading, row, rows[at + 1 : at + 2]), row)
            reading.after_break = False
        at += 1


def _heads_other_table(row: Row) -> bool:
    """Whether a row is the heading of a table of another kind: a number column and no work."""
    return field_of(row.cells[0]) == "number" and all(map(str.strip, row.cells))


def _take(reading: _Reading, row: Row, following: Sequence[Row]) -> Part:
    """Read one row below the heading; says what it was."""
    values = _values(reading.header, row)
    content, number = values.get("content", ""), values.get("number", "")
    if not any(row.cells):
        return Part.DECORATION
    if _TOTAL.match(content or number):
        return Part.RESIDUE
    marker, content = _marker(number, content)
    title = _merged_title(row)
    if title:
        marker, content = marker_of(title) if marker is None else (marker, content)
        return _open_section(reading, marker, content)
    if marker is None and _goes_on(reading, values, content):
        _continue(reading.drafts[-1], reading.header, row)
        return Part.TASK
    return _new_row(reading, row, values, (marker, content), following)


def _new_row(
    reading: _Reading,
    row: Row,
    values: dict[str, str],
    start: tuple[Marker | None, str],
    following: Sequence[Row],
) -> Part:
    """A row that begins something: a section, a task, or (with rows below it) both."""
    marker, content = start
    bare = not any(values.get(key) for key in TASK_FIELDS)
    if not content and bare:
        return Part.RESIDUE
    holds_more = bool(following) and _deeper(marker, reading.header, following[0])
    if bare and (holds_more or _is_section(marker, content, reading)):
        return _open_section(reading, marker, content)
    _drop_deeper(reading, marker)
    reading.drafts.append(_draft(reading, row, values, (marker, content)))
    if holds_more and marker is not None:
        reading.sections.append(Section(marker.rank, marker.value, content))
    return Part.TASK


def _draft(
    reading: _Reading, row: Row, values: dict[str, str], start: tuple[Marker | None, str]
) -> Draft:
    marker, content = start
    parent, title = _path(reading)
    own = marker.value if marker else ""
    reading.counts[parent] += 1
    draft = Draft(
        joined(parent, own or f"({reading.counts[parent]})"),
        values.get("number", "") or (marker.printed if marker else ""),
        content,
        parent,
        title,
    )
    for key in TASK_FIELDS:
        draft.fill(key, values.get(key, ""))
    for heading, cell in _others(reading.header, row):
        draft.fill(OTHER, cell, heading)
    return draft


def _continue(draft: Draft, header: Header, row: Row) -> None:
    """Join a row that a page cut in two, cell by cell."""
    for key, cell in zip(header.keys, row.cells, strict=False):
        if not cell:
            continue
        if key == "content":
            draft.content = f"{draft.content} {cell}".strip()
        elif key in TASK_FIELDS:
            draft.fields[key] = f"{draft.fields.get(key, '')} {cell}".strip()
    draft.details.extend(cell for _, cell in _others(header, row))


def _goes_on(reading: _Reading, values: dict[str, str], content: str) -> bool:
    """Whether a row without a number is the rest of the task above it."""
    if not reading.drafts:
        return False
    if not content or content[0].islower() or not content[0].isalpha():
        return True
    filled = [key for key in TASK_FIELDS if values.get(key)]
    if reading.after_break and not _ended(reading.drafts[-1].content):
        return not {"lead", "deadline"} <= set(filled)
    return not filled and len(content) > _LONGEST_TITLE


def _ended(text: str) -> bool:
    return text.rstrip().endswith((".", ";", "!", "?"))


def _is_section(marker: Marker | None, content: str, reading: _Reading) -> bool:
    """Whether a row with nothing but words is a heading rather than a task nobody assigned."""
    if marker is None:
        return content[:1].isupper() and not _ended(content)
    if marker.rank in {Rank.UPPER, Rank.ROMAN, Rank.PART}:
        return True
    letters = [letter for letter in content if letter.isalpha()]
    return bool(letters) and all(map(str.isupper, letters)) and not reading.sections


def _open_section(reading: _Reading, marker: Marker | None, title: str) -> Part:
    rank = marker.rank if marker else Rank.PART
    reading.sections = [section for section in reading.sections if section.rank < rank]
    reading.sections.append(Section(rank, marker.value if marker else "", title))
    return Part.HEADING


def _drop_deeper(reading: _Reading, marker: Marker | None) -> None:
    if marker is not None:
        reading.sections = [kept for kept in reading.sections if kept.rank < marker.rank]


def _path(reading: _Reading) -> tuple[str, str]:
    """The number and title of the place where the next task stands."""
    path, title = "", ""
    held = [reading.base] if reading.base and not reading.sections else []
    for section in [*held, *reading.sections]:
        path = joined(path, section.number)
        title = section.title or title
    return path, title


def _deeper(marker: Marker | None, header: Header, following: Row) -> bool:
    values = _values(header, following)
    below, _ = _marker(values.get("number", ""), values.get("content", ""))
    return marker is not None and below is not None and below.rank > marker.rank


def _marker(number: str, content: str) -> tuple[Marker | None, str]:
    """The number of a row, from its own cell or from the start of its content."""
    if number:
        return number_in_cell(number), content
    marker, rest = marker_of(content)
    return (None, content) if marker and marker.rank in {Rank.DASH, Rank.PLUS} else (marker, rest)


def _values(header: Header, row: Row) -> dict[str, str]:
    pairs = zip(header.keys, row.cells, strict=False)
    return {key: cell for key, cell in pairs if key not in {"", OTHER}}


def _others(header: Header, row: Row) -> list[tuple[str, str]]:
    """Cells of columns that are no field, and cells beyond the last column."""
    known = zip(header.keys, header.headings, row.cells, strict=False)
    extra = [("", cell) for cell in row.cells[len(header.keys) :]]
    named = [(heading, cell) for key, heading, cell in known if key in {"", OTHER}]
    return [(heading, cell) for heading, cell in [*named, *extra] if cell]


def _merged_title(row: Row) -> str:
    """The words of a row that is one cell across the table; empty for any other row."""
    words = {cell for cell in row.cells if cell}
    numbers = {cell for cell in words if number_in_cell(cell)}
    rest = words - numbers
    repeated = sum(cell in rest for cell in row.cells) > 1
    return rest.pop() if len(rest) == 1 and len(numbers) <= 1 and repeated else ""
