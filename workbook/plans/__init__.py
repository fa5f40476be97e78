"""Plan documents: a file or a text becomes a `Plan`, verbatim, with nothing lost."""

from __future__ import annotations

from workbook.plans.errors import PlanError
from workbook.plans.opening import read_plan, read_plan_text

__all__ = ["PlanError", "read_plan", "read_plan_text"]
