"""PC606: an assigned task whose row is no longer there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(assigned: Subject) -> pd.Series[bool]:
    """A mail need not say again what an earlier one said."""
    context = assigned.context
    told = {source: context.had.get(source, frozenset()) for source in context.mailed}
    before = (task in told.get(source, ()) for source, task in assigned.rows("source", "task_id"))
    return assigned.frame["present"].astype(bool) | assigned.flags(before)


def _details(row: Row, context: Context) -> Mapping[str, str]:
    task = context.issued.get(str(row["task_id"]))
    return {"number": task.number if task else "", "content": task.content if task else ""}


RULE = Rule(
    code="PC606",
    name="task-row-gone",
    title="Mất dòng nhiệm vụ đã giao",
    severity=Severity.ERROR,
    over=Over.ASSIGNED,
    column="task_id",
    message="Bảng không còn dòng của nhiệm vụ {number} “{content}” (mã {value}).",
    why="Dòng bị xóa thì nhiệm vụ đã giao không còn ai báo cáo.",
    mend="Khôi phục dòng từ lịch sử của tệp, hoặc lấy lại bảng đã giao.",
    bad=({"task_id": "NV-001"},),
    good=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
    ),
    holds=_holds,
    details=_details,
    example_context=ISSUED_CONTEXT,
)
