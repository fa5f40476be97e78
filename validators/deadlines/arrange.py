"""Which times belong together: reports by rule, years that lend themselves, recurrences with days.

Works on the list of nodes with marks between them; nothing is resolved to a date yet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.deadlines.conditions import is_own_issue
from validators.deadlines.nodes import Event, Every, Mark
from validators.deadlines.recurrence import DAY_SCOPES, QUARTER_MONTHS, YEAR_SCOPES
from validators.deadlines.relative import Period
from validators.deadlines.spans import Unit, day
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from validators.deadlines.conditions import is_own_issue
from validators.deadlines.nodes import Node

_BARE_PERIODS = {"tháng": "monthly", "quý": "quarterly", "năm": "yearly"}
_REPORT_PERIODS = {(6, "months"): "6m", (9, "months"): "9m"}
_CALENDAR_RULES = frozenset(
    (*YEAR_SCOPES, *QUARTER_MONTHS, "6m", "9m", "quarterly", "periodic", "times")
)
_SOFT = frozenset(("comma", "open", "close", "colon", "dash", "and"))


def arrange(nodes: list[Node]) -> list[Node]:
    """The nodes, regrouped: each step takes the list and returns a shorter or richer one."""
    for step in (
        *(promote, qualify, open_ranges, days_of_months, drop_subjects, drop_lengths, _absorb_nearby, _lend_years),
        *(_absorb_anywhere, _limit, drop_periodic),
    ):
        nodes = step(nodes)
    return nodes


def _yearless(node: Node) -> bool:
    if not isinstance(node, Times) or node.bounds & {"now"}:
        return False
    return all(span.year is None and span.unit is not Unit.YEAR for span in node.spans)


def _fits(times: Times, rule: str) -> bool:
    lone = times.spans[0].first[0] == 0
    scopes = (DAY_SCOPES, QUARTER_MONTHS, ("event_month",)) if lone else (_CALENDAR_RULES,)
    return any(rule in scope for scope in scopes)


def _absorb(nodes: list[Node], *, across_sentences: bool) -> list[Node]:
    """Yearless days go to the recurrence they fit; the one behind them first."""
    arranged = list(nodes)
    for at, node in enumerate(nodes):
        if not isinstance(node, Times) or not _yearless(node):
            continue
        takers = [
            place
            for place, other in enumerate(arranged)
            if isinstance(other, Every)
            and _fits(node, other.rule)
            and (across_sentences or "stop" not in between(nodes, *sorted((at, place))))
        ]
        if takers:
            place = min(takers, key=lambda place: (place < at, abs(place - at)))
            taker = arranged[place]
            assert isinstance(taker, Every)
            arranged[place] = replace(taker, times=(*taker.times, node))
            arranged[at] = Mark("word", node.start, node.end, "")
    return arranged


def _absorb_nearby(nodes: list[Node]) -> list[Node]:
    return _absorb(nodes, across_sentences=False)


def _absorb_anywhere(nodes: list[Node]) -> list[Node]:
    return _absorb(nodes, across_sentences=True)


def _lend_years(nodes: list[Node]) -> list[Node]:
    """A year said once in a sentence holds for its yearless times; a mere year then has served."""
    arranged = list(nodes)
    for at, node in enumerate(nodes):
        if not isinstance(node, Times) or not _yearless(node):
            continue
        lender = _lender(arranged, at, node)
        if lender is None:
            continue
        giver = arranged[lender]
        assert isinstance(giver, Times)
        arranged[at] = replace(node, spans=tuple(span.of(giver.spans[0].year) for span in node.spans))
        mere_year = len(giver.spans) == 1 and giver.spans[0].unit is Unit.YEAR
        if mere_year and between(arranged, *sorted((at, lender))) <= _SOFT - {"and"}:
            arranged[lender] = Mark("word", giver.start, giver.end, "")
    return arranged


def _lender(nodes: list[Node], at: int, node: Times) -> int | None:
    """The nearest time of the sentence with a year that keeps the order: behind, then before."""
    for places in (range(at + 1, len(nodes)), range(at - 1, -1, -1)):
        for place in places:
            other = nodes[place]
            if isinstance(other, Mark) and other.kind == "stop":
                break
            if isinstance(other, Times) and other.spans[0].year is not None:
                if _in_order(node, other, behind=place > at):
                    return place
                break
    return None


def _in_order(node: Times, other: Times, *, behind: bool) -> bool:
    if other.through and other.spans[0].year != other.spans[-1].year:
        return False
    if other.spans[0].unit is Unit.YEAR:
        return True
    return (node.spans[-1].last <= other.spans[0].last) if behind else (
        other.spans[-1].first <= node.spans[0].first
    )  # fmt: skip


def _limit(nodes: list[Node]) -> list[Node]:
    """"Thường xuyên trong năm 2026", "Năm 2025 và các năm tiếp theo": from when until when."""
    arranged = list(nodes)
    for at, node in enumerate(nodes):
        if not isinstance(node, Every):
            continue
        place = _limiter(arranged, at)
        if place is None:
            continue
        limits = arranged[place]
        assert isinstance(limits, Times)
        if node.rule == "onwards":
            arranged[place] = replace(limits, bounds=limits.bounds | {"from"}, end=node.end)
            arranged[at] = Mark("word", node.start, node.end, "")
            continue
        opens = node.rule == "following_years" or "and" in between(arranged, *sorted((at, place)))
        arranged[at] = replace(node, limits=limits, opens=opens)
        arranged[place] = Mark("word", limits.start, limits.end, "")
    return arranged


def _limiter(nodes: list[Node], at: int) -> int | None:
    for place in (*range(at + 1, len(nodes)), *range(at - 1, -1, -1)):
        other = nodes[place]
        gap = between(nodes, *sorted((at, place)))
        if isinstance(other, Times) and _limits(other, gap, nodes[at]):
            return place
    return None


def _limits(times: Times, gap: set[str], every: Node) -> bool:
    if not gap <= _SOFT or any(span.first[0] == 0 for span in times.spans):
        return False
    years = all(span.unit is Unit.YEAR for span in times.spans)
    if isinstance(every, Every) and every.rule == "onwards":
        return not gap and times.start < every.start
    if "and" in gap:
        yearly = isinstance(every, Every) and every.rule in ("following_years", "yearly")
        return years and yearly and times.start < every.start
    if years or times.through or times.bounds & {"from", "since", "now"}:
        return True
    direct = not gap and bool(times.bounds & {"within", "to"})
    return direct and "before" not in times.bounds and times.start > every.start
