"""The entries of the work sections that are tasks, in every habit of laying them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.plans import bodies
from workbook.plans.blocks import Line
from workbook.plans.entries import TOP, Entry
from workbook.plans.entry_tasks import (
    draft_of,
    given_below,
    heading_of,
    read_given,
    read_sentence,
)
from workbook.plans.markers import Rank
from workbook.plans.parts import Ledger, Part
from workbook.plans.roles import Role, describes, role_below

if TYPE_CHECKING:
    from workbook.plans.drafts import Draft

PARTS = {Role.PURPOSE: Part.PURPOSE, Role.FUNDS: Part.FUNDS}
_SENTENCE = 12  # words; a longer entry with a stop is no heading
_HEADING = 25


@dataclass(slots=True)
class Found:
    """Tasks met so far with the entry each stands on, and which of them carry labels."""

    ledger: Ledger
    drafts: list[tuple[Draft, Entry]] = field(default_factory=list["tuple[Draft, Entry]"])
    labelled: set[int] = field(default_factory=set[int])
    below: dict[int, bool] = field(default_factory=dict[int, bool])


def work_of(section: Entry, ledger: Ledger) -> Found:
    """The tasks of one work section; every paragraph in it is filed or left as residue.

    An entry with labelled fields is a task. Where none has any, the deepest numbered entries
    are: `a)` under `1.`, `-` under `3.1.`, or a heading that has only paragraphs.
    """
    found = Found(ledger)
    for entry in reversed(list(section.walk())):
        assigned = any(found.below.get(id(child)) or child.assigned() for child in entry.entries())
        found.below[id(entry)] = assigned
    stack = [(section, Entry(Line("")))]
    while stack:
        entry, above = stack.pop()
        stack.extend(reversed([(child, entry) for child in _read(entry, above, found)]))
    return found


def _read(entry: Entry, above: Entry, found: Found) -> list[Entry]:
    """File one entry; returns the entries below it that are still to be read."""
    role = role_below(entry.words(), Role.WORK)
    kids = entry.entries()
    if role in PARTS and not entry.assigned() and not found.below[id(entry)]:
        put(found.ledger, PARTS[role], entry)
        return []
    if entry.assigned() and not found.below[id(entry)] and not (_is_top(entry) and kids):
        _emit(entry, above, found)
        return []
    if kids and (found.below[id(entry)] or not _has_details_only(entry, kids)):
        _file_heading(entry, found.ledger)
        assigned = [kid for kid in kids if kid.assigned()]
        return [kid for kid in kids if not _stranger(kid, assigned, found)]
    if _is_top(entry) or not entry.text:
        if entry.children or ":" not in entry.text.rstrip(" :"):
            _file_heading(entry, found.ledger)
        else:
            found.ledger.put(Part.RESIDUE, entry.block)
        return []
    _emit(entry, above, found)
    return []


def _stranger(kid: Entry, assigned: list[Entry], found: Found) -> bool:
    """An entry without fields among tasks that have them: a task, unless it only describes.

    What is filed here is done with: as residue, or as a task that nobody was given.
    """
    if not assigned or kid.assigned() or found.below[id(kid)]:
        return False
    if role_below(kid.words(), Role.WORK) in PARTS:
        return False
    lower = kid.rank() is Rank.DASH and all(other.rank() is not Rank.DASH for other in assigned)
    if not (describes(kid.text) or lower):
        return not _single(kid)
    put(found.ledger, Part.RESIDUE, kid)
    return True


def _single(kid: Entry) -> bool:
    """Marks an entry to be read as one task whatever stands under it."""
    for child in kid.children:
        child.marker = None if child.marker and child.marker.rank >= Rank.DASH else child.marker
    return True


def _has_details_only(entry: Entry, kids: list[Entry]) -> bool:
    """Whether the entries below are details of one task rather than tasks under a heading."""
    rank = entry.rank()
    if rank is None or _is_top(entry) or bodies.is_office(heading_of(entry)):
        return False
    signs = all(kid.rank() in {Rank.DASH, Rank.PLUS} for kid in kids)
    words = len(entry.text.split())
    if rank >= Rank.DASH:
        return True
    ended = entry.text.endswith((".", ";"))
    if rank < Rank.LETTER:
        return signs and (
            (ended and words >= _SENTENCE) or (entry.text.endswith(":") and words >= _SENTENCE)
        )
    return ended or entry.text.endswith(":") or words > _HEADING


def _is_top(entry: Entry) -> bool:
    return entry.marker is None or entry.rank() in TOP


def _emit(entry: Entry, above: Entry, found: Found, *, given_out: bool = False) -> None:
    """File an entry as a task; a line below that says who leads completes it or is another.

    Where several such lines are all that stands below, the entry is their heading.
    """
    given = given_below(entry)
    draft = draft_of(entry, above)
    told = read_given(draft, entry.rest) or entry.assigned() or given_out
    if len(given) == 1 and not (draft.fields.get("lead") or bodies.led_by(entry.text)[0]):
        told = read_given(draft, given.pop()[0].text)
    for child, parent in given:
        parent.children.remove(child)
    if given:
        draft = draft_of(entry, above)
        read_given(draft, entry.rest)
    if given and not (told or entry.children or bodies.led_by(entry.text)[0]):
        found.ledger.put(Part.HEADING, entry.block)
    else:
        _take(draft, entry, found, labelled=told)
    for child, parent in given:
        _emit(child, parent, found, given_out=True)


def _take(draft: Draft, entry: Entry, found: Found, *, labelled: bool) -> None:
    if labelled:
        read_given(draft, entry.text)
        found.labelled.add(len(found.drafts))
    found.drafts.append((draft, entry))


def speak_for_themselves(found: Found) -> None:
    """Let the tasks without labels say who and when in their own sentences."""
    for at, (draft, _) in enumerate(found.drafts):
        if at not in found.labelled:
            title = draft.section
            read_sentence(draft, title if bodies.is_office(title) else "")


def _file_heading(entry: Entry, ledger: Ledger) -> None:
    """The entry itself as a heading; its own paragraphs lead in, or are left to a person.

    So is a heading that assigns all the tasks below it: what it says is not spread over them.
    """
    ledger.put(Part.RESIDUE if entry.fields else Part.HEADING, entry.block)
    for child in [*entry.plain(), *entry.own_fields()]:
        leads_in = child.text.endswith(":") and not child.children
        role = role_below(child.words(), Role.WORK)
        put(ledger, Part.INTRODUCTION if leads_in else PARTS.get(role, Part.RESIDUE), child)


def put(ledger: Ledger, part: Part, entry: Entry) -> None:
    """File an entry and all under it; tables are filed where they are read."""
    ledger.put(part, *(below.block for below in entry.walk() if not below.is_table()))
