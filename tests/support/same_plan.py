"""Two plans compared field by field, white space aside."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from validators.text import squeeze

if TYPE_CHECKING:
    from validators.plan import Plan, TaskRow

KINDS = ("tasks", "organisation_tasks", "narrative_tasks")


def differences(expected: Plan, found: Plan) -> list[tuple[str, str, object, object]]:
    """Every field that differs: of the head, of each task, of what was left over."""
    told = [
        ("head", one.name, getattr(expected.head, one.name), getattr(found.head, one.name))
        for one in fields(expected.head)
    ]
    for kind in KINDS:
        pairs = getattr(expected, kind), getattr(found, kind)
        told.append((kind, "count", *map(len, pairs)))
        for one, other in zip(*pairs, strict=False):
            told.extend(_of_task(one, other))
    told.append(("residue", "", *(tuple(map(squeeze, p.residue)) for p in (expected, found))))
    return [one for one in told if one[2] != one[3]]


def _of_task(one: TaskRow, other: TaskRow) -> list[tuple[str, str, object, object]]:
    return [
        (one.task_id, f.name, squeeze(getattr(one, f.name)), squeeze(getattr(other, f.name)))
        for f in fields(one)
    ]
