"""PC503: a percentage below 0 or above 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.percentages.isna() | tasks.percentages.between(0, 100)


RULE = Rule(
    code="PC503",
    name="percent-out-of-range",
    title="Tỷ lệ % ngoài khoảng 0–100",
    severity=Severity.ERROR,
    column="percent",
    message="{task}: tỷ lệ “{value}” nằm ngoài khoảng từ 0 đến 100.",
    why="Một tỷ lệ sai làm sai mọi số trung bình có nó.",
    mend="Ghi lại một số từ 0 đến 100.",
    bad=({"percent": "120"},),
    good=({"percent": "20"},),
    holds=_holds,
)
