"""PC208: nobody in particular is to lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.naming import only_vague
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    registry = tasks.context.registry
    return tasks.judged(tasks.leads, lambda named: not only_vague(named, registry))


RULE = Rule(
    code="PC208",
    name="lead-vague",
    title="Đơn vị chủ trì chung chung",
    severity=Severity.ERROR,
    column="lead",
    message="{task}: “{value}” không nêu đơn vị nào chủ trì.",
    why="Không biết giao bảng cho ai; việc của mọi đơn vị là việc không của đơn vị nào.",
    mend="Ghi một đơn vị chủ trì, hoặc một nhóm có danh sách (ví dụ: Các sở, ban, ngành).",
    bad=({"lead": "Các cơ quan, đơn vị liên quan"},),
    good=({"lead": "Các sở, ban, ngành"},),
    requires=("PC201",),
    holds=_holds,
)
