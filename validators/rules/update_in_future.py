"""PC507: a report dated after today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    today = tasks.context.today
    return tasks.judged(tasks.updated, lambda day: day is None or day <= today)


RULE = Rule(
    code="PC507",
    name="update-in-future",
    title="Ngày cập nhật ở tương lai",
    severity=Severity.WARNING,
    column="updated_on",
    message="{task}: ngày cập nhật {value} ở sau ngày hôm nay, nên không được tính.",
    why="Ngày báo cáo quyết định nhiệm vụ xong đúng hạn hay quá hạn; ngày tương lai là ghi nhầm.",
    mend="Ghi lại ngày cập nhật (ngày/tháng/năm).",
    bad=({"status": "Đang thực hiện", "updated_on": "01/7/2026"},),
    good=({"status": "Đang thực hiện", "updated_on": "15/5/2026"},),
    holds=_holds,
)
