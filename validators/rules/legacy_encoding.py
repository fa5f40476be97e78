"""PC022: text typed for the fonts of before Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Fix, Severity
from validators.legacy_text import modern_text
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(cells: Subject) -> pd.Series[bool]:
    return cells.every("text", lambda text: modern_text(text) is None)


def _details(row: Row, _: Context) -> Mapping[str, str]:
    return {"modern": modern_text(str(row["text"])) or ""}


def _fix(row: Row, _: Context) -> Fix | None:
    """Not safe: which of the old tables was meant is a conclusion, not a fact."""
    modern = modern_text(str(row["text"]))
    return Fix(modern, safe=False) if modern else None


RULE = Rule(
    code="PC022",
    name="legacy-encoding",
    title="Chữ viết bằng phông cũ (TCVN3, VNI)",
    severity=Severity.ERROR,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” viết bằng phông cũ (TCVN3 hoặc VNI), có lẽ là “{modern}”.",
    why="Nghị định 30/2020/NĐ-CP yêu cầu chữ Unicode; chữ phông cũ không đọc và không so sánh "
    "được.",
    mend="Chuyển ô sang Unicode (công cụ chuyển mã của bộ gõ tiếng Việt) rồi đọc lại một lượt.",
    bad=({"content": "X©y dùng kÕ ho¹ch tËp huÊn nghiÖp vô"},),
    good=({"content": "Xây dựng kế hoạch tập huấn nghiệp vụ"},),
    blinds=True,
    holds=_holds,
    details=_details,
    fix=_fix,
)
