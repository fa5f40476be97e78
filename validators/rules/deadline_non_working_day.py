"""PC410: a last day on which offices are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.calendar import holiday_name
from validators.deadline_facts import deadline_of
from validators.deadlines import Issue
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


_SUNDAY = 6


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(
        tasks.deadlines, lambda deadline: Issue.NON_WORKING_DAY not in deadline.issues
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    end = deadline_of(row, context).end
    if end is None:
        return {"day": "ngày nghỉ"}
    name = holiday_name(end) or ("Chủ nhật" if end.weekday() == _SUNDAY else "thứ Bảy")
    return {"day": f"{end.day}/{end.month}/{end.year} ({name})"}


RULE = Rule(
    code="PC410",
    name="deadline-non-working-day",
    title="Thời hạn rơi vào ngày nghỉ",
    severity=Severity.WARNING,
    column="deadline",
    message="{task}: ngày cuối của thời hạn “{value}” rơi vào {day}.",
    why="Cơ quan không làm việc ngày đó; hạn ghi đích danh thì luật không tự lùi sang ngày làm "
    "việc sau.",
    mend="Chọn ngày làm việc liền trước, hoặc giữ nguyên nếu đúng ý.",
    bad=({"deadline": "Ngày 02/9/2026"},),
    good=({"deadline": "Ngày 03/9/2026"},),
    requires=("PC406", "PC407", "PC411"),
    holds=_holds,
    details=_details,
)
