"""PC511: a day of update that is no day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return ~tasks.filled("updated_on") | tasks.judged(tasks.updated, lambda day: day is not None)


RULE = Rule(
    code="PC511",
    name="update-day-unreadable",
    title="Ngày cập nhật không đọc được",
    severity=Severity.WARNING,
    column="updated_on",
    message="{task}: ngày cập nhật “{value}” không phải là một ngày đầy đủ.",
    why="Không có ngày thì không biết nhiệm vụ xong đúng hạn hay quá hạn.",
    mend="Ghi ngày/tháng/năm, ví dụ 15/5/2026.",
    bad=({"status": "Đang thực hiện", "updated_on": "hôm qua"},),
    good=({"status": "Đang thực hiện", "updated_on": "15/5/2026"},),
    holds=_holds,
)
