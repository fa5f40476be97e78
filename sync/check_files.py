"""Checking files by themselves: a biểu in Excel, or a plan as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.clock import SystemClock, business_date
from sync.settings import read_settings
from validators.check import check
from validators.context import Context, RuleSettings
from workbook.frames import to_sheets
from workbook.plan_table import plan_table
from workbook.plans import read_plan
from workbook.read_xlsx import read_xlsx
from workbook.registry import default_registry, read_registry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from validators.findings import Finding
    from validators.plan import PlanHead
    from workbook.raw_table import RawTable

_PLAN_ENDINGS = (".txt", ".md")


def check_files(paths: Iterable[Path], settings_path: Path | None) -> tuple[Finding, ...]:
    """All findings of all files, in one frame. Raises CannotDoError for an unreadable file."""
    settings = read_settings(settings_path) if settings_path else None
    raws: list[RawTable] = []
    heads: dict[str, PlanHead] = {}
    for path in paths:
        if path.suffix.lower() in _PLAN_ENDINGS:
            plan = read_plan(path)
            heads[path.name] = plan.head
            raws.append(plan_table(plan, path.name))
        else:
            raws += read_xlsx(path)
    context = Context(
        today=business_date(SystemClock()),
        registry=read_registry(settings.registry)
        if settings and settings.registry
        else default_registry(),
        heads=heads,
        settings=settings.rules if settings else RuleSettings(),
    )
    return check(to_sheets(raws), context)
