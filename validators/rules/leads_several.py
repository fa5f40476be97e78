"""PC203: several leads where one is required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import Kind, Part, split_agencies
from validators.findings import Severity
from validators.legible import legible
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.naming import Mentions
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(tasks.leads, lambda named: not _several(named))


def _several(mentions: Mentions) -> bool:
    """Groups alone give the same work to all of their members: each leads its own."""
    return len(mentions) > 1 and any(each.kind is not Kind.GROUP for each in mentions)


def _details(row: Row, context: Context) -> Mapping[str, str]:
    named = split_agencies(legible(str(row["lead"])), context.registry)
    return {"count": str(sum(each.part is not Part.COORDINATING for each in named))}


RULE = Rule(
    code="PC203",
    name="leads-several",
    title="Nhiều đơn vị cùng chủ trì",
    severity=Severity.WARNING,
    column="lead",
    message="{task} có {count} đơn vị cùng chủ trì: {value}.",
    why="Nhiều đơn vị cùng chủ trì thì không rõ ai chịu trách nhiệm cuối cùng; mỗi việc cần "
    "một đơn vị.",
    mend="Chọn một đơn vị chủ trì, chuyển các đơn vị còn lại sang cột phối hợp.",
    bad=({"lead": "Sở Tư pháp, Sở Nội vụ"},),
    good=({"lead": "Sở Tư pháp"},),
    requires=("PC201",),
    holds=_holds,
    details=_details,
)
