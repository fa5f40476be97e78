"""How findings speak of tasks: one task of the whole plan is meant, never one of a section."""

from __future__ import annotations

import pytest
from support.plans import task

from validators.plan import TaskRow
from validators.task_names import TaskNames

ISSUED = {
    each.task_id: each
    for each in (
        task("I.1"),
        task("II.1"),
        TaskRow("A", "4", "Số hóa hồ sơ lưu trữ của trung tâm phục vụ hành chính công"),
        TaskRow("B", "4", "Tập huấn"),
    )
}


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"task_id": "II.1", "number": "1", "row": 9}, "Nhiệm vụ II.1"),
        (
            {"task_id": "A", "number": "4", "row": 9},
            "Nhiệm vụ 4 “Số hóa hồ sơ lưu trữ của trung tâm phục…”",
        ),
        ({"task_id": "B", "number": "4", "row": 9}, "Nhiệm vụ 4 “Tập huấn”"),
        ({"task_id": "", "number": "1.", "section": "II", "row": 9}, "Nhiệm vụ II.1"),
        ({"task_id": "", "number": "2", "section": "bảng 2/II/3", "row": 9}, "Nhiệm vụ II.3.2"),
        ({"task_id": "", "number": "II.3", "section": "II", "row": 9}, "Nhiệm vụ II.3"),
        ({"task_id": "", "number": "", "section": "II", "row": 9}, "Dòng 9"),
        ({"number": "7"}, "Nhiệm vụ 7"),
    ],
)
def test_names(row: dict[str, object], name: str) -> None:
    """The number with its section; the first words where that number stands twice in the plan."""
    assert TaskNames(ISSUED).of(row) == name
