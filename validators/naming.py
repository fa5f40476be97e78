"""What rules ask of the agencies that a cell names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.agencies import Kind
from validators.deadline_facts import deadline_of
from validators.text import fold, skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from validators.agencies import Agency, AgencyRegistry, Mention
    from validators.context import Context
    from validators.deadlines import Deadline
    from validators.rule import Row
    from validators.subjects import Subject

Mentions = tuple["Mention", ...]
_ALIKE = 65  # per cent of equal letters in the words that two names do not share


def unknown(mentions: Mentions) -> list[str]:
    """The entries that should name one agency and are not in the registry."""
    return [
        mention.text
        for mention in mentions
        if mention.canonical is None and mention.kind in {Kind.AGENCY, Kind.UNKNOWN}
    ]


def is_vague(mention: Mention, registry: AgencyRegistry) -> bool:
    """Whether an entry means nobody in particular ("các cơ quan liên quan")."""
    if mention.kind is not Kind.GROUP:
        return False
    group = registry.find_group(mention.text)
    return group.open if group else fold(mention.text).endswith(fold("liên quan"))


def only_vague(mentions: Mentions, registry: AgencyRegistry) -> bool:
    """Whether there are entries, and all of them mean nobody in particular."""
    return bool(mentions) and all(is_vague(mention, registry) for mention in mentions)


def identity(mention: Mention) -> str:
    """By what two entries are the same body."""
    return mention.canonical or fold(mention.text)


def expired(mentions: Mentions, day: date, registry: AgencyRegistry) -> list[Agency]:
    """The named agencies whose name has ended before `day`."""
    found = (registry.find(each.text) for each in mentions if each.kind is Kind.AGENCY)
    return [agency for agency in found if agency and agency.valid_to and agency.valid_to < day]


def working_day(deadline: Deadline, source: str, context: Context) -> date:
    """The day on which a task's agency must bear its name: the last day, else the latest known."""
    issued = context.head_of(source).issued_on
    return deadline.end or (max(issued, context.today) if issued else context.today)


def none_expired(tasks: Subject, named: Sequence[Mentions]) -> pd.Series[bool]:
    """Whether all agencies that each row names bear their names on its `working_day`."""
    context = tasks.context
    lasting = tasks.judged(named, lambda each: not expired(each, date.max, context.registry))
    if lasting.all():
        return lasting
    rows = zip(lasting, named, tasks.deadlines, tasks.text("source").tolist(), strict=True)
    return tasks.flags(
        lasts or not expired(each, working_day(deadline, source, context), context.registry)
        for lasts, each, deadline, source in rows
    )


def expiry_day(row: Row, context: Context) -> date:
    """`working_day` of one row."""
    return working_day(deadline_of(row, context), str(row["source"]), context)


def successors(agencies: list[Agency], registry: AgencyRegistry) -> str:
    """A sentence on what the agencies are called now, or that the registry does not say."""
    told = "; ".join(_successor(agency, registry) for agency in agencies)
    return f" {told}." if told else ""


def _successor(agency: Agency, registry: AgencyRegistry) -> str:
    successor = registry.agency(agency.successor or "")
    if successor is None:
        return f"Danh mục chưa ghi đơn vị kế thừa của {agency.name}"
    return f"{agency.name} nay là {successor.name}"


def near_names(text: str, registry: AgencyRegistry) -> list[str]:
    """The registry's names that `text` may be a slip of, also where the two differ.

    "UBND xã Tân Phong" and "UBND xã Tân Lập" are alike only in what all communes share.
    """
    return [name for name in registry.propose(text) if _alike_where_they_differ(text, name)]


def _alike_where_they_differ(text: str, name: str) -> bool:
    from rapidfuzz import fuzz

    one, two = skeleton(text).split(), skeleton(name).split()
    while one and two and one[0] == two[0]:
        del one[0], two[0]
    while one and two and one[-1] == two[-1]:
        del one[-1], two[-1]
    return not (one and two) or fuzz.ratio(" ".join(one), " ".join(two)) >= _ALIKE


def proposals(names: list[str], registry: AgencyRegistry) -> str:
    """A question with the names that a slip may stand for; "" where none is near."""
    near = dict.fromkeys(name for text in names for name in near_names(text, registry))
    return f" Có phải là {' hoặc '.join(near)}?" if near else ""
