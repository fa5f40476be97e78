"""PC405: a year that a plan of today does not mean."""

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
        tasks.deadlines, lambda deadline: main_fault(deadline) is not Issue.FAR_YEAR
    )


RULE = Rule(
    code="PC405",
    name="deadline-far-year",
    title="Năm của thời hạn quá xa",
    severity=Severity.ERROR,
    column="deadline",
    message="{task}: năm trong thời hạn “{value}” quá xa so với năm của kế hoạch.",
    why="Gõ nhầm một chữ số của năm thì nhiệm vụ không bao giờ đến hạn, hoặc quá hạn ngay.",
    mend="Ghi lại đúng năm.",
    bad=({"deadline": "30/6/2062"},),
    good=({"deadline": "30/6/2026"},),
    requires=("PC401",),
    holds=_holds,
)
