"""Several hundred wordings of other plans, each read as a careful person would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from validators.deadlines import Deadline, Kind, read_deadline

NAMES = ("phrases.txt", "clerks.txt", "plans.txt")
TABLES = tuple(Path(__file__).with_name(name) for name in NAMES)
ISSUED_ON = date(2026, 1, 20)


def rows() -> list[tuple[str, ...]]:
    """The rows of all tables, padded to five columns."""
    lines = [line for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()]
    split = [line.split("|") for line in lines if line.strip() and not line.startswith("#")]
    return [tuple(cell.strip() for cell in (*row, "", "", "")[:5]) for row in split]


def detail(deadline: Deadline) -> str:
    """What the last column of the table holds for this kind."""
    if deadline.kind is Kind.MIXED:
        return ",".join(str(part.end) for part in deadline.parts if part.end)
    return deadline.recurrence or deadline.offset or ""


def test_the_tables_are_large() -> None:
    """The tables hold many hundred phrases of every kind."""
    assert len(rows()) > 1400
    assert {row[1] for row in rows()} == {kind.value for kind in Kind}


@pytest.mark.parametrize(("text", "kind", "start", "end", "more"), rows())
def test_a_phrase_is_read_as_a_person_reads_it(
    text: str, kind: str, start: str, end: str, more: str
) -> None:
    """Kind, last acceptable day, start of a range and rule or parts are those of the tables."""
    reading = read_deadline(text.replace("⏎", "\n"), year=2026, issued_on=ISSUED_ON)

    shown_start = str(reading.start or "") if start or kind == "range" else ""
    assert (reading.kind.value, shown_start, str(reading.end or "")) == (kind, start, end)
    assert detail(reading) == more
