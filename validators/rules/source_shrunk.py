"""PC611: a sheet that lost more rows than anybody takes out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.example import EXAMPLE_IDS, EXAMPLE_SOURCE, ISSUED_CONTEXT
from validators.findings import Severity
from validators.rule import Over, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from validators.context import Context
    from validators.rule import Row
    from validators.subjects import Subject

_MOST = 0.2  # of the rows there were; above it the sheet is in doubt


def _theirs(source: str, tasks: frozenset[str], context: Context) -> frozenset[str]:
    """Those of some tasks that are still the agency's."""
    given = (context.assigned, context.coordinating)
    return tasks & frozenset().union(*(each.get(source, frozenset()) for each in given))


def _had(source: str, context: Context) -> frozenset[str]:
    """The tasks that stood in a sheet and are still the agency's."""
    return _theirs(source, context.had.get(source, frozenset()), context)


def _gone(source: str, task_ids: str, context: Context) -> frozenset[str]:
    return _had(source, context) - set(task_ids.split("\n"))


def _shrunk_today(source: str, task_ids: str, context: Context) -> bool:
    """Whether a mail is much shorter than the one before it: the days after need not say so again.

    Whoever mails only what is new sends other rows each time, and not fewer of them.
    """
    stood = _theirs(source, context.stood.get(source, frozenset()), context)
    now = _theirs(source, frozenset(task_ids.split("\n")), context)
    return len(stood) - len(now) > _MOST * len(_had(source, context))


def _holds(sheets: Subject) -> pd.Series[bool]:
    context = sheets.context
    return sheets.flags(
        len(_gone(source, ids, context)) <= _MOST * len(_had(source, context))
        or (source in context.mailed and not _shrunk_today(source, ids, context))
        for source, ids in sheets.rows("source", "task_ids")
    )


def _details(row: Row, context: Context) -> Mapping[str, str]:
    source, ids = str(row["source"]), str(row["task_ids"])
    return {
        "gone": str(len(_gone(source, ids, context))),
        "had": str(len(_had(source, context))),
    }


RULE = Rule(
    code="PC611",
    name="source-shrunk",
    title="Bảng mất nhiều dòng",
    severity=Severity.WARNING,
    over=Over.SHEETS,
    column="task_ids",
    message="Nghi ngờ bảng bị cắt: mất {gone} trong {had} dòng nhiệm vụ từng có; số liệu cũ của "
    "các dòng ấy được giữ.",
    why="Bảng bị cắt giữa chừng, bị lọc rồi xóa, hoặc chép thiếu vẫn mở được như thường. Bảng gửi "
    "qua thư có thể chỉ gồm những dòng mới nên chỉ bị nghi ngờ trong ngày bảng ngắn hẳn lại.",
    mend="Hỏi đơn vị, rồi khôi phục các dòng từ lịch sử của tệp hoặc gửi lại bảng đầy đủ.",
    bad=({"task_id": EXAMPLE_IDS[0]},),
    good=({"task_id": EXAMPLE_IDS[0]}, {"task_id": EXAMPLE_IDS[1]}),
    holds=_holds,
    details=_details,
    example_context=replace(
        ISSUED_CONTEXT,
        assigned={EXAMPLE_SOURCE: frozenset(EXAMPLE_IDS[:1])},
        coordinating={EXAMPLE_SOURCE: frozenset(EXAMPLE_IDS[1:2])},
        had={EXAMPLE_SOURCE: frozenset(EXAMPLE_IDS[:2])},
    ),
)
