"""PC409: a deadline that hangs on an event, with no day to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadline_facts import waits_for_event
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(tasks.deadlines, lambda deadline: not waits_for_event(deadline))


RULE = Rule(
    code="PC409",
    name="deadline-conditional",
    title="Thời hạn chờ một sự kiện",
    severity=Severity.HINT,
    column="deadline",
    message="{task}: thời hạn “{value}” chờ một sự kiện chưa có ngày, không có mốc để theo dõi "
    "lại.",
    why="Không có mốc theo dõi thì việc chờ mãi cũng không ai nhắc.",
    mend="Ghi thêm một mốc, ví dụ “…, chậm nhất ngày 30/11/2026”.",
    bad=({"deadline": "Sau khi Thủ tướng Chính phủ phê duyệt Đề án"},),
    good=({"deadline": "Sau khi Thủ tướng Chính phủ phê duyệt Đề án, chậm nhất ngày 30/11/2026"},),
    holds=_holds,
)
