"""PC414: a day or month of no known year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.deadlines import Issue
from validators.example import EXAMPLE_CONTEXT
from validators.findings import Severity
from validators.plan import PlanHead
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(tasks.deadlines, lambda deadline: Issue.NO_YEAR not in deadline.issues)


RULE = Rule(
    code="PC414",
    name="deadline-without-year",
    title="Thời hạn không rõ năm",
    severity=Severity.WARNING,
    column="deadline",
    message="{task}: thời hạn “{value}” không ghi năm, và kế hoạch cũng không cho biết năm.",
    why="Không rõ năm thì không tính được ngày cuối.",
    mend="Ghi đủ ngày/tháng/năm, hoặc ghi năm ở tên kế hoạch.",
    bad=({"deadline": "15/6"},),
    good=({"deadline": "15/6/2026"},),
    holds=_holds,
    example_context=replace(EXAMPLE_CONTEXT, head=PlanHead()),
)
