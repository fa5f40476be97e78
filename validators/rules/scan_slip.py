"""PC029: a word that lost or changed a mark, by a scan or by hand."""

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

# Names are the registry's business, and other cells have rules that read them.
_PROSE = ("section", "content", "deliverable", "deadline", "result", "difficulty")


def _holds(cells: Subject) -> pd.Series[bool]:
    return cells.only(
        cells.text("key").isin(_PROSE),
        lambda prose: prose.every("text", lambda text: not slips(legible(text))),
    )


def _details(row: Row, _: Context) -> Mapping[str, str]:
    found = dict.fromkeys((slip.wrong, slip.right) for slip in slips(legible(str(row["text"]))))
    return {"words": "; ".join(f"“{wrong}” có lẽ là “{right}”" for wrong, right in found)}


def _fix(row: Row, _: Context) -> Fix | None:
    return Fix(mended(legible(str(row["text"]))), safe=False)


RULE = Rule(
    code="PC029",
    name="scan-slip",
    title="Chữ mất dấu hoặc sai dấu",
    severity=Severity.HINT,
    over=Over.CELLS,
    column="text",
    message="{task}, cột “{heading}”: {words}.",
    why="Văn bản quét hay rơi dấu; chữ sai đi vào biểu đã giao thì mọi báo cáo sau chép theo.",
    mend="Đối chiếu với bản gốc; phần mềm chỉ đề xuất, không tự sửa.",
    bad=({"content": "Rà soát, phói hợp kiểm tra việc chấp hành pháp luật"},),
    good=({"content": "Rà soát, phối hợp kiểm tra việc chấp hành pháp luật"},),
    requires=("PC021", "PC022", "PC023", "PC027"),
    holds=_holds,
    details=_details,
    fix=_fix,
)
