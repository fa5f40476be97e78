"""PC002: a table with headings and no task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(sheets: Subject) -> pd.Series[bool]:
    return sheets.text("rows") != "0"


RULE = Rule(
    code="PC002",
    name="table-empty",
    title="Bảng không có nhiệm vụ nào",
    severity=Severity.WARNING,
    over=Over.SHEETS,
    column="rows",
    message="Bảng phân công có tiêu đề nhưng không có dòng nhiệm vụ nào.",
    why="Một biểu trống dễ bị nhầm với một biểu đã xong việc.",
    mend="Điền các nhiệm vụ dưới dòng tiêu đề, hoặc bỏ tệp này ra khỏi đợt kiểm tra.",
    bad=({"tables": "1", "rows": "0"},),
    good=({"tables": "1", "rows": "2"},),
    requires=("PC001",),
    holds=_holds,
)
