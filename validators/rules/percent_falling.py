"""PC509: a percentage below the one reported before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    known = tasks.context.last_percent
    if not known:
        return tasks.kept
    lines = zip(tasks.percentages, tasks.rows("source", "task_id"), strict=True)
    return tasks.flags(
        not percent < known.get((source, task_id), 0.0) for percent, (source, task_id) in lines
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    before = context.last_percent.get((str(row["source"]), str(row["task_id"])), 0.0)
    return {"before": f"{before:.4g}".replace(".", ",")}


RULE = Rule(
    code="PC509",
    name="percent-falling",
    title="Tỷ lệ % giảm so với lần trước",
    severity=Severity.WARNING,
    column="percent",
    message="{task}: tỷ lệ {value} thấp hơn lần báo cáo trước ({before} %).",
    why="Việc đã làm không tự mất đi; thường là ghi nhầm dòng hoặc nhầm số.",
    mend="Ghi lại tỷ lệ, hoặc nêu lý do phải làm lại.",
    bad=(
        {"task_id": "NV-001", "status": "Đang thực hiện", "percent": "40"},
        {"task_id": "NV-002"},
    ),
    good=(
        {"task_id": "NV-001", "status": "Đang thực hiện", "percent": "80"},
        {"task_id": "NV-002"},
    ),
    reads=("task_id",),
    requires=("PC503", "PC602"),
    holds=_holds,
    details=_details,
    example_context=ISSUED_CONTEXT,
)
