"""Cells that are blank by now and whose words still count: agencies are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.clock import VIETNAM
from sync.desk import Desk, spoken
from validators.context import CellKey, Emptied

if TYPE_CHECKING:
    from sync.evidence import Evidence


def emptied(evidence: Evidence) -> dict[CellKey, Emptied]:
    """Only where no other sheet of the agency says anything instead."""
    desks: dict[str, Desk] = {}
    found: dict[CellKey, Emptied] = {}
    for cell in evidence.before.kept:
        source, task, key = cell
        agency = evidence.agencies.get(source, source)
        desk = desks.setdefault(agency, Desk(agency, evidence))
        last = desk.kept(task, key)
        if last and last is evidence.before.kept[cell] and spoken(desk.rows(task), key) is None:
            found[cell] = Emptied(last.text, last.said_at.astimezone(VIETNAM).date())
    return found
