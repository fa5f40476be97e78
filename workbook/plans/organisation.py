"""The duties of the section *Tổ chức thực hiện*: one for each thing a body has to see to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.plans import bodies
from workbook.plans.entry_tasks import draft_of, heading_of, read_sentence
from workbook.plans.markers import Rank
from workbook.plans.parts import Ledger, Part
from workbook.plans.roles import Role, role_below
from workbook.plans.work import PARTS, put

if TYPE_CHECKING:
    from workbook.plans.drafts import Draft
    from workbook.plans.entries import Entry

_HEADING = 40  # words of a list of bodies above their duties


def duties_of(section: Entry, ledger: Ledger) -> list[Draft]:
    """The duties of one section in order; what is none of them is filed as what it is."""
    found: list[Draft] = []
    _, _, behind = section.text.partition(":")
    ledger.put(Part.RESIDUE if behind.strip() or section.rest else Part.HEADING, section.block)
    stack = [(child, section) for child in reversed(section.children)]
    while stack:
        entry, above = stack.pop()
        if entry.is_table():
            continue
        role = role_below(entry.text, Role.ORGANISATION)
        if role in PARTS:
            put(ledger, PARTS[role], entry)
        elif _heads_duties(entry):
            ledger.put(Part.RESIDUE if entry.fields else Part.HEADING, entry.block)
            stack.extend((child, entry) for child in reversed(entry.children))
        elif _leads_in(entry):
            put(ledger, Part.INTRODUCTION, entry)
        elif entry.is_field() or not _is_duty(entry, above):
            put(ledger, Part.RESIDUE, entry)
        else:
            put(ledger, Part.ORGANISATION, entry)
            found.append(_duty(entry, above))
    return found


def duty_below_table(entry: Entry, root: Entry, ledger: Ledger) -> Draft | None:
    """The duty of a paragraph in no section below a table: `Các phòng gửi báo cáo … trước …`."""
    if entry.rank() is not None or not bodies.names_first(entry.text):
        return None
    put(ledger, Part.ORGANISATION, entry)
    return _duty(entry, root)


def _heads_duties(entry: Entry) -> bool:
    """Whether an entry names a body and its duties are the entries below."""
    if entry.rank() is None or not entry.entries():
        return False
    short = len(entry.text.split()) <= _HEADING and not entry.text.endswith((".", ";"))
    return (
        entry.rank() in {Rank.PART, Rank.UPPER, Rank.ROMAN, Rank.ARABIC, Rank.DOTTED} and short
    ) or (bodies.is_agency(heading_of(entry)))


def _leads_in(entry: Entry) -> bool:
    return entry.rank() is None and entry.text.endswith(":") and not entry.children


def _is_duty(entry: Entry, above: Entry) -> bool:
    """A numbered entry is a duty; a plain paragraph is one below a body or if it names one."""
    if entry.rank() is not None:
        return bool(entry.text)
    return bodies.is_agency(heading_of(above)) or bool(bodies.actor(entry.text))


def _duty(entry: Entry, above: Entry) -> Draft:
    """One duty: under the heading of a body, behind its name and a colon, or a sentence."""
    agency = heading_of(above) if above.rank() is not Rank.ROMAN else ""
    draft = draft_of(entry, above)
    own, words, paragraphs = _own_heading(entry)
    if own:
        agency = own
        draft.content = words
        draft.details = draft.details[1:] if paragraphs else draft.details
    if not agency:
        asked = bodies.asked(draft.content) or bodies.actor(draft.content)
        draft.section = asked or draft.section
    else:
        draft.section = agency
    if entry.rank() not in {None, Rank.DASH, Rank.PLUS} and above.rank() in {
        None,
        Rank.ROMAN,
        Rank.PART,
        Rank.UPPER,
    }:
        draft.section_number = entry.path
    draft.content = (
        draft.content.removesuffix("/.") if draft.content.endswith("./.") else draft.content
    )
    read_sentence(draft, agency if bodies.is_agency(agency) else "")
    return draft


def _own_heading(entry: Entry) -> tuple[str, str, bool]:
    """Body and duty of an entry that holds both; True where the duty is a paragraph below."""
    if entry.rest:
        return heading_of(entry), entry.rest, True
    first = next(iter(entry.plain()), None)
    if first is not None and not entry.text.endswith((".", ";")):
        return heading_of(entry), first.text, True
    before, colon, after = entry.text.partition(":")
    if colon and after.strip() and bodies.is_agency(before):
        return before.strip(), after.strip(), False
    return "", "", False
