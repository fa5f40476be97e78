"""PC509: a percentage below the one reported before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.legible import legible
from validators.progress import read_percent
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    if not tasks.context.last_percents:
        return tasks.kept
    lines = zip(tasks.percentages, tasks.rows("source", "task_id"), strict=True)
    return tasks.flags(not percent < _before(percent, row, tasks.context) for percent, row in lines)


def _before(percent: float, row: tuple[str, ...], context: Context) -> float:
    """What was reported before; a sheet may be read before or after the history has recorded it."""
    source, task_id = row
    known = context.last_percents.get((source, task_id), ())
    return next((each for each in known if each != percent), 0.0)


def _details(row: Row, context: Context) -> Mapping[str, str]:
    percent = read_percent(legible(str(row["percent"])))
    place = (str(row["source"]), str(row["task_id"]))
    before = _before(percent.value if percent else 0.0, place, context)
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
