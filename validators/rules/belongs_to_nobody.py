"""PC610: a file or a mail that counts for no agency, or for another plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.example import EXAMPLE_CONTEXT, EXAMPLE_SOURCE
from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(sheets: Subject) -> pd.Series[bool]:
    return ~sheets.text("source").isin(sheets.context.rejected) | (sheets.text("tables") != "0")


def _details(row: Row, context: Context) -> Mapping[str, str]:
    return {"reason": context.rejected.get(str(row["source"]), "")}


RULE = Rule(
    code="PC610",
    name="belongs-to-nobody",
    title="Tệp hoặc thư không rõ của đơn vị nào, hoặc của kế hoạch khác",
    severity=Severity.WARNING,
    over=Over.SHEETS,
    column="tables",
    message="Không nhận: {reason}",
    why="Chương trình không đoán một tệp là của ai: đoán sai thì báo cáo của đơn vị này ghi vào "
    "nhiệm vụ của đơn vị khác. Mã nhiệm vụ của hai kế hoạch có thể trùng nhau, nên tệp ghi kế "
    "hoạch khác cũng không được tính.",
    mend="Đổi tên tệp thành đúng tên đơn vị, bổ sung địa chỉ gửi vào danh mục đơn vị, sửa số kế "
    "hoạch ghi nhầm ở đầu biểu, hoặc chuyển tệp không liên quan đi nơi khác.",
    bad=({"tables": "0"},),
    good=({"tables": "1"},),
    holds=_holds,
    details=_details,
    example_context=replace(
        EXAMPLE_CONTEXT, rejected={EXAMPLE_SOURCE: "tên tệp không đúng là tên một đơn vị."}
    ),
)
