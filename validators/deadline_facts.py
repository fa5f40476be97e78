"""What rules ask of a deadline that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadlines import Issue, Kind, read_deadline
from validators.legible import legible

if TYPE_CHECKING:
    from validators.context import Context
    from validators.deadlines import Deadline
    from validators.rule import Row

# The one fault for which a deadline is unreadable, the most telling first; each has its rule.
_TELLING = (
    Issue.IMPOSSIBLE_DATE,
    Issue.BACKWARDS_RANGE,
    Issue.FAR_YEAR,
    Issue.BARE_NUMBER,
)


def deadline_of(row: Row, context: Context) -> Deadline:
    """The deadline of one row, as `Subject.deadlines` reads it."""
    head = context.head_of(str(row["source"]))
    return read_deadline(legible(str(row["deadline"])), year=head.year, issued_on=head.issued_on)


def main_fault(deadline: Deadline) -> Issue | None:
    """Why a deadline cannot be read; UNKNOWN_WORDS for any reason without a rule of its own."""
    for issue in _TELLING:
        if issue in deadline.issues:
            return issue
    return Issue.UNKNOWN_WORDS if deadline.kind is Kind.UNREADABLE else None


def waits_for_issue(deadline: Deadline) -> bool:
    """Whether it counts from a day that nobody told: of issue, or none at all ("15 ngày")."""
    floating = deadline.kind is Kind.RELATIVE and not deadline.end and not deadline.condition
    return floating or Issue.NO_ISSUE_DATE in deadline.issues


def is_only_document(deadline: Deadline) -> bool:
    """Whether it names a document and neither a day nor an event ("Theo Kế hoạch số …")."""
    named = Issue.DOCUMENT_REFERENCE in deadline.issues
    event = any(word in f" {deadline.text.lower()} " for word in (" khi ", " sau ", " kể từ "))
    return named and not event and not deadline.end and not deadline.recurrence


def waits_for_event(deadline: Deadline) -> bool:
    """Whether it hangs on an event and names no day by which somebody should look again."""
    hanging = deadline.kind in {Kind.CONDITIONAL, Kind.RELATIVE} and not deadline.end
    return hanging and not waits_for_issue(deadline) and not is_only_document(deadline)
