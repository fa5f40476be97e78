"""The rows of a tab in their final order, each with the row that is there for it already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.handout.pairing import paired
from sync.handout.wanted import CLOSED_HEADING, Kind, Line, closed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sync.handout.found import FoundRow


@dataclass(frozen=True, slots=True)
class Handed:
    """What was written at the last hand-out: the words of each id, and the section rows."""

    words: Mapping[str, str] = field(default_factory=dict[str, str])
    sections: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Slot:
    """One row to come: what it should say (None: nobody's business) and the row it is now.

    `was` is what the row was before, None for a new one.
    """

    kind: Kind
    line: Line | None
    row: FoundRow | None
    was: Kind | None


@dataclass(frozen=True, slots=True)
class Arranged:
    """All rows below the header in their final order, and those that go: headings left empty."""

    slots: tuple[Slot, ...]
    gone: tuple[FoundRow, ...]


def arranged(lines: Sequence[Line], rows: Sequence[FoundRow], handed: Handed) -> Arranged:
    """The final order: the plan's own, then the closed tasks; others stay below their neighbour."""
    end = next((n for n, row in enumerate(rows) if _is(row, CLOSED_HEADING)), len(rows))
    above, below = rows[:end], rows[end + 1 :]
    was = {row.at: Kind.CLOSED for row in below}
    pairs = _tasks(lines, above, below, handed)
    _sections(pairs, lines, above)
    used = {row.at for row in pairs.values()}
    left = [row for row in above if row.at not in used]
    gone = tuple(row for row in left if _section(row) in handed.sections and _only_heading(row))
    for row in left:
        was[row.at] = Kind.TASK if row.task_id else Kind.OWN
    slots = [_slot(line, pairs.get(n), was) for n, line in enumerate(lines)]
    for row in left:
        if not row.task_id and row not in gone:
            slots.insert(_below_neighbour(slots, row), Slot(Kind.OWN, None, row, Kind.OWN))
    closing = [row for row in (*below, *left) if row.at not in used and _is_closing(row, was)]
    return Arranged((*slots, *_closed_block(closing, rows[end : end + 1], was)), gone)


def _tasks(
    lines: Sequence[Line],
    above: Sequence[FoundRow],
    below: Sequence[FoundRow],
    handed: Handed,
) -> dict[int, FoundRow]:
    places = [n for n, line in enumerate(lines) if line.kind is Kind.TASK]
    candidates = [row for row in above if not _only_heading(row) or row.task_id] + list(below)
    found = paired([lines[n] for n in places], candidates, handed.words)
    return {places[n]: row for n, row in found.items()}


def _sections(pairs: dict[int, FoundRow], lines: Sequence[Line], above: Sequence[FoundRow]) -> None:
    used = {row.at for row in pairs.values()}
    waiting = [row for row in above if row.at not in used and not row.task_id]
    for n, line in enumerate(lines):
        if line.kind is Kind.SECTION:
            same = [row for row in waiting if _is(row, line)]
            if same:
                pairs[n] = same[0]
                waiting.remove(same[0])


def _slot(line: Line, row: FoundRow | None, was: Mapping[int, Kind]) -> Slot:
    before = None if row is None else was.get(row.at, line.kind)
    return Slot(line.kind, line, row, before)


def _below_neighbour(slots: Sequence[Slot], row: FoundRow) -> int:
    """Behind the row that stands closest above it now."""
    before = [(s.row.at, n) for n, s in enumerate(slots) if s.row and s.row.at < row.at]
    return max(before)[1] + 1 if before else 0


def _is_closing(row: FoundRow, was: Mapping[int, Kind]) -> bool:
    return was[row.at] is Kind.CLOSED or bool(row.task_id)


def _closed_block(
    rows: Iterable[FoundRow], heading: Sequence[FoundRow], was: Mapping[int, Kind]
) -> Iterable[Slot]:
    slots = [Slot(Kind.CLOSED, closed(row.texts), row, was[row.at]) for row in rows]
    if not (slots or heading):
        return ()
    top = heading[0] if heading else None
    kind = Kind.CLOSED_HEADING
    return (Slot(kind, CLOSED_HEADING, top, kind if top else None), *slots)


def _section(row: FoundRow) -> tuple[str, str]:
    return row.texts.get("number", ""), row.texts.get("content", "")


def _only_heading(row: FoundRow) -> bool:
    """Whether a row says nothing but a number and a title."""
    said = Counter(key for key, text in row.texts.items() if text.strip())
    return not said.keys() - {"number", "content"}


def _is(row: FoundRow, line: Line) -> bool:
    return not row.task_id and all(
        row.texts.get(key, "") == text for key, text in line.texts.items()
    )
