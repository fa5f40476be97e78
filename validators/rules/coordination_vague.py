"""PC207: nobody in particular is to coordinate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.naming import only_vague
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    registry = tasks.context.registry
    return tasks.judged(tasks.coordinating, lambda named: not only_vague(named, registry))


RULE = Rule(
    code="PC207",
    name="coordination-vague",
    title="Phối hợp chung chung",
    severity=Severity.HINT,
    column="coordinating",
    message="{task}: cột phối hợp chỉ ghi “{value}”, không nêu đơn vị nào.",
    why="Ghi “các đơn vị liên quan” thì không đơn vị nào biết mình phải phối hợp.",
    mend="Ghi tên các đơn vị phối hợp chính; có thể thêm “và các đơn vị liên quan” ở cuối.",
    bad=({"coordinating": "Các cơ quan, đơn vị liên quan"},),
    good=({"coordinating": "Sở Tài chính và các cơ quan, đơn vị liên quan"},),
    holds=_holds,
)
