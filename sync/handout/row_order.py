"""The fewest moves of rows that bring a sheet into the order of its plan.

Rows are moved whole, so that what an agency typed goes along, and nothing is written twice.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Move:
    """Row `start` goes before row `goal` (both from 0, as they are at that moment)."""

    start: int
    goal: int


@dataclass(frozen=True, slots=True)
class Insert:
    """An empty row at `goal`."""

    goal: int


def moves(now: Sequence[int], final: Sequence[int | None]) -> list[Move | Insert]:
    """The steps, one after another, from the rows `now` to `final`; None is a new row.

    `final` holds every row of `now` exactly once.
    """
    place = {row: at for at, row in enumerate(now)}
    rows: list[int | None] = list(now)
    staying = _longest_rising([place[row] for row in final if row is not None])
    fixed = {now[at] for at in staying}
    steps: list[Move | Insert] = []
    for at, wanted in enumerate(final):
        while wanted in fixed and rows[at] != wanted:
            behind = final[final.index(rows[at]) :]
            before = next((row for row in behind if row in fixed), None)
            goal = len(rows) if before is None else rows.index(before)
            steps.append(Move(at, goal))
            rows.insert(goal - 1, rows.pop(at))
        if wanted is None:
            steps.append(Insert(at))
            rows.insert(at, None)
        elif rows[at] != wanted:
            start = rows.index(wanted, at)
            steps.append(Move(start, at))
            rows.insert(at, rows.pop(start))
    return steps


def _longest_rising(places: Sequence[int]) -> list[int]:
    """The longest part of a sequence that is in order already."""
    ends: list[int] = []
    chain: list[list[int]] = []
    for place in places:
        at = bisect_left(ends, place)
        longest = [*(chain[at - 1] if at else []), place]
        ends[at : at + 1] = [place]
        chain[at : at + 1] = [longest]
    return chain[-1] if chain else []
