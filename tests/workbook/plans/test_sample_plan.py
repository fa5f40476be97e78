"""The sample plan the product ships: read whole, with the faults it carries on purpose."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from templates import open_template
from workbook.plans import read_plan

if TYPE_CHECKING:
    from validators.plan import Plan

LEADS = {
    "Sở Nội vụ": 3,
    "Sở Tài chính": 2,
    "Sở Khoa học và Công nghệ": 2,
    "Sở Tư pháp": 2,
    "Sở Y tế": 2,
    "Sở Giáo dục và Đào tạo": 2,
    "UBND xã An Bình": 1,
    "UBND xã Hòa Lạc": 1,
    "UBND xã Tân Phong": 1,
    "UBND xã Bình Minh": 1,
    "UBND phường Đông Hà": 1,
    "UBND phường Trung Tâm": 1,
    "": 1,
}


@pytest.fixture(scope="module")
def sample() -> Plan:
    """The sample plan, read."""
    with open_template("ke_hoach_mau.txt") as path:
        return read_plan(path)


def test_twenty_tasks_in_four_sections(sample: Plan) -> None:
    """The annexed table has 20 tasks in sections I to IV."""
    sections = Counter(task.section_number for task in sample.tasks)

    assert sections == {"I": 5, "II": 5, "III": 6, "IV": 4}


def test_every_lead_has_a_task(sample: Plan) -> None:
    """Six departments and six communes lead, and one task has nobody."""
    assert Counter(task.lead for task in sample.tasks) == LEADS


def test_the_faults_are_there(sample: Plan) -> None:
    """One task each without lead, deadline, deliverable; one number stands twice."""
    missing = {
        key: [task.task_id for task in sample.tasks if not getattr(task, key)]
        for key in ("lead", "deadline", "deliverable")
    }

    assert missing == {"lead": ["II.5"], "deadline": ["III.6"], "deliverable": ["III.5"]}
    assert [task.number for task in sample.tasks[5:10]] == ["1", "2", "3", "3", "5"]
    assert len({task.task_id for task in sample.tasks}) == 20


def test_head_of_the_sample(sample: Plan) -> None:
    """Number, date, place, issuer and year of the invented province."""
    head = sample.head

    assert (head.number, head.issued_on) == ("48/KH-UBND", date(2026, 2, 20))
    assert (head.place, head.year) == ("Mẫu Sơn", 2026)
    assert head.issuer == "Ủy ban nhân dân tỉnh Mẫu Sơn"
    assert head.parent_documents == ("72/2025/QH15", "15-NQ/TU", "07/NQ-HĐND")


def test_reports_of_the_sample(sample: Plan) -> None:
    """Monthly, half-yearly and yearly to Sở Nội vụ, quarterly on to the province."""
    reports = sample.head.report_obligations

    assert [(report.kind, report.last_days, report.to) for report in reports] == [
        ("monthly", ("trước ngày 25",), "Sở Nội vụ"),
        ("6-month", ("trước ngày 15/6",), "Sở Nội vụ"),
        ("yearly", ("trước ngày 15/12",), "Sở Nội vụ"),
        ("quarterly", ("trước ngày 30 của tháng cuối quý",), "Ủy ban nhân dân tỉnh"),
    ]


def test_nothing_of_the_sample_is_left_over(sample: Plan) -> None:
    """Six duties stand apart, and no line is left to a person."""
    assert len(sample.organisation_tasks) == 6
    assert sample.residue == ()
