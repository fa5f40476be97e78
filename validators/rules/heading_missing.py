"""PC004: a column the biểu must have is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.columns import BY_KEY
from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(headings: Subject) -> pd.Series[bool]:
    return headings.text("text") != ""


def _details(row: Row, _: Context) -> Mapping[str, str]:
    return {"heading": BY_KEY[str(row["key"])].heading}


RULE = Rule(
    code="PC004",
    name="heading-missing",
    title="Thiếu cột",
    severity=Severity.ERROR,
    over=Over.HEADINGS,
    column="text",
    message="Biểu thiếu cột “{heading}”.",
    why="Thiếu cột thì không kiểm tra và không tổng hợp được nội dung của cột đó.",
    mend="Thêm lại cột với đúng tiêu đề của biểu mẫu, hoặc sửa tiêu đề đã bị đổi tên.",
    bad=({"text": "", "key": "deadline"},),
    good=({"text": "Thời gian thực hiện", "key": "deadline"},),
    holds=_holds,
    details=_details,
)
