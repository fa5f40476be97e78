"""Blocks of any format → a `Plan`: the one place where the steps are put in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from validators.plan import Plan, PlanHead
from validators.text import fold
from workbook.plans.blocks import Line, TableBlock
from workbook.plans.drafts import Draft, rows_of
from workbook.plans.entries import Entry
from workbook.plans.head import read_head
from workbook.plans.markers import Rank
from workbook.plans.organisation import duties_of, duty_below_table
from workbook.plans.outline import outline
from workbook.plans.parts import Ledger, Part
from workbook.plans.reports import reports_of
from workbook.plans.roles import Role, gives_duties, role_of
from workbook.plans.table_header import find_header
from workbook.plans.table_tasks import Section, tasks_of_tables
from workbook.plans.work import PARTS, Found, put, speak_for_themselves, work_of
from workbook.plans.wrapping import paragraphs
from workbook.plans.zones import Portion, is_kind, portions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.plans.blocks import Block

_SAME_START = 60  # characters that make two tasks the same work, told in prose and in a table


@dataclass(slots=True)
class Reading:
    """Everything read out of one document before it becomes a `Plan`."""

    ledger: Ledger
    head: PlanHead | None = None
    tabled: list[Draft] = field(default_factory=list[Draft])
    told: list[Found] = field(default_factory=list[Found])
    duties: list[Draft] = field(default_factory=list[Draft])
    promoted: list[Draft] = field(default_factory=list[Draft])


def plan_of_blocks(blocks: Sequence[Block]) -> Plan:
    """The plan that printed lines and tables hold; lines are unwrapped first."""
    return plan_of(read_blocks(blocks))


def read_blocks(blocks: Sequence[Block]) -> Reading:
    """Read a document; the ledger of the result files every block exactly once."""
    ledger = Ledger()
    ledger.put(Part.DECORATION, *(b for b in blocks if isinstance(b, Line) and not b.text))
    joined = paragraphs([b for b in blocks if isinstance(b, TableBlock) or b.text], ledger)
    words = "\n".join(block.text for block in joined if isinstance(block, Line))
    reading = Reading(ledger)
    for portion in portions_of(joined, ledger):
        _read_portion(portion, words, reading)
    return reading


def plan_of(reading: Reading) -> Plan:
    """The plan of a finished reading: what stands in a table is not taken again from prose.

    Tasks stand in the order of the document, so that no section comes before an earlier one.
    """
    in_tables = {_start(draft) for draft in reading.tabled}
    tasks, narrative = list(reading.tabled), list[Draft]()
    for found in reading.told:
        if not reading.tabled:
            speak_for_themselves(found)
        for at, (draft, entry) in enumerate(found.drafts):
            again = bool(reading.tabled) and (
                at not in found.labelled or _start(draft) in in_tables
            )
            (narrative if again else tasks).append(draft)
            put(reading.ledger, Part.NARRATIVE if again else Part.TASK, entry)
    tasks.sort(key=lambda task: task.place)
    duties = reading.duties
    if not tasks and reading.promoted:
        tasks = reading.promoted
        duties = [duty for duty in duties if all(duty is not task for task in tasks)]
    head = replace(reading.head or PlanHead(), report_obligations=reports_of(reading.duties, tasks))
    return Plan(
        head,
        rows_of(tasks),
        rows_of(duties),
        rows_of(narrative),
        reading.ledger.residue(),
        has_ids=any(task.given is not None for task in tasks),
    )


def _read_portion(portion: Portion, words: str, reading: Reading) -> None:
    ledger = reading.ledger
    if reading.head is None:
        reading.head = read_head(portion.head, words, ledger)
    elif any(map(is_kind, portion.head)):
        annexed = read_head(portion.head, words, ledger)
        reading.head = _of_annexed_plan(reading.head, annexed)
    else:
        ledger.put(Part.CAPTION, *portion.head)
    if portion.articles:
        ledger.put(Part.ARTICLE, *portion.body)
        return
    root = outline(portion.body)
    _read_tables(root, reading)
    _read_sections(root, reading)


def _of_annexed_plan(head: PlanHead, annexed: PlanHead) -> PlanHead:
    """A plan issued with a decision: number and date of the decision, title of the plan."""
    return replace(
        head,
        title=annexed.title or head.title,
        year=annexed.year or head.year,
        parent_documents=tuple(dict.fromkeys([*head.parent_documents, *annexed.parent_documents])),
    )


def _read_tables(root: Entry, reading: Reading) -> None:
    """The assignment tables of a portion; pieces that follow one another are one table."""
    pieces: list[TableBlock] = []
    base: Section | None = None
    above: Section | None = None
    for entry in [*root.walk(), Entry(Line(""))]:
        if isinstance(entry.block, TableBlock):
            base = base if pieces else above
            pieces.append(entry.block)
            continue
        if (pieces and entry.block.text) or entry.block.places == ():
            place = min((at for piece in pieces for at in piece.rows[0].places), default=0)
            drafts = tasks_of_tables(pieces, reading.ledger, base)
            reading.tabled.extend(replace(draft, place=place) for draft in drafts)
            pieces = []
        if entry.marker and entry.path and entry.marker.rank <= Rank.DOTTED:
            above = Section(entry.marker.rank, entry.path, entry.text)


def _read_sections(root: Entry, reading: Reading) -> None:
    for at, entry in enumerate(root.children):
        if entry.is_table():
            continue
        role = _role(entry)
        below = any(child.is_table() for child in root.children[:at]) and role is None
        duty = duty_below_table(entry, root, reading.ledger) if below else None
        if duty is not None:
            reading.duties.append(duty)
        elif role is None:
            put(reading.ledger, Part.CAPTION if _before_table(root, at) else Part.RESIDUE, entry)
        elif role in PARTS and not any(below.assigned() for below in entry.walk()):
            put(reading.ledger, PARTS[role], entry)
        elif entry.is_field():
            put(reading.ledger, Part.RESIDUE, entry)
        elif role is Role.ORGANISATION and not entry.assigned():
            _read_duties(entry, reading)
        else:
            reading.told.append(work_of(entry, reading.ledger))


def _role(entry: Entry) -> Role | None:
    """What a section at the top is for; None for a paragraph that belongs to no section.

    Entries that only have a number may be tasks themselves, so their words are read strictly.
    """
    rank = entry.rank()
    if rank is None:
        return None
    return role_of(entry.words(), top=rank <= Rank.ROMAN) or Role.WORK


def _read_duties(entry: Entry, reading: Reading) -> None:
    duties = duties_of(entry, reading.ledger)
    reading.duties.extend(duties)
    if gives_duties(entry.text):
        reading.promoted.extend(duties)


def _before_table(root: Entry, at: int) -> bool:
    return any(
        isinstance(later.block, TableBlock) and find_header(later.block.rows)
        for later in root.children[at + 1 : at + 4]
    )


def _start(draft: Draft) -> str:
    return fold(draft.content[: 2 * _SAME_START])[:_SAME_START]
