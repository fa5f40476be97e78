"""PC514: a percentage that stands in the status, beside a blank cell of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.legible import legible
from validators.progress import share_of
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    silent = tasks.every("status", lambda text: share_of("", legible(text)) is None)
    return tasks.filled("percent") | silent


def _details(row: Row, _: Context) -> Mapping[str, str]:
    share = share_of("", legible(str(row["status"])))
    return {"share": f"{share:.4g}".replace(".", ",")}


RULE = Rule(
    code="PC514",
    name="percent-in-status",
    title="Tỷ lệ % ghi ở cột Trạng thái",
    severity=Severity.HINT,
    column="percent",
    message="{task}: cột Tỷ lệ để trống; bản tổng hợp lấy {share} % trong lời “{status}”.",
    why="Tỷ lệ nằm trong lời thì người đọc cột Tỷ lệ không thấy, và lời có thể bị hiểu khác.",
    mend="Ghi tỷ lệ vào cột Tỷ lệ, chỉ để trạng thái ở cột Trạng thái.",
    bad=({"status": "Đang làm 80%", "percent": ""},),
    good=({"status": "Đang thực hiện", "percent": "80"},),
    reads=("status",),
    holds=_holds,
    details=_details,
)
