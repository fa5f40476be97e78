"""PC510: 0,8 where 80 % is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.findings import Fix, Severity
from validators.legible import legible
from validators.progress import read_percent
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(tasks.percents, lambda read: read is None or not read.proposed)


def _details(row: Row, _: Context) -> Mapping[str, str]:
    return {"percent": _as_percent(row)}


def _fix(row: Row, _: Context) -> Fix | None:
    return Fix(_as_percent(row), safe=True)


def _as_percent(row: Row) -> str:
    percent = read_percent(legible(str(row["percent"])))
    return f"{percent.value:.6g}%".replace(".", ",") if percent else ""


RULE = Rule(
    code="PC510",
    name="percent-as-fraction",
    title="Tỷ lệ % ghi dạng phân số",
    severity=Severity.HINT,
    column="percent",
    message="{task}: tỷ lệ “{value}” ghi dạng phân số, có lẽ là {percent}.",
    why="Cột này tính theo phần trăm; 0,8 sẽ bị hiểu là chưa được một phần trăm.",
    mend="Ghi theo phần trăm; có thể sửa tự động.",
    bad=({"status": "Đang thực hiện", "percent": "0,8"},),
    good=({"status": "Đang thực hiện", "percent": "80%"},),
    holds=_holds,
    details=_details,
    fix=_fix,
)
