"""PC406: a deadline that had passed when the plan was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadlines import Issue
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(
        tasks.deadlines,
        lambda deadline: bool(deadline.status) or Issue.BEFORE_ISSUE not in deadline.issues,
    )


RULE = Rule(
    code="PC406",
    name="deadline-before-issue",
    title="Thời hạn trước ngày ban hành",
    severity=Severity.WARNING,
    column="deadline",
    message="{task}: thời hạn “{value}” đứng trước ngày ban hành kế hoạch.",
    why="Nhiệm vụ vừa giao đã quá hạn; thường là ghi nhầm năm.",
    mend="Ghi lại năm của thời hạn, hoặc ghi rõ là việc đã hoàn thành.",
    bad=({"deadline": "30/6/2025"},),
    good=({"deadline": "30/6/2026"},),
    holds=_holds,
)
