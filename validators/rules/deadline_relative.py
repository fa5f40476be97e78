"""PC408: a period counted from a day that nobody told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadline_facts import waits_for_issue
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(tasks.deadlines, lambda deadline: not waits_for_issue(deadline))


RULE = Rule(
    code="PC408",
    name="deadline-relative",
    title="Thời hạn tính từ một ngày chưa biết",
    severity=Severity.WARNING,
    column="deadline",
    message="{task}: thời hạn “{value}” tính từ một ngày chưa biết (ngày ban hành kế hoạch hoặc "
    "một mốc khác).",
    why="Chưa biết ngày bắt đầu thì không tính được ngày cuối.",
    mend="Ghi ngày ban hành ở đầu kế hoạch, hoặc ghi thẳng ngày cuối cùng.",
    bad=({"deadline": "15 ngày"},),
    good=({"deadline": "Trong thời hạn 15 ngày kể từ ngày Kế hoạch này được ban hành"},),
    holds=_holds,
)
