"""PC404: a stretch that ends before it begins."""

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
        tasks.deadlines, lambda deadline: main_fault(deadline) is not Issue.BACKWARDS_RANGE
    )


RULE = Rule(
    code="PC404",
    name="deadline-backwards",
    title="Thời hạn kết thúc trước khi bắt đầu",
    severity=Severity.ERROR,
    column="deadline",
    message="{task}: thời hạn “{value}” kết thúc trước khi bắt đầu.",
    why="Hai ngày đặt ngược thì không biết ngày nào là hạn.",
    mend="Ghi ngày bắt đầu trước, ngày kết thúc sau.",
    bad=({"deadline": "Từ ngày 30/6/2026 đến ngày 01/6/2026"},),
    good=({"deadline": "Từ ngày 01/6/2026 đến ngày 30/6/2026"},),
    requires=("PC401",),
    holds=_holds,
)
