"""PC103: the same number twice in one section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.numbering import bare_number
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    """A row that repeats number and task is a copy: PC105 speaks of it."""
    number = tasks.each("number", bare_number)
    place = tasks.frame[["source", "sheet"]].assign(block=tasks.blocks, number=number)
    copy = place.assign(content=tasks.folded_content).duplicated(keep="first")
    return ~(place.duplicated(keep="first") & (place["number"] != "")) | copy


RULE = Rule(
    code="PC103",
    name="number-doubled",
    title="Số thứ tự bị trùng",
    severity=Severity.ERROR,
    column="number",
    message="Số thứ tự {value} bị trùng trong cùng một mục.",
    why="Hai nhiệm vụ cùng số thì báo cáo dễ ghi nhầm dòng.",
    mend="Đánh lại số thứ tự để mỗi nhiệm vụ trong mục có một số riêng.",
    bad=({"number": "1"}, {"number": "1"}),
    good=({"number": "1"}, {"number": "2"}),
    requires=("PC602",),
    holds=_holds,
)
