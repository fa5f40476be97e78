"""PC413: a number that could be anything."""

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
        tasks.deadlines, lambda deadline: main_fault(deadline) is not Issue.BARE_NUMBER
    )


RULE = Rule(
    code="PC413",
    name="deadline-bare-number",
    title="Thời hạn chỉ là một con số",
    severity=Severity.ERROR,
    column="deadline",
    message="{task}: thời hạn chỉ ghi “{value}”, không rõ là ngày, tháng hay số ngày.",
    why="Con số trơ trọi có thể là ngày, tháng, số ngày; đoán thì dễ sai.",
    mend="Ghi rõ, ví dụ “tháng 6/2026”, “15 ngày kể từ ngày ban hành”.",
    bad=({"deadline": "6"},),
    good=({"deadline": "Tháng 6/2026"},),
    requires=("PC401",),
    holds=_holds,
)
