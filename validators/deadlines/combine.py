"""One answer from the parts of a text: a single reading, a recurrence, or mixed parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from validators.deadlines.conditions import names_work
from validators.deadlines.faults import find_faults
from validators.deadlines.model import Deadline, Issue, Kind
from validators.deadlines.nodes import Event, Every, Mark
from validators.deadlines.relative import Period
from validators.deadlines.repeats import join_rules, read_recurrence
from validators.deadlines.resolve import FATAL, read_dates, read_period_end
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from validators.deadlines.model import Context
    from validators.deadlines.nodes import Node

_T = TypeVar("_T")
_EDGES = " \t\n.,;:-–+•*/"


def combine(text: str, searched: str, nodes: list[Node], context: Context) -> Deadline:
    """The reading of `text` whose arranged nodes are given; never raises."""
    parts = _parts(text, searched, nodes, context)
    faults = find_faults(nodes, parts) + [
        issue for part in parts for issue in part.issues if issue in FATAL
    ]
    if faults:
        return Deadline(text, Kind.UNREADABLE, issues=_unique(faults))
    if not parts:
        return _undated(text, searched, nodes)
    if len(parts) == 1:
        return _whole(text, parts[0])
    kinds = {part.kind for part in parts}
    if kinds == {Kind.RECURRING}:
        return _recurring(text, parts)
    if kinds == {Kind.CONDITIONAL}:
        return Deadline(text, Kind.CONDITIONAL, condition=_trimmed(text), words=_words(parts))
    return _mixed(text, parts)


def _parts(text: str, searched: str, nodes: list[Node], context: Context) -> list[Deadline]:
    parts: list[Deadline] = []
    for node in nodes:
        words = text[node.start : node.end].strip()
        if isinstance(node, Times):
            parts += read_dates(node, words, context)
        elif isinstance(node, Every):
            parts += read_recurrence(node, text, context)
        elif isinstance(node, Event):
            parts.append(_event(words))
        elif isinstance(node, Period):
            parts.append(_period(node, text, searched, context))
    return parts


def _event(words: str) -> Deadline:
    return Deadline(words, Kind.CONDITIONAL, condition=_trimmed(words), words=(words,))


def _period(node: Period, text: str, searched: str, context: Context) -> Deadline:
    words = text[node.start : node.end].strip()
    if node.event is None:
        return read_period_end(node, words, None, context)
    event = slice(*node.event)
    reading = read_period_end(node, words, searched[event], context)
    return replace(reading, condition=text[event].strip())


def _undated(text: str, searched: str, nodes: list[Node]) -> Deadline:
    """No time at all: a status, a document, a sentence about work, or nothing to hold on to."""
    marks = {node.kind for node in nodes if isinstance(node, Mark)}
    words = [node for node in nodes if isinstance(node, Mark) and node.kind == "word"]
    if "status" in marks and not words:
        return Deadline(text, Kind.MISSING)
    if marks & {"document", "undated", "granted", "aim", "plan_name"} or names_work(searched):
        return Deadline(text, Kind.CONDITIONAL, condition=_trimmed(text), words=(_trimmed(text),))
    return Deadline(text, Kind.UNREADABLE, issues=(Issue.UNKNOWN_WORDS,))


def _whole(text: str, part: Deadline) -> Deadline:
    condition = _trimmed(text) if part.kind is Kind.CONDITIONAL else part.condition
    return replace(part, text=text, condition=condition)


def _recurring(text: str, parts: list[Deadline]) -> Deadline:
    return Deadline(
        text,
        Kind.RECURRING,
        *_frame(parts, Kind.RECURRING),
        parts=tuple(replace(part, end=part.end or part.next_end) for part in parts),
        words=_words(parts),
        issues=_unique(issue for part in parts for issue in part.issues),
        recurrence=join_rules(parts),
        before=any(part.before for part in parts),
        next_end=min((part.next_end for part in parts if part.next_end), default=None),
    )


def _mixed(text: str, parts: list[Deadline]) -> Deadline:
    conditions = [part.condition for part in parts if part.condition]
    offsets = [part.offset for part in parts if part.offset]
    return Deadline(
        text,
        Kind.MIXED,
        *_frame(parts, Kind.RANGE),
        "; ".join(conditions) or None,
        tuple(parts),
        _words(parts),
        _unique(issue for part in parts for issue in part.issues),
        join_rules(parts),
        offsets[0] if offsets else None,
        before=any(part.before for part in parts),
    )


def _frame(parts: list[Deadline], opening: Kind) -> tuple[date | None, date | None]:
    """The earliest start of the `opening` parts, and the latest last day of all parts."""
    begins = [part.start for part in parts if part.kind is opening]
    start = min((day for day in begins if day), default=None)
    end = max((part.end for part in parts if part.end), default=None)
    # "… ; từ ngày 01/9/2026" may open after the last day of the other parts
    return (None if start and end and start > end else start), end


def _words(parts: list[Deadline]) -> tuple[str, ...]:
    return _unique(word for part in parts for word in part.words)


def _trimmed(text: str) -> str:
    return text.strip(_EDGES)


def _unique(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))
