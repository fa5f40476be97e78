"""PC205: a lead whose name has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import split_agencies
from validators.findings import Severity
from validators.legible import legible
from validators.naming import expired, expiry_day, none_expired, successors
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return none_expired(tasks, tasks.leads)


def _details(row: Row, context: Context) -> Mapping[str, str]:
    named = split_agencies(legible(str(row["lead"])), context.registry)
    agencies = expired(named, expiry_day(row, context), context.registry)
    return {
        "names": "; ".join(agency.name for agency in agencies),
        "now": successors(agencies, context.registry),
    }


RULE = Rule(
    code="PC205",
    name="lead-expired",
    title="Đơn vị chủ trì đã đổi tên hoặc không còn",
    severity=Severity.WARNING,
    column="lead",
    message="{task}: đơn vị chủ trì {names} không còn mang tên này.{now}",
    why="Sau khi sắp xếp bộ máy năm 2025 nhiều tên cũ không còn ai nhận việc.",
    mend="Ghi tên mới của đơn vị tiếp nhận nhiệm vụ.",
    bad=({"lead": "Sở Kế hoạch và Đầu tư"},),
    good=({"lead": "Sở Nội vụ"},),
    holds=_holds,
    details=_details,
)
