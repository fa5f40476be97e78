"""PC407: a deadline after the end of the plan's period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.plan_period import plan_end
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    """Silent where the plan's title states no period."""
    sources = tasks.text("source")
    ends = {source: plan_end(tasks.context.head_of(source)) for source in sources.unique()}
    pairs = zip(tasks.deadlines, sources.tolist(), strict=True)
    return tasks.flags(
        not (deadline.end and (end := ends[source]) and deadline.end > end)
        for deadline, source in pairs
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    end = plan_end(context.head_of(str(row["source"])))
    return {"year": str(end.year) if end else ""}


RULE = Rule(
    code="PC407",
    name="deadline-after-plan",
    title="Thời hạn sau khi kế hoạch kết thúc",
    severity=Severity.WARNING,
    column="deadline",
    message="{task}: thời hạn “{value}” đứng sau năm cuối của kế hoạch ({year}).",
    why="Tên kế hoạch nêu thời kỳ thực hiện; việc sau thời kỳ đó không ai theo dõi theo kế "
    "hoạch này.",
    mend="Ghi lại thời hạn trong thời kỳ của kế hoạch, hoặc chuyển sang kế hoạch năm sau.",
    bad=({"deadline": "30/6/2027"},),
    good=({"deadline": "30/6/2026"},),
    holds=_holds,
    details=_details,
)
