"""Marks that would change the meaning if they were passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadlines.model import Deadline, Issue, Kind
from validators.deadlines.nodes import Mark
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from validators.deadlines.nodes import Node


def find_faults(nodes: list[Node], parts: list[Deadline]) -> list[Issue]:
    """Marks that would change the meaning if they were passed over in silence."""
    faults: list[Issue] = []
    recurs = any(part.kind is Kind.RECURRING for part in parts)
    for at, node in enumerate(nodes):
        if not isinstance(node, Mark):
            continue
        if node.kind == "blank":
            faults.append(Issue.INCOMPLETE_DATE)
        elif (
            node.kind == "vague"
            or (node.kind in ("position", "weekday", "clock") and not recurs)
            or (node.kind == "label" and _swallows_year(nodes, at))
        ):
            faults.append(Issue.UNKNOWN_WORDS)
        elif node.kind in ("number", "item", "duration") and not _counts(nodes, at):
            faults.append(Issue.UNREAD_NUMBER)
    return faults


def _swallows_year(nodes: list[Node], at: int) -> bool:
    """“Đợt 2 năm 2026” names a round, not the end of the year."""
    follower = nodes[at + 1] if at + 1 < len(nodes) else None
    if follower is None:
        return True
    plain = isinstance(follower, Times) and not follower.bounds
    return plain and all(span.first == (1, 1) and span.last == (12, 31) for span in follower.spans)


def _counts(nodes: list[Node], at: int) -> bool:
    """Whether a number counts what the next word names ("02 hội nghị")."""
    before = nodes[at - 1] if at else None
    follower = nodes[at + 1] if at + 1 < len(nodes) else None
    glued = isinstance(before, Mark) and before.kind == "dash"
    glued = glued or (isinstance(before, Times) and before.end == nodes[at].start)
    return isinstance(follower, Mark) and follower.kind == "word" and not glued
