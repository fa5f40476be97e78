"""One entry of the outline → one task: its words, its labelled fields, its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.plans import bodies
from workbook.plans.blocks import Line
from workbook.plans.drafts import Draft, without_stop
from workbook.plans.fields import TASK_FIELDS
from workbook.plans.markers import Rank
from workbook.plans.table_header import find_header
from workbook.plans.time_phrases import time_tail, times

if TYPE_CHECKING:
    from workbook.plans.entries import Entry


def draft_of(entry: Entry, section: Entry) -> Draft:
    """The task an entry states, with everything under it; `section` is the entry above."""
    printed = entry.marker.printed if entry.marker else ""
    content = heading_of(entry) if entry.children else entry.text
    draft = Draft(entry.path, printed, content, section.path, heading_of(section))
    if isinstance(entry.block, Line):
        draft.place = min(entry.block.places, default=0)
    if entry.rest:
        draft.details.append(entry.rest)
    _fill(draft, entry)
    for child in entry.children:
        if child.is_field():
            _fill(draft, child)
        elif child.marker is None and child.fields:
            draft.details.append(child.text)
            _fill(draft, child)
        else:
            draft.details.extend(_words(below) for below in child.walk() if _words(below))
    return draft


def heading_of(entry: Entry) -> str:
    """The words of an entry that stands above others, without the colon or stop at its end."""
    return entry.text.rstrip().rstrip(":").rstrip()


def read_sentence(draft: Draft, agency: str = "") -> None:
    """Fill what the sentence of a task without labels says of itself: who, with whom, when.

    `agency` is the body whose heading stands above; a body named first in the sentence goes
    before it.
    """
    if not draft.fields.get("deadline") and not draft.details:
        draft.content, when = time_tail(draft.content)
        draft.fill("deadline", when)
    found = {
        "lead": bodies.actor(draft.content) or agency,
        "coordinating": bodies.coordinating(draft.content),
        "deadline": times(draft.content),
    }
    for key, value in found.items():
        if value and not draft.fields.get(key):
            draft.fields[key] = value


def given_below(entry: Entry) -> list[tuple[Entry, Entry]]:
    """The lines below an entry that say who leads (`- Giao X chủ trì, …`), each with its parent.

    What stands below a label is the value of that label.
    """
    parents = [parent for parent in entry.walk() if not parent.is_field()]
    return [
        (child, parent)
        for parent in parents
        for child in parent.children
        if not child.is_field() and bodies.led_by(child.text)[0]
    ]


def read_given(draft: Draft, sentence: str) -> bool:
    """Fill what a line that says who leads tells of a task; False where it says no such thing."""
    lead, others = bodies.led_by(sentence)
    told = {"lead": lead, "coordinating": others, "deadline": times(sentence)}
    for key, value in told.items() if lead else ():
        if value and not draft.fields.get(key):
            draft.fields[key] = value
    return bool(lead)


def _fill(draft: Draft, entry: Entry) -> None:
    """Put the labelled values of an entry into the task; a list below it belongs to the last."""
    nested = [child for child in entry.children if child.is_field()]
    below = [_words(c) for c in entry.children if not c.is_field()] if entry.is_field() else []
    last = len(entry.fields) - 1
    for at, spot in enumerate(entry.fields):
        value = spot.value
        if at == last and below:
            value = "; ".join(filter(None, [value, *map(without_stop, below)]))
        if spot.key == "content" and not draft.content:
            draft.content = value
        elif spot.key == "content":
            draft.fill(spot.key, value)
        else:
            draft.fill(spot.key, value, "" if spot.key in TASK_FIELDS else spot.label)
    for child in nested if entry.is_field() else ():
        _fill(draft, child)


def _words(entry: Entry) -> str:
    """A detail as printed, without the sign of a list; numbers and letters stay.

    A table that assigns work is no detail: its rows are tasks of their own.
    """
    if not isinstance(entry.block, Line):
        if find_header(entry.block.rows):
            return ""
        return " | ".join(cell for row in entry.block.rows for cell in row.cells if cell)
    plain_sign = entry.marker is None or entry.marker.rank >= Rank.DASH
    if plain_sign and entry.marker and entry.marker.printed:
        return entry.block.text.removeprefix(entry.marker.printed).strip()
    return entry.block.text
