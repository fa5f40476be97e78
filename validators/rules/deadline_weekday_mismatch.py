"""PC411: a weekday that the named day is not."""

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
        tasks.deadlines, lambda deadline: Issue.WEEKDAY_MISMATCH not in deadline.issues
    )


RULE = Rule(
    code="PC411",
    name="deadline-weekday-mismatch",
    title="Thứ trong tuần không khớp với ngày",
    severity=Severity.WARNING,
    column="deadline",
    message="{task}: thứ trong tuần của thời hạn “{value}” không khớp với ngày.",
    why="Một trong hai bị ghi nhầm, và không biết là cái nào.",
    mend="Ghi lại cho khớp, hoặc bỏ thứ trong tuần.",
    bad=({"deadline": "Thứ Hai, ngày 30/6/2026"},),
    good=({"deadline": "Thứ Ba, ngày 30/6/2026"},),
    holds=_holds,
)
