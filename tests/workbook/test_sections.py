"""Tasks under their sections."""

from __future__ import annotations

from dataclasses import replace

from support.plans import plan, task

from workbook.sections import new_sections, numbered


def test_a_heading_opens_where_the_section_changes() -> None:
    """Only the first task of each run of a section opens it."""
    tasks = (task("I.1"), task("I.2"), task("II.1"))

    assert [first for _, first in new_sections(tasks)] == [True, False, True]


def test_dashes_become_numbers_and_numbers_stay() -> None:
    """A task marked by a dash gets its place in the section; `a)` stays as printed."""
    tasks = (task("I.1"), task("I.2"), task("II.1"), task("II.2"))
    signs = ("-", "-", "a)", "+")
    marked = plan(*(replace(one, number=sign) for one, sign in zip(tasks, signs, strict=True)))

    assert [one.number for one in numbered(marked).tasks] == ["1", "2", "a)", "2"]
