"""PC023: tone marks torn from their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Over, Rule
from validators.torn_marks import torn_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(cells: Subject) -> pd.Series[bool]:
    return cells.every("text", lambda text: not torn_marks(text))


def _details(row: Row, _: Context) -> Mapping[str, str]:
    return {"word": torn_marks(str(row["text"]))}


RULE = Rule(
    code="PC023",
    name="torn-marks",
    title="Dấu thanh rời khỏi chữ",
    severity=Severity.WARNING,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” có dấu thanh rời khỏi chữ: “{word}”.",
    why="Chữ sao chép từ PDF hay bị rời dấu; tên đơn vị và thời hạn khi đó không nhận ra được.",
    mend="Gõ lại chữ bị rời dấu.",
    bad=({"content": "Xây dựng kế hoac̣ h tập huấn"},),
    good=({"content": "Xây dựng kế hoạch tập huấn"},),
    requires=("PC022",),
    blinds=True,
    holds=_holds,
    details=_details,
)
