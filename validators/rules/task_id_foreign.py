"""PC603: an id that was given to another agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    assigned, beside = tasks.context.assigned, tasks.context.coordinating
    pairs = tasks.rows("source", "task_id")
    return tasks.flags(
        not task_id
        or task_id in assigned.get(source, (task_id,))
        or task_id in beside.get(source, ())
        for source, task_id in pairs
    )


RULE = Rule(
    code="PC603",
    name="task-id-foreign",
    title="Mã nhiệm vụ của đơn vị khác",
    severity=Severity.ERROR,
    column="task_id",
    message="{task}: mã “{value}” là nhiệm vụ giao cho đơn vị khác, lời báo cáo ở đây không được "
    "tính.",
    why="Báo cáo vào nhiệm vụ của đơn vị khác sẽ ghi đè hoặc làm sai số liệu của họ.",
    mend="Xóa lời ở dòng này, hoặc khôi phục đúng mã của nhiệm vụ mình. Gửi cả biểu thì dòng của "
    "đơn vị khác cứ để trống.",
    bad=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
        {"task_id": "NV-003", "status": "Hoàn thành", "percent": "100", "result": "Đã ban hành"},
    ),
    good=(
        {"task_id": "NV-001", "status": "Đang thực hiện", "percent": "80"},
        {"task_id": "NV-002"},
        {"task_id": "NV-003"},
    ),
    requires=("PC601",),
    disowns=True,
    holds=_holds,
    example_context=ISSUED_CONTEXT,
)
