"""Groups of rows and columns: how deep each one lies, and the groups that follow from it.

A group over another makes what both hold one deeper. So a depth for each line tells everything:
the groups of depth d are the longest stretches that lie at least that deep.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sync.sandbox.dimensions import stretch
from sync.sandbox.errors import invalid

if TYPE_CHECKING:
    from sync.sandbox.book import Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing

DEEPEST = 8  # the service's limit


def groups(tab: Tab, dimension: str) -> list[Json]:
    """The DimensionGroups of a tab, the outer before the inner."""
    depths = tab.depths.get(dimension, {})
    return [
        {"range": _range(tab, dimension, lines), "depth": depth}
        for depth in range(1, max(depths.values(), default=0) + 1)
        for lines in _stretches(sorted(line for line, deep in depths.items() if deep >= depth))
    ]


def _stretches(lines: list[int]) -> list[list[int]]:
    runs = groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0])
    return [[line for _, line in run] for _, run in runs]


def _range(tab: Tab, dimension: str, lines: list[int]) -> Json:
    named = {"sheetId": tab.id} if tab.id else {}
    return named | {"dimension": dimension, "startIndex": lines[0], "endIndex": lines[-1] + 1}


def add_group(edit: Editing, request: Json) -> Json:
    """addDimensionGroup: answers all groups of that dimension."""
    tab, dimension, start, end = stretch(edit, request.get("range", {}))
    depths = _changed(tab, dimension, range(start, end), 1)
    if max(depths.values(), default=0) > DEEPEST:
        raise invalid(f"Cannot create more than {DEEPEST} levels of groups")
    # the button that folds a group stands behind it, and stays so when the group is gone
    name = "rowGroupControlAfter" if dimension == "ROWS" else "columnGroupControlAfter"
    tab.grid = {**tab.grid, name: True}
    return {"dimensionGroups": groups(tab, dimension)}


def delete_group(edit: Editing, request: Json) -> Json:
    """deleteDimensionGroup: what lies in the range is one less deep."""
    tab, dimension, start, end = stretch(edit, request.get("range", {}))
    if not any(line in tab.depths.get(dimension, {}) for line in range(start, end)):
        raise invalid("The range has no group")
    _changed(tab, dimension, range(start, end), -1)
    left = groups(tab, dimension)
    return {"dimensionGroups": left} if left else {}


def _changed(tab: Tab, dimension: str, lines: range, step: int) -> dict[int, int]:
    depths = dict(tab.depths.get(dimension, {}))
    for line in lines:
        depths[line] = depths.get(line, 0) + step
    kept = {line: depth for line, depth in depths.items() if depth > 0}
    tab.depths = {**tab.depths, dimension: kept}
    return kept
