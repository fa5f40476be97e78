"""From the tables of a book to its findings: the one way, whoever read the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.check import check
from validators.context import Context
from validators.plan import PlanHead
from workbook.frames import to_sheets
from workbook.results_sheet import is_results_sheet
from workbook.sheet_head import sheet_head

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from validators.agencies import AgencyRegistry
    from validators.context import RuleSettings
    from validators.findings import Finding
    from validators.sheets import Sheets
    from workbook.raw_table import RawTable


@dataclass(frozen=True, slots=True)
class Basis:
    """What a check stands on besides the table: the day, the agencies, the department's rules."""

    today: date
    registry: AgencyRegistry
    rules: RuleSettings


def headed(tables: Iterable[RawTable]) -> list[tuple[RawTable, PlanHead]]:
    """The sheets people filled, each with the head of the plan that stands above its table."""
    return [(raw, sheet_head(raw)) for raw in tables if not is_results_sheet(raw)]


def opened(tables: Iterable[tuple[RawTable, PlanHead]], basis: Basis) -> tuple[Sheets, Context]:
    """All tables as the frames that rules look at, and what checking them needs to know."""
    raws: list[RawTable] = []
    heads: dict[str, PlanHead] = {}
    for raw, head in tables:
        raws.append(raw)
        if head != PlanHead():
            heads.setdefault(raw.ref.source, head)
    context = Context(basis.today, basis.registry, heads=heads, settings=basis.rules)
    return to_sheets(raws), context


def findings_of(tables: Iterable[RawTable], basis: Basis) -> tuple[Finding, ...]:
    """Every finding of the sheets of a book."""
    return check(*opened(headed(tables), basis))
