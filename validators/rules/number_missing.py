"""PC102: a task without a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.filled("number")


RULE = Rule(
    code="PC102",
    name="number-missing",
    title="Thiếu số thứ tự",
    severity=Severity.WARNING,
    column="number",
    message="{task} của bảng tính chưa có số thứ tự.",
    why="Báo cáo và trao đổi gọi nhiệm vụ theo số; không có số thì phải chép lại cả nội dung.",
    mend="Đánh số tiếp theo dòng trên, hoặc xóa dòng nếu là dòng thừa.",
    bad=({"number": ""},),
    good=({"number": "1"},),
    holds=_holds,
)
