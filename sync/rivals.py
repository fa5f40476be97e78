"""Where several sheets of one agency say different things in the same cell of a task."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sync.desk import KEYS, Desk
from validators.context import CellKey, Rival
from validators.same_cell import same_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.desk import FoundRow
    from sync.evidence import Evidence


def rivals(evidence: Evidence) -> dict[CellKey, Rival]:
    """For each such cell what is said instead of it: by the cell that counts, or beside it."""
    count = Counter(evidence.agencies.get(source, source) for source in evidence.answers)
    found: dict[CellKey, Rival] = {}
    for agency in (agency for agency, sheets in count.items() if sheets > 1):
        desk = Desk(agency, evidence)
        for task in desk.tasks:
            rows = desk.rows(task)
            for key in KEYS:
                found.update(_disagreeing(rows, task, key))
    return found


def _disagreeing(rows: list[FoundRow], task: str, key: str) -> Iterator[tuple[CellKey, Rival]]:
    """The cells that say something, each with the one it contradicts; the first of them counts."""
    speaking = [row for row in rows if row.text(key)]
    for row in speaking:
        others = (o for o in speaking if not same_cell(key, row.text(key), o.text(key)))
        if other := next(others, None):
            rival = Rival(other.text(key), str(other.place(key)), counts=row is speaking[0])
            yield (row.source, task, key), rival
