"""PC026: spaces too many, or letters in another Unicode form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Fix, Severity
from validators.rule import Over, Rule
from validators.tidy import tidied

if TYPE_CHECKING:
    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(cells: Subject) -> pd.Series[bool]:
    return cells.every("text", lambda text: tidied(text) == text)


def _fix(row: Row, _: Context) -> Fix | None:
    return Fix(tidied(str(row["text"])), safe=True)


RULE = Rule(
    code="PC026",
    name="untidy-text",
    title="Khoảng trắng thừa hoặc chữ tổ hợp",
    severity=Severity.HINT,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” có khoảng trắng thừa hoặc chữ ở dạng Unicode tổ hợp.",
    why="Người đọc không thấy, nhưng lọc, tìm và so sánh trong bảng tính thì thành hai giá trị "
    "khác nhau.",
    mend="Bỏ khoảng trắng thừa, chuyển về Unicode dựng sẵn; có thể sửa tự động.",
    bad=({"content": "Xây dựng  kế hoạch tập huấn"},),
    good=({"content": "Xây dựng kế hoạch tập huấn"},),
    requires=("PC022", "PC023"),
    holds=_holds,
    fix=_fix,
)
