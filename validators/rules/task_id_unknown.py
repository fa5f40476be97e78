"""PC601: an id that no issued task bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.look_alikes import looked_like
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    issued = tasks.context.issued
    if not issued:
        return tasks.text("task_id").notna()
    return ~tasks.filled("task_id") | tasks.text("task_id").isin(issued.keys())


def _details(row: Row, context: Context) -> Mapping[str, str]:
    alike = looked_like(str(row["task_id"]), context.issued)
    return {"hint": f"; trông giống mã “{alike}” nhưng gõ bằng ký tự khác" if alike else ""}


RULE = Rule(
    code="PC601",
    name="task-id-unknown",
    title="Mã nhiệm vụ không có trong kế hoạch",
    severity=Severity.ERROR,
    column="task_id",
    message="{task}: mã “{value}” không có trong kế hoạch đã giao{hint}.",
    why="Mã là cách duy nhất để biết dòng này báo cáo cho nhiệm vụ nào.",
    mend="Lấy lại bảng đã giao, hoặc khôi phục mã từ lịch sử của tệp.",
    bad=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
        {"task_id": "NV-999", "number": "3"},
    ),
    good=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
    ),
    disowns=True,
    holds=_holds,
    details=_details,
    example_context=ISSUED_CONTEXT,
)
