"""PC608: a progress cell that said something and is blank by now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from validators.context import Emptied
from validators.example import EXAMPLE_IDS, EXAMPLE_SOURCE, ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(cells: Subject) -> pd.Series[bool]:
    known = cells.context.emptied
    blank = cells.text("text") == ""
    return cells.only(
        blank,
        lambda blanks: blanks.flags(
            cell not in known for cell in blanks.rows("source", "task_id", "key")
        ),
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    old = context.emptied[str(row["source"]), str(row["task_id"]), str(row["key"])]
    return {"old": old.text, "day": f"{old.day:%d/%m/%Y}"}


RULE = Rule(
    code="PC608",
    name="cell-emptied",
    title="Ô đã báo cáo nay để trống",
    severity=Severity.WARNING,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” nay để trống; bản tổng hợp giữ lời ghi ngày {day}: “{old}”.",
    why="Ô trống thường do lỡ tay; lời đã báo cáo không mất chỉ vì một ô bị xóa.",
    mend="Nếu lỡ tay thì ghi lại; nếu muốn bỏ hẳn lời cũ thì ghi “xóa” vào ô.",
    bad=(
        {"task_id": "NV-001", "status": "Đang thực hiện", "difficulty": ""},
        {"task_id": "NV-002"},
    ),
    good=(
        {"task_id": "NV-001", "status": "Đang thực hiện", "difficulty": "xóa"},
        {"task_id": "NV-002"},
    ),
    requires=("PC601", "PC602", "PC603"),
    holds=_holds,
    details=_details,
    example_context=replace(
        ISSUED_CONTEXT,
        emptied={
            (EXAMPLE_SOURCE, EXAMPLE_IDS[0], "difficulty"): Emptied(
                "Chưa bố trí kinh phí", date(2026, 5, 20)
            )
        },
    ),
)
