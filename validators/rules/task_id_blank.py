"""PC604: a row without an id in a sheet that carries ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    filled = tasks.filled("task_id")
    return filled | ~filled.groupby(tasks.places).transform("any")


RULE = Rule(
    code="PC604",
    name="task-id-blank",
    title="Dòng không có mã nhiệm vụ",
    severity=Severity.WARNING,
    column="task_id",
    message="{task} không có mã nhiệm vụ: dòng do đơn vị tự thêm, hoặc mã đã bị xóa.",
    why="Dòng không có mã không được tổng hợp vào nhiệm vụ nào.",
    mend="Việc phát sinh thì ghi vào cột Kết quả thực hiện của nhiệm vụ đã giao; mã bị xóa thì "
    "khôi phục.",
    bad=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
        {"task_id": "", "number": "3"},
    ),
    good=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
    ),
    holds=_holds,
    example_context=ISSUED_CONTEXT,
)
