"""PC602: one id in two rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Rule
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    """Of rows with one id the issued task is the right one, else the first."""
    doubled = tasks.frame.duplicated(["source", "task_id"], keep=False) & tasks.filled("task_id")
    if not doubled.any():
        return ~doubled
    issued = tasks.context.issued
    pairs = zip(tasks.text("task_id").tolist(), tasks.folded_content, strict=True)
    strange = [
        task_id in issued and fold(issued[task_id].content) != text for task_id, text in pairs
    ]
    frame = tasks.frame[["source", "task_id"]].assign(strange=strange)
    again = frame.sort_values("strange", kind="stable").duplicated(["source", "task_id"])
    return ~(doubled & again.sort_index())


def _among(row: Row, tasks: Subject) -> Mapping[str, str]:
    same = (tasks.text("source") == row["source"]) & (tasks.text("task_id") == row["task_id"])
    places = tasks.frame.loc[same, ["sheet", "row"]].itertuples(index=False, name=None)
    told = [
        f"dòng {nth}" if sheet == row["sheet"] else f"dòng {nth} trang “{sheet}”"
        for sheet, nth in places
    ]
    return {"places": f"{', '.join(told[:-1])} và {told[-1]}"}


RULE = Rule(
    code="PC602",
    name="task-id-doubled",
    title="Mã nhiệm vụ bị trùng",
    severity=Severity.ERROR,
    column="task_id",
    message="{task}: mã “{value}” có ở nhiều dòng ({places}).",
    why="Hai dòng cùng mã thì không biết dòng nào là báo cáo, nên không dòng nào được tính.",
    mend="Xóa dòng chép thừa; nếu mã bị ghi đè thì khôi phục mã cũ.",
    bad=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
        {"task_id": "NV-002", "number": "3"},
    ),
    good=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
    ),
    requires=("PC601", "PC603"),
    disowns=True,
    holds=_holds,
    among=_among,
    example_context=ISSUED_CONTEXT,
)
