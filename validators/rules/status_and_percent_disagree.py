"""PC512: not begun, and more than 0 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.progress import Status
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject

_FULL = 100


def _holds(tasks: Subject) -> pd.Series[bool]:
    """At 100 % it is PC504 that speaks."""
    begun = (tasks.percentages > 0) & (tasks.percentages < _FULL)
    return ~(begun & tasks.has_status(Status.NOT_STARTED))


RULE = Rule(
    code="PC512",
    name="status-and-percent-disagree",
    title="Chưa thực hiện nhưng đã có tỷ lệ",
    severity=Severity.WARNING,
    column="status",
    message="{task} ghi Chưa thực hiện nhưng tỷ lệ đã là {percent}.",
    why="Hai ô nói ngược nhau thì không biết nhiệm vụ đã bắt đầu hay chưa.",
    mend="Chọn Đang thực hiện, hoặc ghi tỷ lệ 0.",
    bad=({"status": "Chưa thực hiện", "percent": "30"},),
    good=({"status": "Chưa thực hiện", "percent": "0"},),
    reads=("percent",),
    holds=_holds,
)
