"""PC513: finished, no word on when, and nothing that proves it was in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from validators.context import Undated
from validators.example import EXAMPLE_IDS, EXAMPLE_SOURCE, ISSUED_CONTEXT
from validators.findings import Severity
from validators.finish import Finish, in_time
from validators.legible import legible
from validators.progress import Status, lacks_day
from validators.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject

_KEPT = Status.DONE.value  # behind a blank stand the words that count still


def _holds(tasks: Subject) -> pd.Series[bool]:
    """A sheet may have been written in since; who only helps is not asked."""
    known, assigned = tasks.context.undated, tasks.context.assigned
    return tasks.flags(
        (about := known.get((source, task_id))) is None
        or task_id not in assigned.get(source, ())
        or not lacks_day(legible(status or _KEPT), legible(day), about.finish.stale)
        for source, task_id, status, day in tasks.rows("source", "task_id", "status", "updated_on")
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    last_day, finish = context.undated[str(row["source"]), str(row["task_id"])]
    if in_time(finish, last_day, context.today) is False:
        counted = f"tính là quá hạn, vì ngày {finish.open_on:%d/%m/%Y} bảng còn ghi chưa xong"
    else:
        counted = (
            f"tạm tính là đúng hạn, dù đến ngày {finish.seen:%d/%m/%Y} mới đọc thấy hoàn thành"
        )
    return {"last_day": f"{last_day:%d/%m/%Y}", "counted": counted}


RULE = Rule(
    code="PC513",
    name="finished-without-day",
    title="Hoàn thành sau hạn mà không ghi ngày",
    severity=Severity.WARNING,
    column="updated_on",
    message="{task} ghi hoàn thành mà chưa ghi ngày hoàn thành, hạn cuối {last_day}; bản tổng hợp "
    "{counted}.",
    why="Hạn đã qua thì chỉ ngày hoàn thành mới cho biết đúng hạn hay quá hạn; không có ngày thì "
    "tính theo lần đầu đọc thấy hoàn thành.",
    mend="Ghi ngày hoàn thành (ngày/tháng/năm) vào cột Ngày cập nhật.",
    bad=(
        {"task_id": "NV-001", "status": "Hoàn thành", "result": "Đã ban hành", "updated_on": ""},
        {"task_id": "NV-002"},
    ),
    good=(
        {
            "task_id": "NV-001",
            "status": "Hoàn thành",
            "result": "Đã ban hành",
            "updated_on": "29/5/2026",
        },
        {"task_id": "NV-002"},
    ),
    reads=("status",),
    requires=("PC501", "PC507", "PC511", "PC601", "PC602", "PC603"),
    holds=_holds,
    details=_details,
    example_context=replace(
        ISSUED_CONTEXT,
        undated={
            (EXAMPLE_SOURCE, EXAMPLE_IDS[0]): Undated(
                date(2026, 5, 15), Finish(seen=date(2026, 5, 30), open_on=date(2026, 5, 29))
            )
        },
    ),
)
