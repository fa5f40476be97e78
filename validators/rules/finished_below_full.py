"""PC505: finished below 100 %."""

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
    return ~(tasks.has_status(Status.DONE) & (tasks.percentages < _FULL))


RULE = Rule(
    code="PC505",
    name="finished-below-full",
    title="Hoàn thành nhưng chưa đủ 100 %",
    severity=Severity.WARNING,
    column="percent",
    message="{task} ghi Hoàn thành nhưng tỷ lệ mới là {value}.",
    why="Hai ô nói ngược nhau thì không biết đếm nhiệm vụ là xong hay chưa.",
    mend="Ghi 100, hoặc chọn lại trạng thái.",
    bad=({"status": "Hoàn thành", "percent": "80", "result": "Đã ban hành"},),
    good=({"status": "Hoàn thành", "percent": "100", "result": "Đã ban hành"},),
    reads=("status",),
    requires=("PC503",),
    holds=_holds,
)
