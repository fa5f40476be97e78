"""PC007: a heading that was understood, with a mark lost or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Fix, Severity
from validators.legible import legible
from validators.rule import Over, Rule
from validators.slips import mended, slips

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(headings: Subject) -> pd.Series[bool]:
    return headings.every("text", lambda text: not slips(legible(text)))


def _details(row: Row, _: Context) -> Mapping[str, str]:
    return {"right": mended(legible(str(row["text"])))}


def _fix(row: Row, _: Context) -> Fix | None:
    return Fix(mended(legible(str(row["text"]))), safe=False)


RULE = Rule(
    code="PC007",
    name="heading-slip",
    title="Tiêu đề cột mất dấu hoặc sai dấu",
    severity=Severity.HINT,
    over=Over.HEADINGS,
    column="text",
    message="Tiêu đề cột “{value}” có lẽ là “{right}”; cột vẫn được đọc theo nghĩa đó.",
    why="Tiêu đề sai dấu vẫn được hiểu, nhưng người khác tìm hoặc ghép bảng thì không thấy cột.",
    mend="Đối chiếu với bản gốc rồi ghi lại tiêu đề.",
    bad=({"key": "coordinating", "text": "Đơn vị phói hợp"},),
    good=({"key": "coordinating", "text": "Đơn vị phối hợp"},),
    requires=("PC006",),
    holds=_holds,
    details=_details,
    fix=_fix,
)
