"""PC201: a task that nobody leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.hollow import says_nothing
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    """A cell that names only coordinating agencies, or says "-", has no lead either."""
    return tasks.judged(tasks.leads, bool) & tasks.every(
        "lead", lambda text: not says_nothing(text)
    )


RULE = Rule(
    code="PC201",
    name="lead-missing",
    title="Thiếu đơn vị chủ trì",
    severity=Severity.ERROR,
    column="lead",
    message="{task} chưa có đơn vị chủ trì.",
    why="Không có đơn vị chủ trì thì không ai chịu trách nhiệm và không giao việc được.",
    mend="Ghi một đơn vị chủ trì, đúng tên trong danh mục đơn vị.",
    bad=({"number": "1", "lead": ""},),
    good=({"number": "1", "lead": "Sở Tư pháp"},),
    holds=_holds,
)
