"""PC025: a person's number or address in free text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.personal_numbers import personal_numbers
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject

_FREE_TEXT = ("content", "lead", "coordinating", "deliverable", "result", "difficulty")


def _holds(cells: Subject) -> pd.Series[bool]:
    return cells.only(
        cells.text("key").isin(_FREE_TEXT),
        lambda free: free.every("text", lambda text: not personal_numbers(text)),
    )


def _details(row: Row, _: Context) -> Mapping[str, str]:
    found = personal_numbers(str(row["text"]))
    return {"found": "; ".join(f"{each.kind} {each.masked}" for each in found)}


RULE = Rule(
    code="PC025",
    name="personal-number",
    title="Thông tin cá nhân trong biểu",
    severity=Severity.WARNING,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” có thể chứa thông tin cá nhân: {found}.",
    why="Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: biểu giao việc cần tên đơn vị, không cần số "
    "của từng người.",
    mend="Xóa số định danh, số điện thoại, địa chỉ thư riêng; ghi đơn vị và chức vụ.",
    bad=({"content": "Liên hệ đồng chí phụ trách, số 0912 345 678"},),
    good=({"content": "Liên hệ văn phòng của Sở Tư pháp"},),
    holds=_holds,
    details=_details,
)
