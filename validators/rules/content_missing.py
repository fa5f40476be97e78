"""PC101: a row with a number or an agency, and no task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.filled("content")


RULE = Rule(
    code="PC101",
    name="content-missing",
    title="Thiếu nội dung công việc",
    severity=Severity.ERROR,
    column="content",
    message="{task} chưa có nội dung công việc.",
    why="Không có nội dung thì không ai biết phải làm gì.",
    mend="Ghi nội dung công việc, hoặc xóa cả dòng nếu là dòng thừa.",
    bad=({"number": "1", "content": ""},),
    good=({"number": "1", "content": "Ban hành kế hoạch tập huấn năm 2026"},),
    holds=_holds,
)
