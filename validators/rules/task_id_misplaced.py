"""PC613: the id of one task beside the words of another."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from validators.example import ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Rule
from validators.task_words import TaskWords, words_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject

_GLIMPSE = 60  # characters


def _holds(tasks: Subject) -> pd.Series[bool]:
    context = tasks.context
    issued = {task_id: task.content for task_id, task in context.issued.items()}
    words = TaskWords(issued, context.other_words)
    return tasks.flags(
        not words.are_of_another(task_id, words_key(content))
        for task_id, content in tasks.rows("task_id", "content")
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    own = context.issued[str(row["task_id"])]
    here, there = (
        shorten(text, _GLIMPSE, placeholder="…") for text in (str(row["content"]), own.content)
    )
    return {"here": here, "there": there}


RULE = Rule(
    code="PC613",
    name="task-id-misplaced",
    title="Mã của nhiệm vụ này, lời của nhiệm vụ khác",
    severity=Severity.ERROR,
    column="task_id",
    message="{task} ghi “{here}” nhưng mang mã “{value}” của nhiệm vụ “{there}”; lời báo cáo ở "
    "dòng này không được tính.",
    why="Sắp xếp riêng những cột nhìn thấy, chép đè lên dòng khác, hoặc dùng biểu cũ sau khi kế "
    "hoạch đánh số lại thì mã không còn đi cùng nội dung; tính theo bên nào cũng là đoán.",
    mend="Hiện cột mã đang ẩn và đưa mã về đúng dòng của nó, hoặc điền vào biểu mới của cơ quan "
    "ban hành.",
    bad=(
        {"task_id": "NV-001"},
        {
            "task_id": "NV-002",
            "content": ISSUED_CONTEXT.issued["NV-001"].content,
            "status": "Hoàn thành",
        },
    ),
    good=(
        {"task_id": "NV-001"},
        {"task_id": "NV-002"},
    ),
    requires=("PC601", "PC602", "PC603"),
    disowns=True,
    holds=_holds,
    details=_details,
    example_context=ISSUED_CONTEXT,
)
