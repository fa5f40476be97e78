"""PC508: overdue, and no word on why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.hollow import says_nothing
from validators.progress import Status
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    """Silent in a sheet in which nobody has reported anything yet, and to those who only help."""
    today, beside = tasks.context.today, tasks.context.coordinating
    helps = tasks.flags(
        task_id in beside.get(source, ()) for source, task_id in tasks.rows("source", "task_id")
    )
    overdue = tasks.judged(
        tasks.deadlines, lambda deadline: deadline.end is not None and deadline.end < today
    )
    late = overdue & ~tasks.has_status(Status.DONE) & tasks.reported & ~helps
    told = tasks.filled("difficulty") & ~tasks.every("difficulty", says_nothing)
    return ~late | told


RULE = Rule(
    code="PC508",
    name="overdue-without-explanation",
    title="Quá hạn mà không giải trình",
    severity=Severity.WARNING,
    column="difficulty",
    message="{task} đã quá hạn ({deadline}) mà chưa nêu khó khăn, vướng mắc.",
    why="Lãnh đạo cần biết vì sao chậm để tháo gỡ; ô trống không giúp được gì.",
    mend="Ghi lý do chậm và đề xuất; nếu đã xong thì chọn trạng thái Hoàn thành.",
    bad=({"deadline": "15/5/2026", "status": "Đang thực hiện", "difficulty": ""},),
    good=(
        {"deadline": "15/5/2026", "status": "Đang thực hiện", "difficulty": "Chờ hướng dẫn của Bộ"},
    ),
    reads=("deadline", "status"),
    requires=("PC406", "PC411", "PC501", "PC504"),
    holds=_holds,
)
