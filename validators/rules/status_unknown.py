"""PC501: a status that is none of the three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return ~tasks.filled("status") | tasks.judged(tasks.statuses, lambda read: read is not None)


RULE = Rule(
    code="PC501",
    name="status-unknown",
    title="Trạng thái không có trong danh sách",
    severity=Severity.ERROR,
    column="status",
    message="{task}: trạng thái “{value}” không có trong danh sách.",
    why="Trạng thái lạ thì nhiệm vụ không được đếm vào loại nào.",
    mend="Chọn một trong ba: Chưa thực hiện, Đang thực hiện, Hoàn thành.",
    bad=({"status": "Tốt"},),
    good=({"status": "Đang thực hiện"},),
    holds=_holds,
)
