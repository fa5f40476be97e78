"""PC607: a sheet that was handed out with ids and carries none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(sheets: Subject) -> pd.Series[bool]:
    return ~sheets.text("source").isin(sheets.context.assigned) | (sheets.text("task_ids") != "")


RULE = Rule(
    code="PC607",
    name="task-ids-gone",
    title="Bảng không còn mã nhiệm vụ",
    severity=Severity.ERROR,
    over=Over.SHEETS,
    column="task_ids",
    message="Không dòng nào của bảng có mã nhiệm vụ, nên không dòng nào được tổng hợp.",
    why="Không còn mã thì không biết dòng nào báo cáo cho nhiệm vụ nào; cả bảng không tổng hợp "
    "được.",
    mend="Lấy lại bảng đã giao (cột mã nhiệm vụ bị ẩn) và chép phần tiến độ sang.",
    bad=(
        {"number": "1"},
        {"number": "2"},
    ),
    good=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
    ),
    requires=("PC001", "PC002"),
    holds=_holds,
    example_context=ISSUED_CONTEXT,
)
