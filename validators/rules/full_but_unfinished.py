"""PC504: 100 % and not finished."""

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
    return (tasks.percentages != _FULL) | tasks.has_status(Status.DONE)


RULE = Rule(
    code="PC504",
    name="full-but-unfinished",
    title="Đủ 100 % nhưng chưa hoàn thành",
    severity=Severity.WARNING,
    column="status",
    message="{task} đã ghi 100 % nhưng trạng thái chưa phải là Hoàn thành.",
    why="Hai ô nói ngược nhau thì không biết đếm nhiệm vụ là xong hay chưa.",
    mend="Chọn trạng thái Hoàn thành, hoặc ghi lại tỷ lệ.",
    bad=({"status": "Đang thực hiện", "percent": "100", "result": "Đã họp"},),
    good=({"status": "Hoàn thành", "percent": "100", "result": "Đã ban hành"},),
    reads=("percent",),
    requires=("PC501",),
    holds=_holds,
)
