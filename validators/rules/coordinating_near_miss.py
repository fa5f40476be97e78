"""PC209: a coordinating agency that looks like a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import split_agencies
from validators.findings import Severity
from validators.legible import legible
from validators.naming import near_names, proposals, unknown
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.agencies import AgencyRegistry
    from validators.context import Context
    from validators.naming import Mentions
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    registry = tasks.context.registry
    return tasks.judged(tasks.coordinating, lambda named: not _slips(named, registry))


def _slips(mentions: Mentions, registry: AgencyRegistry) -> list[str]:
    return [name for name in unknown(mentions) if near_names(name, registry)]


def _details(row: Row, context: Context) -> Mapping[str, str]:
    named = split_agencies(legible(str(row["coordinating"])), context.registry)
    names = _slips(named, context.registry)
    return {"names": "; ".join(names), "question": proposals(names, context.registry)}


RULE = Rule(
    code="PC209",
    name="coordinating-near-miss",
    title="Tên đơn vị phối hợp có thể viết sai",
    severity=Severity.HINT,
    column="coordinating",
    message="{task}: “{names}” không có trong danh mục đơn vị.{question}",
    why="Tên viết sai thì đơn vị phối hợp không được tính vào nhiệm vụ.",
    mend="Sửa lại tên cho đúng danh mục.",
    bad=({"coordinating": "Sở Tài chinh"},),
    good=({"coordinating": "Sở Tài chính"},),
    holds=_holds,
    details=_details,
)
