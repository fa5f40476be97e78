"""PC900: a rule broke down; the others went on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(sheets: Subject) -> pd.Series[bool]:
    """Nothing to look for: the check itself raises this finding."""
    return sheets.text("source") == sheets.text("source")


RULE = Rule(
    code="PC900",
    name="rule-crashed",
    title="Quy tắc gặp lỗi chương trình",
    severity=Severity.WARNING,
    over=Over.SHEETS,
    column="source",
    message="Quy tắc {crashed} gặp lỗi chương trình nên chưa kiểm tra được; "
    "các quy tắc khác vẫn chạy.",
    why="Một quy tắc hỏng không được làm dừng cả lần kiểm tra, nhưng phải được nói ra.",
    mend="Gửi tệp nhật ký cho người phụ trách phần mềm; không cần sửa gì trong biểu.",
    bad=(),
    good=({"source": "bieu.xlsx"},),
    holds=_holds,
)
