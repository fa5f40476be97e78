"""PC001: a sheet in which no task table can be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(sheets: Subject) -> pd.Series[bool]:
    return sheets.text("tables") != "0"


RULE = Rule(
    code="PC001",
    name="table-missing",
    title="Không có bảng phân công",
    severity=Severity.ERROR,
    over=Over.SHEETS,
    column="tables",
    message="Không tìm thấy bảng phân công nhiệm vụ trong tệp.",
    why="Không có dòng tiêu đề thì không biết cột nào là nhiệm vụ, cột nào là thời hạn.",
    mend="Giữ dòng tiêu đề của biểu mẫu: TT, Nội dung công việc, Đơn vị chủ trì, "
    "Đơn vị phối hợp, Kết quả/sản phẩm, Thời gian thực hiện.",
    bad=({"tables": "0"},),
    good=({"tables": "1"},),
    requires=("PC610",),
    holds=_holds,
)
