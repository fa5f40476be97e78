"""PC502: a percentage that is no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return ~tasks.filled("percent") | tasks.judged(tasks.percents, lambda read: read is not None)


RULE = Rule(
    code="PC502",
    name="percent-unreadable",
    title="Tỷ lệ % không đọc được",
    severity=Severity.WARNING,
    column="percent",
    message="{task}: tỷ lệ “{value}” không phải là một con số.",
    why="Tỷ lệ không phải con số thì không tính được trung bình.",
    mend="Ghi một số từ 0 đến 100.",
    bad=({"percent": "gần xong"},),
    good=({"percent": "80"},),
    holds=_holds,
)
