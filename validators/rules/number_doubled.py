"""PC103: the same number twice in one section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    frame = tasks.frame
    number = frame["number"].str.strip().str.rstrip(".)")
    place = frame[["source", "sheet", "section"]].assign(number=number)
    return ~(place.duplicated(keep="first") & (number != ""))


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
    holds=_holds,
)
