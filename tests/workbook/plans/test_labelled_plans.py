"""The plans a careful reader labelled come out as labelled, field by field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from validators.text import nfc
from workbook.plans import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan, TaskRow

NAMES = ("tuyen-quang", "van-phong-ubnd")
KINDS = ("tasks", "organisation_tasks", "narrative_tasks")
FIELDS = {
    "task_id": "id",
    "number": "number",
    "content": "content",
    "lead": "lead",
    "coordinating": "coop",
    "deliverable": "deliverable",
    "deadline": "time",
    "section": "section",
    "section_number": "section_number",
    "detail": "detail",
}


@pytest.fixture(params=NAMES)
def labelled(shared: Path, request: pytest.FixtureRequest) -> tuple[Plan, dict[str, Any]]:
    """A plan as we read it, and as it was labelled."""
    labels = json.loads((shared / "plans/labels" / f"{request.param}.json").read_text("utf-8"))
    return read_plan(shared / "plans" / f"{request.param}.txt"), labels


@pytest.mark.parametrize("kind", KINDS)
def test_tasks_equal_their_labels(labelled: tuple[Plan, dict[str, Any]], kind: str) -> None:
    """Every task of every kind has the identifier, number and words of its label."""
    plan, labels = labelled

    found = [_as_label(task) for task in getattr(plan, kind)]

    expected = [
        {label: nfc(task.get(label) or "") for label in FIELDS.values()}
        for task in labels.get(kind, [])
    ]
    assert found == expected


def test_heads_equal_their_labels(labelled: tuple[Plan, dict[str, Any]]) -> None:
    """Number, date, place, issuer, title, year and parent documents are those of the label."""
    plan, labels = labelled
    expected = labels["plan"]

    head = plan.head

    issued_on = head.issued_on.isoformat() if head.issued_on else None
    assert (head.number, issued_on, head.place) == (
        expected["number"],
        expected["issued_on"],
        expected["place"],
    )
    assert (head.issuer, head.title, head.year) == (
        expected["issuer"],
        expected["title"],
        expected["year"],
    )
    assert list(head.parent_documents) == expected["parent_documents"]


def test_reports_equal_their_labels(labelled: tuple[Plan, dict[str, Any]]) -> None:
    """Each report is found with its sentence, how often it is due, to whom and by how many days."""
    plan, labels = labelled

    found = [(r.text, r.kind, r.to, len(r.last_days)) for r in plan.head.report_obligations]

    expected = [
        (report["text"], report["kind"], report["to"], len(report["due"] or []))
        for report in labels["plan"]["report_obligations"]
    ]
    assert found == expected


def test_nothing_that_is_no_task_becomes_one(labelled: tuple[Plan, dict[str, Any]]) -> None:
    """Purposes, captions, repeated headings, funds and closing words are no tasks."""
    plan, labels = labelled

    contents = {nfc(task.content) for kind in KINDS for task in getattr(plan, kind)}

    assert not contents & {nfc(entry["text"]) for entry in labels["non_tasks"]}


def test_what_only_describes_is_left_to_a_person(shared: Path) -> None:
    """The entry that names fields of work without a unit or a time is listed as residue."""
    plan = read_plan(shared / "plans/van-phong-ubnd.txt")

    assert [line.split(" ", 1)[0] for line in plan.residue] == ["2.1.", "-", "-"]


def _as_label(task: TaskRow) -> dict[str, str]:
    return {label: nfc(getattr(task, field)) for field, label in FIELDS.items()}
