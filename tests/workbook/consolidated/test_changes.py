"""What became different between two consolidations."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from support.sample_consolidation import AGENCIES, CONSOLIDATION, LAST_NIGHT, LINES, TODAY

from validators.progress import StatusClass
from workbook.consolidated.changes import with_changes
from workbook.consolidated.model import ChangeKind, ConsolidatedTask, Consolidation

BEFORE = replace(CONSOLIDATION, business_date=TODAY - timedelta(days=1))


def told(before: Consolidation | None, now: Consolidation = CONSOLIDATION) -> list[tuple[str, ...]]:
    """The changes as short lines: kind, agency, task id, in what, old, new."""
    changes = with_changes(now, before).changes
    return [
        (each.kind.name, each.agency, each.task.task_id if each.task else "", each.what)
        + ((each.old, each.new) if each.old or each.new else ())
        for each in changes
    ]


def with_first(**said: object) -> tuple[ConsolidatedTask, ...]:
    """The sample's tasks, the report on the first one changed."""
    report = replace(LINES[0].reports[0], **said)  # type: ignore[arg-type]
    return (replace(LINES[0], reports=(report,)), *LINES[1:])


def test_equal_consolidations_differ_in_nothing() -> None:
    """Nor does an order of rows make a difference."""
    turned = replace(BEFORE, tasks=tuple(reversed(BEFORE.tasks)))

    assert told(BEFORE) == told(turned) == []


@pytest.mark.parametrize(
    ("key", "heading"),
    [
        ("result", "Kết quả thực hiện"),
        ("difficulty", "Khó khăn/vướng mắc"),
        ("status", "Trạng thái"),
    ],
)
def test_other_words_stand_with_old_and_new(key: str, heading: str) -> None:
    """Whoever wrote them, on which task; a value that was erased is seen too."""
    before = replace(BEFORE, tasks=with_first(**{key: "lời cũ"}))

    is_now = getattr(LINES[0].reports[0], key)
    assert told(before) == [("CHANGED", "Sở Nội vụ", "NV001", heading, "lời cũ", is_now)]


def test_newly_late_and_newly_done_come_first() -> None:
    """A class may change although nobody wrote a word: a day has passed."""
    first = with_first(status_class=StatusClass.IN_TERM)[0]
    on_time = replace(LINES[1].reports[0], status_class=StatusClass.IN_TERM)
    before = replace(BEFORE, tasks=(first, replace(LINES[1], reports=(on_time,)), LINES[2]))

    assert [line[:3] for line in told(before)] == [
        ("NEWLY_LATE", "Văn phòng UBND tỉnh", "NV002"),
        ("NEWLY_DONE", "Sở Nội vụ", "NV001"),
    ]


def test_new_and_removed_tasks_and_agencies() -> None:
    """A task is told once, not once for each of its agencies."""
    fewer = replace(LINES[2], reports=LINES[2].reports[:1])

    assert told(replace(BEFORE, tasks=(LINES[0], fewer))) == [
        ("NEW", "", "NV002", "Nhiệm vụ mới"),
        ("NEW", "Sở Nội vụ", "NV003", "Đơn vị mới được giao"),
    ]
    assert told(BEFORE, replace(CONSOLIDATION, tasks=(LINES[0], fewer))) == [
        ("REMOVED", "Sở Nội vụ", "NV003", "Đơn vị không còn được giao"),
        ("REMOVED", "", "NV002", "Nhiệm vụ không còn trong kế hoạch"),
    ]


def test_what_the_department_rewrote_belongs_to_no_agency() -> None:
    """A deadline put off is a change of the plan."""
    task = replace(LINES[0].task, deadline="Quý I/2026")
    before = replace(BEFORE, tasks=(replace(LINES[0], task=task), *LINES[1:]))

    assert told(before) == [
        ("CHANGED", "", "NV001", "Thời gian thực hiện", "Quý I/2026", "Quý II/2026")
    ]


@pytest.mark.parametrize(("days", "silent"), [(29, False), (30, True)])
def test_long_silence_is_told_without_an_earlier_one(days: int, silent: bool) -> None:
    """Thirty days, and only of agencies that still have work to do."""
    since = LAST_NIGHT - timedelta(days=days - 1)
    lines = tuple(replace(line, changed_at=since) for line in AGENCIES[:1])

    found = with_changes(replace(CONSOLIDATION, agencies=lines), None)

    kinds = [change.kind for change in found.changes]
    assert kinds == ([ChangeKind.SILENT] if silent else [])
    assert found.compared_with is None
