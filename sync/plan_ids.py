"""A plan that is to be handed out needs an id of its own on every task."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan

_GLIMPSE = 40  # characters


def require_ids(plan: Plan, path: Path) -> Plan:
    """The plan itself. Raises CannotDoError where its biểu left an id blank or said one twice.

    Reports are matched by these ids only; which task was meant is for a person to say.
    """
    count = Counter(task.task_id for task in plan.tasks)
    for task in plan.tasks:
        if count[task.task_id] > 1 or not task.task_id:
            fault = f"mã “{task.task_id}” có ở nhiều dòng" if task.task_id else "không có mã"
            raise CannotDoError(
                f"{path}: nhiệm vụ {task.number} “{_start(task.content)}” {fault}; hãy hiện cột "
                "Mã nhiệm vụ đang ẩn rồi ghi cho mỗi dòng một mã riêng."
            )
    return plan


def _start(content: str) -> str:
    return shorten(content, _GLIMPSE, placeholder="…")
