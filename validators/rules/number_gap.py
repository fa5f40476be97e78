"""PC104: a number left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.numbering import gaps, read_number
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    """A source that was handed a part of the plan keeps the plan's numbers: no gaps there."""
    whole = ~tasks.text("source").isin(tasks.context.assigned.keys())
    if not whole.any():
        return ~whole
    found = set(gaps(zip(tasks.places, tasks.blocks, tasks.numbers, strict=True)))
    return ~whole | tasks.flags(place not in found for place in range(len(tasks.frame)))


def _details(row: Row, _: Context) -> Mapping[str, str]:
    number = read_number(str(row["number"]))
    return {"lacking": f"{number.before}{number.nth - 1}" if number else ""}


RULE = Rule(
    code="PC104",
    name="number-gap",
    title="Số thứ tự bị nhảy",
    severity=Severity.HINT,
    column="number",
    message="{task}: số thứ tự bị nhảy, thiếu số {lacking}.",
    why="Một số bị nhảy thường là dấu vết của một nhiệm vụ bị xóa nhầm.",
    mend="Tìm lại nhiệm vụ bị thiếu, hoặc đánh lại số thứ tự.",
    bad=({"number": "1"}, {"number": "3"}),
    good=({"number": "1"}, {"number": "2"}),
    holds=_holds,
    details=_details,
)
