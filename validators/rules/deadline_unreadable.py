"""PC402: words in the deadline column that cannot be read as a time."""

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
        tasks.deadlines, lambda deadline: main_fault(deadline) is not Issue.UNKNOWN_WORDS
    )


RULE = Rule(
    code="PC402",
    name="deadline-unreadable",
    title="Thời hạn không đọc được",
    severity=Severity.ERROR,
    column="deadline",
    message="{task}: không đọc được thời hạn “{value}”.",
    why="Thời hạn mà máy đọc phải đoán thì có thể nhắc nhầm hoặc bỏ sót; thà hỏi lại.",
    mend="Ghi rõ ngày/tháng/năm, tháng/năm, quý/năm, hoặc “Thường xuyên”.",
    bad=({"deadline": "Sớm nhất có thể"},),
    good=({"deadline": "Quý III/2026"},),
    requires=("PC401",),
    holds=_holds,
)
