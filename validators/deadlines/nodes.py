"""From tokens to nodes: times, recurrences, events and periods, with the gaps between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.deadlines.bounds import leading
from validators.deadlines.conditions import ends_in_date, event_end
from validators.deadlines.relative import Period, read_period
from validators.deadlines.times import Times, read_times
from validators.deadlines.tokens import BOUNDS, GAPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from validators.deadlines.tokens import Token


@dataclass(frozen=True, slots=True)
class Every:
    """One recurrence; `rule` is a name of `recurrence.PATTERNS`, later perhaps with days.

    `times` are the yearless days it took in ("trước ngày 15/12" of "… hằng năm"), `limits`
    the times that say from when until when it recurs.
    """

    start: int
    end: int
    rule: str
    text: str
    times: tuple[Times, ...] = ()
    limits: Times | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """An event without a date; a mere basis ("theo …") behind a time only qualifies it."""

    start: int
    end: int
    basis: bool
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Anything else: a gap, a word, a document, a label, a number nobody has claimed."""

    kind: str
    start: int
    end: int
    text: str


Node = Times | Every | Event | Period | Mark


def read_nodes(tokens: list[Token]) -> list[Node]:
    """All nodes of a text, in order; every token ends in exactly one of them."""
    nodes: list[Node] = []
    at = 0
    while at < len(tokens):
        node, at = _READERS.get(tokens[at].kind, _mark)(tokens, at)
        nodes.append(node)
    return nodes


def _mark(tokens: list[Token], at: int) -> tuple[Node, int]:
    token = tokens[at]
    return Mark(token.kind, token.start, token.end, token.text), at + 1


def _every(tokens: list[Token], at: int) -> tuple[Node, int]:
    token = tokens[at]
    after = event_end(tokens, at) if token.form == "event_month" else at + 1
    return Every(token.start, tokens[after - 1].end, token.form, token.text), after


def _event(tokens: list[Token], at: int) -> tuple[Node, int]:
    end = event_end(tokens, at)
    inside = tokens[at:end]
    period = read_period(tokens, at, inside)
    if period is not None:
        return period
    basis = tokens[at].kind == "basis"
    words = " ".join(token.text for token in inside)
    return Event(tokens[at].start, inside[-1].end, basis, words), end


def _period(tokens: list[Token], at: int) -> tuple[Node, int]:
    return read_period(tokens, at, []) or _mark(tokens, at)


def _bounded(tokens: list[Token], at: int) -> tuple[Node, int]:
    """A bound, and what it bounds: times, a period, or an event ("trước kỳ họp")."""
    times = read_times(tokens, at)
    if times is not None:
        return times
    bounds, _, first = leading(tokens, at)
    kind = tokens[first].kind if first < len(tokens) else ""
    if kind in ("duration", "hours"):
        return _period(tokens, at)
    if kind == "every":
        return Mark("bound", tokens[at].start, tokens[first - 1].end, ""), first
    named = bool(bounds & {"before", "after", "since"}) and kind not in GAPS | {""}
    named = named or (kind in ("event", "undated") and first > at)
    if named or ("from" in bounds and kind != "number" and ends_in_date(tokens, at)):
        return _event(tokens, at)
    if first == at:
        return _mark(tokens, at)
    lost = "weekday" if bounds & {"weekday", "clock"} else "bound"
    lost = "loose" if bounds & {"before", "after", "earliest"} else lost
    return Mark(lost, tokens[at].start, tokens[first - 1].end, ""), first


_BOUNDED = ("item", "number", "position", "clock", "weekday", "stage", *sorted(BOUNDS))
_READERS: dict[str, Callable[[list[Token], int], tuple[Node, int]]] = {
    **dict.fromkeys(_BOUNDED, _bounded),
    "every": _every,
    "event": _event,
    "basis": _event,
    "duration": _period,
    "hours": _period,
}
