"""PC006: a column that no biểu has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(headings: Subject) -> pd.Series[bool]:
    """A stranger in a sheet that lacks a column may be that column renamed: PC004 says so."""
    missing = headings.text("text") == ""
    lacking = missing.groupby(headings.places).transform("any")
    return (headings.text("key") != "") | missing | lacking


RULE = Rule(
    code="PC006",
    name="heading-unknown",
    title="Cột lạ",
    severity=Severity.HINT,
    over=Over.HEADINGS,
    column="text",
    message="Cột “{value}” không có trong biểu mẫu nên không được đọc.",
    why="Nội dung của cột lạ không được kiểm tra và không được tổng hợp; nên biết trước điều đó.",
    mend="Nếu là một cột của biểu mẫu thì sửa lại tiêu đề; nếu là cột riêng thì để nguyên.",
    bad=({"text": "Màu sắc yêu thích"},),
    good=({"text": "Thời gian thực hiện"},),
    holds=_holds,
)
