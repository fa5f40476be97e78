"""PC028: `hòa` and `hoà` in one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Fix, Severity
from validators.rule import Over, Rule
from validators.tone_marks import marks_first, marks_second, with_marks_first

if TYPE_CHECKING:
    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject

# Names of agencies are left to the registry's own spelling (PC210).
_NAMES = ("lead", "coordinating")


def _holds(cells: Subject) -> pd.Series[bool]:
    """Once per sheet: only the first cell of the second kind."""
    words = ~cells.text("key").isin(_NAMES)
    first = words & cells.every("text", marks_first)
    second = words & cells.every("text", marks_second)
    sheet = cells.places
    mixed = first.groupby(sheet).transform("any") & second
    return ~(mixed & (mixed.groupby(sheet).cumsum() == 1))


def _fix(row: Row, _: Context) -> Fix | None:
    return Fix(in_one_way(str(row["key"]), str(row["text"])), safe=True)


def in_one_way(key: str, text: str) -> str:
    """The text of a cell with every mark on the first letter; names stay as they are."""
    return text if key in _NAMES else with_marks_first(text)


RULE = Rule(
    code="PC028",
    name="mixed-tone-placement",
    title="Lẫn hai kiểu đặt dấu thanh",
    severity=Severity.HINT,
    over=Over.CELLS,
    column="text",
    message="Biểu viết lẫn hai kiểu đặt dấu thanh (hòa và hoà); ô này là ô đầu tiên viết kiểu hoà.",
    why="Cả hai kiểu đều đúng, nhưng lẫn trong một biểu thì tìm kiếm trong bảng tính không ra hết.",
    mend="Chọn một kiểu cho cả biểu; sửa tự động thì viết theo kiểu hòa, thủy.",
    bad=({"content": "Tổ chức hội thi hòa giải viên"}, {"content": "Kiểm tra công trình thuỷ lợi"}),
    good=(
        {"content": "Tổ chức hội thi hòa giải viên"},
        {"content": "Kiểm tra công trình thủy lợi"},
    ),
    requires=("PC022", "PC023"),
    holds=_holds,
    fix=_fix,
)
