"""PC506: finished, and nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.hollow import says_nothing
from validators.progress import Status
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    told = tasks.filled("result") & ~tasks.every("result", says_nothing)
    return ~tasks.has_status(Status.DONE) | told


RULE = Rule(
    code="PC506",
    name="finished-without-result",
    title="Hoàn thành nhưng không nêu kết quả",
    severity=Severity.WARNING,
    column="result",
    message="{task} ghi Hoàn thành nhưng chưa nêu kết quả thực hiện.",
    why="Không nêu kết quả thì không có căn cứ để xác nhận hoàn thành.",
    mend="Ghi sản phẩm đã có: số, ngày văn bản; ngày, nơi tổ chức …",
    bad=({"status": "Hoàn thành", "percent": "100", "result": ""},),
    good=({"status": "Hoàn thành", "percent": "100", "result": "Đã ban hành"},),
    reads=("status",),
    holds=_holds,
)
