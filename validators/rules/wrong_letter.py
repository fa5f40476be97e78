"""PC024: ƣ for ư, ð for đ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Fix, Severity
from validators.legible import WRONG_LETTERS, right_letters
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(cells: Subject) -> pd.Series[bool]:
    return cells.every("text", lambda text: right_letters(text) == text)


def _details(row: Row, _: Context) -> Mapping[str, str]:
    found = dict.fromkeys(letter for letter in str(row["text"]) if letter in WRONG_LETTERS)
    return {"letters": ", ".join(f"{each} (đúng là {WRONG_LETTERS[each]})" for each in found)}


def _fix(row: Row, _: Context) -> Fix | None:
    return Fix(right_letters(str(row["text"])), safe=True)


RULE = Rule(
    code="PC024",
    name="wrong-letter",
    title="Chữ ƣ, ð viết thay cho ư, đ",
    severity=Severity.WARNING,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” viết nhầm chữ cái: {letters}.",
    why="Phần mềm chuyển mã cũ đổi ư thành ƣ; mắt không thấy nhưng tìm kiếm thì không ra.",
    mend="Thay ƣ bằng ư, ð bằng đ; có thể sửa tự động.",
    bad=({"content": "Trình Hội đồng nhân dân tỉnh trƣớc kỳ họp"},),
    good=({"content": "Trình Hội đồng nhân dân tỉnh trước kỳ họp"},),
    requires=("PC022",),
    holds=_holds,
    details=_details,
    fix=_fix,
)
