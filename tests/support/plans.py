"""Small plans for tests."""

from __future__ import annotations

from datetime import date

from validators.plan import Plan, PlanHead, TaskRow

HEAD = PlanHead(
    number="48/KH-UBND",
    issued_on=date(2026, 2, 20),
    place="Mẫu Sơn",
    issuer="Ủy ban nhân dân tỉnh Mẫu Sơn",
    title="Cải cách hành chính năm 2026",
    year=2026,
)


def task(task_id: str, **fields: str) -> TaskRow:
    """A task `I.1` of section I; every field not named is sound."""
    section, _, number = task_id.partition(".")
    sound = {
        "content": f"Ban hành kế hoạch số {number} của mục {section}",
        "lead": "Sở Tư pháp",
        "coordinating": "Sở Nội vụ",
        "deliverable": "Kế hoạch của Ủy ban nhân dân tỉnh",
        "deadline": "Tháng 9/2026",
        "section": f"Mục {section}",
    }
    return TaskRow(task_id=task_id, number=number, section_number=section, **{**sound, **fields})


def plan(*tasks: TaskRow) -> Plan:
    """A plan of these tasks."""
    return Plan(HEAD, tasks)
