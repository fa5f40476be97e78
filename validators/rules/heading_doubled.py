"""PC005: two columns under the same heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(headings: Subject) -> pd.Series[bool]:
    return (headings.text("key") == "") | (headings.frame["nth"] <= 1)


RULE = Rule(
    code="PC005",
    name="heading-doubled",
    title="Tiêu đề cột bị trùng",
    severity=Severity.ERROR,
    over=Over.HEADINGS,
    column="text",
    message="Tiêu đề “{value}” đứng ở hai cột; chỉ cột đầu tiên được đọc.",
    why="Hai cột cùng tên thì không biết cột nào là đúng, nội dung của cột sau bị bỏ qua.",
    mend="Giữ một cột, đổi tên hoặc xóa cột còn lại.",
    bad=({"text": "Thời hạn hoàn thành"},),
    good=({"text": "Thời gian thực hiện"},),
    holds=_holds,
)
