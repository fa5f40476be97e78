"""Where a heading stands above the tasks."""

from __future__ import annotations

from validators.plan import TaskRow
from workbook.sections import new_sections


def task(section_number: str, section: str) -> TaskRow:
    """A task of a section."""
    return TaskRow("NV", "1", "Việc", section_number=section_number, section=section)


def test_a_heading_stands_wherever_the_section_changes() -> None:
    """A section that comes back is headed again; tasks without one have no heading."""
    tasks = [task("", ""), task("I", "A"), task("I", "A"), task("II", "B"), task("I", "A")]
    assert [opens for _, opens in new_sections(tasks)] == [False, True, False, True, True]


def test_a_section_may_have_only_a_number_or_only_a_name() -> None:
    """Half a heading is a heading."""
    tasks = [task("I", ""), task("", "B"), task("", "")]
    assert [opens for _, opens in new_sections(tasks)] == [True, True, False]
