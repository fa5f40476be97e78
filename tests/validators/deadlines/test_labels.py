"""The labelled deadlines of real plans: phrases.json and two plans read by a careful person."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from validators.deadlines import Deadline, read_deadline, read_deadline_cell

if TYPE_CHECKING:
    from pathlib import Path


def iso(day: date | None) -> str | None:
    """A day as the labels write it."""
    return day.isoformat() if day else None


def milestones(deadline: Deadline) -> list[str]:
    """The dated parts, a range as start/end."""
    dated = [part for part in deadline.parts if part.end]
    return [
        f"{iso(part.start)}/{iso(part.end)}" if part.kind.value == "range" else str(iso(part.end))
        for part in dated
    ]


def read_phrase(phrase: dict[str, Any]) -> Deadline:
    """The phrase, or the date cell behind it, read in its context."""
    year = phrase.get("context_year")
    if "cell" not in phrase:
        return read_deadline(phrase["time"], year=year)
    cell = phrase["cell"]
    return read_deadline_cell(date.fromisoformat(cell["value"]), cell["number_format"], year=year)


def test_every_labelled_phrase_is_read_rightly(shared: Path) -> None:
    """Kind, end, start of ranges, dated parts and offset are those of the label."""
    phrases = json.loads((shared / "plans/labels/phrases.json").read_text("utf-8"))["deadlines"]
    wrong: list[tuple[str, Deadline]] = []
    for phrase in phrases:
        label, reading = phrase["reading"], read_phrase(phrase)
        right = reading.kind.value in (label["kind"], label.get("alt_kind"))
        right &= iso(reading.end) == label["end"]
        right &= label["kind"] != "range" or iso(reading.start) == label["start"]
        right &= milestones(reading) == label.get("milestones", milestones(reading))
        right &= label.get("offset") in (None, reading.offset)
        if not right:
            wrong.append((phrase["time"], reading))
    assert len(phrases) >= 60
    assert wrong == []


def test_every_labelled_rule_is_named(shared: Path) -> None:
    """Where the label gives the rule of a recurrence, the reading gives the same one."""
    phrases = json.loads((shared / "plans/labels/phrases.json").read_text("utf-8"))["deadlines"]
    ruled = [each for each in phrases if "rule" in each["reading"]]
    rules = {
        each["time"]: each["reading"]["rule"] for each in ruled if "alt_kind" not in each["reading"]
    }

    assert {text: read_deadline(text).recurrence for text in rules} == rules


@pytest.mark.parametrize("plan", ["tuyen-quang", "van-phong-ubnd"])
@pytest.mark.parametrize("group", ["tasks", "organisation_tasks"])
def test_every_deadline_of_a_labelled_plan_is_read_rightly(
    shared: Path, plan: str, group: str
) -> None:
    """All tasks of the plan get the kind, end, start and condition of their label."""
    labels = json.loads((shared / f"plans/labels/{plan}.json").read_text("utf-8"))
    head = labels["plan"]
    issued_on = date.fromisoformat(head["issued_on"]) if head["issued_on"] else None
    wrong: list[tuple[str, Deadline]] = []
    for task in labels[group]:
        text = task["time"] or ""
        reading = read_deadline(text, year=head["year"], issued_on=issued_on)
        if not agrees(reading, task["deadline"]):
            wrong.append((text, reading))
    assert labels[group]
    assert wrong == []


def agrees(reading: Deadline, label: dict[str, Any]) -> bool:
    """Whether a reading is the label's, or one of those the label accepts."""
    parts = [iso(part.end) for part in reading.parts]
    labelled = [part["end"] for part in label["parts"]]
    return (
        reading.kind.value in {label["kind"], *label.get("accept_kinds", ())}
        and iso(reading.end) in {label["end"], *label.get("accept_ends", ())}
        and label["start"] in (None, iso(reading.start))
        and label["condition"] in (None, reading.condition)
        and (not labelled or sorted(map(str, parts)) == sorted(map(str, labelled)))
    )
