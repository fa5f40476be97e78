"""PC301: a task without a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.filled("deliverable")


RULE = Rule(
    code="PC301",
    name="deliverable-missing",
    title="Thiếu kết quả/sản phẩm",
    severity=Severity.WARNING,
    column="deliverable",
    message="{task} chưa có kết quả/sản phẩm.",
    why="Không nêu sản phẩm thì không có căn cứ để xác nhận nhiệm vụ đã hoàn thành.",
    mend="Ghi sản phẩm cụ thể: kế hoạch, báo cáo, quyết định, hội nghị …",
    bad=({"number": "1", "deliverable": ""},),
    good=({"number": "1", "deliverable": "Báo cáo"},),
    holds=_holds,
)
