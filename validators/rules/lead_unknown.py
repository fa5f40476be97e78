"""PC202: a lead that the registry does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import split_agencies
from validators.findings import Severity
from validators.legible import legible
from validators.naming import proposals, unknown
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(tasks.leads, lambda named: not unknown(named))


def _details(row: Row, context: Context) -> Mapping[str, str]:
    names = unknown(split_agencies(legible(str(row["lead"])), context.registry))
    return {"names": "; ".join(names), "question": proposals(names, context.registry)}


RULE = Rule(
    code="PC202",
    name="lead-unknown",
    title="Đơn vị chủ trì không có trong danh mục",
    severity=Severity.WARNING,
    column="lead",
    message="{task}: đơn vị chủ trì “{names}” không có trong danh mục đơn vị.{question}",
    why="Tên không có trong danh mục thì không biết giao bảng cho ai, hoặc giao thành một đơn "
    "vị thứ hai.",
    mend="Sửa lại tên cho đúng danh mục, hoặc bổ sung đơn vị vào danh mục.",
    bad=({"lead": "Sở Tư phap"},),
    good=({"lead": "Sở Tư pháp"},),
    requires=("PC201",),
    holds=_holds,
    details=_details,
)
