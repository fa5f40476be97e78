"""PC605: a cell of the plan that the agency changed: no plan, of now or before, said so."""

from __future__ import annotations

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
    issued = {
        (task_id, key): str(getattr(task, key))
        for task_id, task in cells.context.issued.items()
        for key in _PLAN
    }
    return cells.flags(
        (old := issued.get((task_id, key))) is None
        or text == old
        or same_cell(key, text, old)
        or of_earlier_plan(task_id, key, text, cells.context)
        for task_id, key, text in cells.rows("task_id", "key", "text")
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    return {"old": str(getattr(context.issued[str(row["task_id"])], str(row["key"])))}


RULE = Rule(
    code="PC605",
    name="protected-cell-changed",
    title="Ô của kế hoạch bị sửa",
    severity=Severity.WARNING,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” đã bị sửa; kế hoạch giao là “{old}”.",
    why="Nội dung đã giao chỉ cơ quan ban hành kế hoạch mới được sửa; bản tổng hợp vẫn dùng "
    "nội dung đã giao.",
    mend="Ghi lại như kế hoạch đã giao; nếu cần điều chỉnh thì đề nghị cơ quan ban hành.",
    bad=(
        {"task_id": "NV-001", "deadline": "30/11/2026"},
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
    example_context=ISSUED_CONTEXT,
)
