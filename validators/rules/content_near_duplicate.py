"""PC105: the same task twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.near_duplicates import repeats
from validators.rule import Rule

if TYPE_CHECKING:
    import pandas as pd

    from validators.subjects import Subject


def _holds(tasks: Subject) -> pd.Series[bool]:
    by_sheet: dict[int, list[int]] = defaultdict(list)
    for row, sheet in enumerate(tasks.places.tolist()):
        by_sheet[sheet].append(row)
    texts = tasks.folded_content
    repeated = {
        rows[at] for rows in by_sheet.values() for at in repeats(tuple(texts[row] for row in rows))
    }
    return tasks.flags(row not in repeated for row in range(len(tasks.frame)))


RULE = Rule(
    code="PC105",
    name="content-near-duplicate",
    title="Nhiệm vụ bị lặp",
    severity=Severity.WARNING,
    column="content",
    message="{task} lặp lại (gần) nguyên văn một nhiệm vụ ở trên: “{value}”.",
    why="Một việc ghi hai lần sẽ bị báo cáo và đếm hai lần.",
    mend="Xóa dòng lặp; nếu là hai việc khác nhau thì ghi rõ chỗ khác.",
    bad=(
        {"content": "Xây dựng kế hoạch tập huấn nghiệp vụ hộ tịch"},
        {"content": "Xây dựng kế hoạch tập huấn về nghiệp vụ hộ tịch"},
    ),
    good=(
        {"content": "Xây dựng kế hoạch tập huấn nghiệp vụ hộ tịch"},
        {"content": "Xây dựng kế hoạch tập huấn nghiệp vụ chứng thực"},
    ),
    requires=("PC602",),
    holds=_holds,
)
