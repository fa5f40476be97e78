"""PC210: an agency in letters other than the registry's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Fix, Severity
from validators.legible import legible
from validators.rule import Over, Rule
from validators.spelling import respelled, spelling_slips

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject

_NAMES = ("lead", "coordinating")


def _holds(cells: Subject) -> pd.Series[bool]:
    registry = cells.context.registry
    return cells.only(
        cells.text("key").isin(_NAMES),
        lambda named: named.every("text", lambda text: not spelling_slips(legible(text), registry)),
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    slips = spelling_slips(legible(str(row["text"])), context.registry)
    return {"names": "; ".join(dict.fromkeys(right for _, right in slips))}


def _fix(row: Row, context: Context) -> Fix | None:
    text = str(row["text"])
    fixed = respelled(text, context.registry)
    return Fix(fixed, safe=True) if fixed != text else None


RULE = Rule(
    code="PC210",
    name="agency-spelling",
    title="Tên đơn vị viết khác danh mục",
    severity=Severity.HINT,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}”: danh mục đơn vị viết là {names}.",
    why="Khác nhau chỉ một chữ hoa hay vị trí dấu cũng thành hai giá trị khi lọc trong bảng tính.",
    mend="Viết tên đơn vị như trong danh mục; có thể sửa tự động.",
    bad=({"lead": "Sở tư pháp"},),
    good=({"lead": "Sở Tư pháp"},),
    requires=("PC022", "PC023"),
    holds=_holds,
    details=_details,
    fix=_fix,
)
