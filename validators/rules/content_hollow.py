"""PC106: a task cell that is filled and says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.hollow import says_nothing
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.every("content", lambda text: not says_nothing(text))


RULE = Rule(
    code="PC106",
    name="content-hollow",
    title="Nội dung công việc bỏ lửng",
    severity=Severity.ERROR,
    column="content",
    message="{task} chỉ ghi “{value}”, chưa có nội dung công việc.",
    why="Dấu gạch hay dấu ba chấm không cho ai biết phải làm gì.",
    mend="Ghi nội dung công việc, hoặc xóa cả dòng nếu là dòng thừa.",
    bad=({"content": "…"},),
    good=({"content": "Ban hành kế hoạch tập huấn"},),
    holds=_holds,
)
