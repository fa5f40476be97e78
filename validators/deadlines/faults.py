"""Marks that would change the meaning if they were passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadlines.model import Deadline, Issue, Kind
from validators.deadlines.nodes import Mark
from validators.deadlines.spans import Unit
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from validators.deadlines.nodes import Node


def find_faults(nodes: list[Node], parts: list[Deadline]) -> list[Issue]:
    """The issues for which no date of the text may be believed."""
    recurs = any(part.kind is Kind.RECURRING for part in parts)
    dated = any(part.start or part.end for part in parts)
    found = (
        _fault(nodes, at, node, recurs=recurs, dated=dated)
        for at, node in enumerate(nodes)
        if isinstance(node, Mark)
    )
    return [fault for fault in found if fault is not None]


def _fault(nodes: list[Node], at: int, node: Mark, *, recurs: bool, dated: bool) -> Issue | None:
    if node.kind == "blank":
        return Issue.INCOMPLETE_DATE
    if node.kind in ("number", "item", "duration"):
        return None if _counts(nodes, at) else Issue.UNREAD_NUMBER
    lost = node.kind in ("position", "weekday", "clock") and not recurs
    lost = lost or (node.kind == "loose" and dated)  # "30/6/2026trước": which day is the last?
    swallowed = node.kind == "label" and _swallows_year(nodes, at)
    return Issue.UNKNOWN_WORDS if lost or swallowed or node.kind == "vague" else None


def _swallows_year(nodes: list[Node], at: int) -> bool:
    """“Đợt 2 năm 2026” names a round, not the end of the year."""
    follower = nodes[at + 1] if at + 1 < len(nodes) else None
    if not isinstance(follower, Times):
        return follower is None
    years = all(span.unit is Unit.YEAR for span in follower.spans)
    return years and not follower.bounds


def _counts(nodes: list[Node], at: int) -> bool:
    """Whether a number counts what the next word names ("02 hội nghị")."""
    before = nodes[at - 1] if at else None
    follower = nodes[at + 1] if at + 1 < len(nodes) else None
    glued = isinstance(before, Mark) and before.kind == "dash"
    glued = glued or (isinstance(before, Times) and before.end == nodes[at].start)
    return isinstance(follower, Mark) and follower.kind == "word" and not glued
