"""PC302: a product that nobody could show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.hollow import is_empty_talk
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.every("deliverable", lambda text: not is_empty_talk(text))


RULE = Rule(
    code="PC302",
    name="deliverable-hollow",
    title="Kết quả/sản phẩm chung chung",
    severity=Severity.WARNING,
    column="deliverable",
    message="{task}: “{value}” không phải là một sản phẩm cụ thể.",
    why="Sản phẩm không cụ thể thì không có gì để nộp và để xác nhận là đã hoàn thành.",
    mend="Ghi tên sản phẩm: kế hoạch, báo cáo, quyết định, số lớp, số người …",
    bad=({"deliverable": "Hoàn thành tốt nhiệm vụ được giao"},),
    good=({"deliverable": "Báo cáo kết quả rà soát"},),
    requires=("PC301",),
    holds=_holds,
)
