"""PC403: a day the calendar does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadline_facts import main_fault
from validators.deadlines import Issue
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(
        tasks.deadlines, lambda deadline: main_fault(deadline) is not Issue.IMPOSSIBLE_DATE
    )


RULE = Rule(
    code="PC403",
    name="deadline-impossible",
    title="Ngày không có trong lịch",
    severity=Severity.ERROR,
    column="deadline",
    message="{task}: thời hạn “{value}” có ngày, tháng hoặc quý không có trong lịch.",
    why="Ngày không có thật không thể thay bằng một ngày gần đó mà không hỏi.",
    mend="Ghi lại đúng ngày/tháng/năm.",
    bad=({"deadline": "31/02/2026"},),
    good=({"deadline": "27/02/2026"},),
    requires=("PC401",),
    holds=_holds,
)
