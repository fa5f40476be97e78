"""PC609: a cell in which another sheet of the same agency says something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.context import Rival
from validators.example import EXAMPLE_IDS, EXAMPLE_SOURCE, ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Over, Rule
from validators.same_cell import same_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(cells: Subject) -> pd.Series[bool]:
    rivals = cells.context.rivals
    if not rivals:
        return cells.kept
    return cells.flags(
        (rival := rivals.get((source, task_id, key))) is None or same_cell(key, text, rival.text)
        for source, task_id, key, text in cells.rows("source", "task_id", "key", "text")
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    rival = context.rivals[str(row["source"]), str(row["task_id"]), str(row["key"])]
    used = "lời ở đây, vì mới hơn" if rival.counts else "lời kia, vì mới hơn"
    return {"other": rival.text, "where": rival.where, "used": used}


RULE = Rule(
    code="PC609",
    name="reports-disagree",
    title="Hai bảng của một đơn vị nói khác nhau",
    severity=Severity.WARNING,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}”: ở đây ghi “{value}”, còn ở {where} ghi “{other}”; bản tổng "
    "hợp dùng {used}.",
    why="Một nhiệm vụ chỉ có một tiến độ; hai bảng nói khác nhau thì có một bảng sai.",
    mend="Sửa bảng ghi sai cho khớp, hoặc chỉ báo cáo ở một bảng.",
    bad=(
        {"task_id": "NV-001", "status": "Đang thực hiện"},
        {"task_id": "NV-002"},
    ),
    good=(
        {"task_id": "NV-001", "status": "Hoàn thành", "percent": "100", "result": "Báo cáo số 5"},
        {"task_id": "NV-002"},
    ),
    requires=("PC601", "PC602", "PC603"),
    holds=_holds,
    details=_details,
    example_context=replace(
        ISSUED_CONTEXT,
        rivals={
            (EXAMPLE_SOURCE, EXAMPLE_IDS[0], "status"): Rival(
                "Hoàn thành", "Sở Tư pháp (thư mục)!Biểu!H7", counts=True
            )
        },
    ),
)
