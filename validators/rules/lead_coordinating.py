"""PC204: one agency both leads and coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import Kind, split_agencies
from validators.findings import Severity
from validators.legible import legible
from validators.naming import identity
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.naming import Mentions
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    pairs = zip(tasks.leads, tasks.coordinating, strict=True)
    return tasks.flags(not _both(*pair) for pair in pairs)


def _both(leads: Mentions, coordinating: Mentions) -> list[str]:
    """The agencies named in both; a group that holds the lead is no mistake."""
    leading = {identity(each) for each in leads if each.kind is Kind.AGENCY}
    return [
        each.text for each in coordinating if each.kind is Kind.AGENCY and identity(each) in leading
    ]


def _details(row: Row, context: Context) -> Mapping[str, str]:
    cells = (
        split_agencies(legible(str(row[key])), context.registry) for key in ("lead", "coordinating")
    )
    return {"names": "; ".join(_both(*cells))}


RULE = Rule(
    code="PC204",
    name="lead-coordinating",
    title="Đơn vị vừa chủ trì vừa phối hợp",
    severity=Severity.WARNING,
    column="coordinating",
    message="{task}: {names} vừa chủ trì vừa phối hợp.",
    why="Một đơn vị không phối hợp với chính mình; thường là chép nhầm cột.",
    mend="Bỏ đơn vị chủ trì ra khỏi cột phối hợp, hoặc ghi lại đúng đơn vị chủ trì.",
    bad=({"lead": "Sở Tư pháp", "coordinating": "Sở Tài chính; Sở Tư pháp"},),
    good=({"lead": "Sở Tư pháp", "coordinating": "Sở Tài chính"},),
    reads=("lead",),
    holds=_holds,
    details=_details,
)
