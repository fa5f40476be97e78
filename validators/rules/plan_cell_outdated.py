"""PC612: a cell of the plan as an earlier plan had it: the agency still uses the old biểu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.columns import PLAN_COLUMNS
from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Over, Rule
from validators.same_cell import of_earlier_plan, same_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject

_PLAN = frozenset(column.key for column in PLAN_COLUMNS)


def _holds(cells: Subject) -> pd.Series[bool]:
    issued = cells.context.issued
    return cells.flags(
        key not in _PLAN
        or task_id not in issued
        or same_cell(key, text, str(getattr(issued[task_id], key)))
        or not of_earlier_plan(task_id, key, text, cells.context)
        for task_id, key, text in cells.rows("task_id", "key", "text")
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    return {"now": str(getattr(context.issued[str(row["task_id"])], str(row["key"])))}


def _issued_before(_: str, key: str) -> frozenset[str]:
    return frozenset({"30/5/2026"}) if key == "deadline" else frozenset()


RULE = Rule(
    code="PC612",
    name="plan-cell-outdated",
    title="Đơn vị còn dùng biểu cũ",
    severity=Severity.HINT,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” còn theo biểu cũ; kế hoạch nay là “{now}”.",
    why="Kế hoạch đã được điều chỉnh sau khi giao biểu; đơn vị không sửa gì, nhưng đang làm theo "
    "lời cũ. Bản tổng hợp tính theo kế hoạch hiện nay.",
    mend="Lấy biểu mới của cơ quan ban hành, hoặc ghi lại ô này như kế hoạch hiện nay.",
    bad=(
        {"task_id": "NV-001", "deadline": "30/5/2026"},
        {"task_id": "NV-002"},
    ),
    good=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
    ),
    requires=("PC022", "PC023", "PC027", "PC601", "PC602", "PC603", "PC613"),
    blinds=True,
    holds=_holds,
    details=_details,
    example_context=replace(ISSUED_CONTEXT, issued_before=_issued_before),
)
