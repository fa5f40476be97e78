"""PC401: a task without a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadlines import Kind
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    """A dash or "không" is no deadline either."""
    return tasks.judged(tasks.deadlines, lambda deadline: deadline.kind is not Kind.MISSING)


RULE = Rule(
    code="PC401",
    name="deadline-missing",
    title="Thiếu thời hạn",
    severity=Severity.ERROR,
    column="deadline",
    message="{task} chưa có thời hạn hoàn thành.",
    why="Không có thời hạn thì không đôn đốc và không tính được quá hạn.",
    mend="Ghi ngày/tháng/năm, tháng, quý, hoặc “Thường xuyên” nếu là việc thường xuyên.",
    bad=({"number": "1", "deadline": ""},),
    good=({"number": "1", "deadline": "30/6/2026"},),
    holds=_holds,
)
