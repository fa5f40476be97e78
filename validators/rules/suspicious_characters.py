"""PC021: characters that only look right, or do not show at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import suspicious_characters
from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(cells: Subject) -> pd.Series[bool]:
    return cells.every("text", lambda text: not suspicious_characters(text))


def _details(row: Row, _: Context) -> Mapping[str, str]:
    found = suspicious_characters(str(row["text"]))
    return {"characters": "; ".join(dict.fromkeys(each.name for each in found))}


RULE = Rule(
    code="PC021",
    name="suspicious-characters",
    title="Ký tự lạ",
    severity=Severity.WARNING,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” có ký tự lạ: {characters}.",
    why="Chữ trông giống mà khác mã, hoặc ký tự ẩn, làm cho tìm kiếm và so sánh tên không ra.",
    mend="Gõ lại chữ đó bằng bộ gõ tiếng Việt (Unicode); không sao chép từ tệp PDF hoặc trang "
    "mạng.",
    bad=({"content": "Rà soát văn bản\u200b về đất đai"},),
    good=({"content": "Rà soát văn bản về đất đai"},),
    requires=("PC022",),
    holds=_holds,
    details=_details,
)
