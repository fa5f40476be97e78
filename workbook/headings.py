"""Header rows: which columns a row of headings names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.columns import column_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.raw_table import RawTable

# Fewer known headings than this and a row is no header: titles hold "Nhiệm vụ" too.
MIN_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading cell; `key` is "" for a stranger, `nth` counts columns of the same key from 1."""

    column: int
    text: str
    key: str
    nth: int


def headings_in(raw: RawTable, row: int) -> tuple[Heading, ...]:
    """The filled cells of a row, read as headings."""
    seen: Counter[str] = Counter()
    headings: list[Heading] = []
    for column, cell in enumerate(raw.rows[row]):
        if not cell.shown.strip():
            continue
        known = column_for(cell.shown)
        key = known.key if known else ""
        seen[key] += 1
        headings.append(Heading(column, cell.shown, key, seen[key]))
    return tuple(headings)


def is_header(headings: Iterable[Heading]) -> bool:
    """Whether enough different columns are named to believe that this is the header row."""
    return len({heading.key for heading in headings} - {""}) >= MIN_HEADINGS


def columns_of(headings: tuple[Heading, ...]) -> dict[str, int]:
    """The column of each key; the first where a heading stands twice."""
    return {heading.key: heading.column for heading in reversed(headings) if heading.key}
