"""PC009: rows or columns that are read although nobody sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(sheets: Subject) -> pd.Series[bool]:
    return sheets.text("hidden") == ""


RULE = Rule(
    code="PC009",
    name="hidden-part",
    title="Có dòng hoặc cột bị ẩn",
    severity=Severity.HINT,
    over=Over.SHEETS,
    column="hidden",
    message="Biểu có phần bị ẩn: {value}; nội dung bị ẩn vẫn được đọc.",
    why="Dòng, cột bị ẩn vẫn được kiểm tra và tổng hợp, nhưng người xem biểu không thấy.",
    mend="Bỏ ẩn để rà soát lại; nếu ẩn có chủ ý thì để nguyên.",
    bad=({"hidden": "dòng 4"},),
    good=({"hidden": ""},),
    holds=_holds,
)
