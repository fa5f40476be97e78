"""PC027: a formula that failed, or was never calculated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject

# What Excel, Google Sheets and LibreOffice show for a failed formula, and a formula as text.
_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|ERROR!|TÊN\?)|(?:Err|Lỗi):\d{3}"
    r"|=(?:[A-Z_][\w.]*\(|[$']?[A-Z]|[-+\d(\"]).*",
    re.DOTALL,
)


def _holds(cells: Subject) -> pd.Series[bool]:
    return cells.every("text", lambda text: _ERROR.fullmatch(text.strip()) is None)


RULE = Rule(
    code="PC027",
    name="cell-error",
    title="Ô bị lỗi công thức",
    severity=Severity.ERROR,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}” là một công thức bị lỗi hoặc chưa được tính: {value}.",
    why="Ô lỗi không có giá trị; coi nó là chữ hay là ô trống đều sai.",
    mend="Ghi thẳng giá trị vào ô thay cho công thức.",
    bad=({"deliverable": "#REF!"},),
    good=({"deliverable": "Báo cáo"},),
    blinds=True,
    holds=_holds,
)
