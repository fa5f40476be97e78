"""PC412: a document where a time should stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadline_facts import is_only_document
from validators.findings import Severity
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    return tasks.judged(tasks.deadlines, lambda deadline: not is_only_document(deadline))


RULE = Rule(
    code="PC412",
    name="deadline-document",
    title="Thời hạn chỉ dẫn một văn bản",
    severity=Severity.WARNING,
    column="deadline",
    message="{task}: cột thời hạn ghi một văn bản (“{value}”), không phải một thời hạn.",
    why="Người theo dõi phải đi tìm văn bản mới biết hạn; máy thì không nhắc được.",
    mend="Ghi ngày cuối cùng mà văn bản đó quy định.",
    bad=({"deadline": "Theo Kế hoạch số 32-KH/TU ngày 15/01/2026"},),
    good=({"deadline": "30/6/2026 (theo Kế hoạch số 32-KH/TU)"},),
    holds=_holds,
)
