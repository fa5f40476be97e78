"""Which times belong together: years that lend themselves, recurrences with their days and limits.

Works on the list of nodes, with the marks between them; nothing is resolved to a date yet.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from validators.deadlines import asides, refine, regroup, subjects
from validators.deadlines.nodes import Every, Mark
from validators.deadlines.recurrence import DAY_SCOPES, QUARTER_MONTHS, YEAR_SCOPES
from validators.deadlines.regroup import between
from validators.deadlines.spans import Unit
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from collections.abc import Callable

    from validators.deadlines.nodes import Node

_CALENDAR_RULES = frozenset(
    (*YEAR_SCOPES, *QUARTER_MONTHS, "6m", "9m", "quarterly", "periodic", "times")
)
_SOFT = frozenset(("comma", "open", "close", "colon", "dash", "and"))


def arrange(nodes: list[Node]) -> list[Node]:
    """The nodes, regrouped: each step takes the list and returns a simpler or richer one."""
    for step in _STEPS:
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
            and (across_sentences or "stop" not in between(nodes, at, place))
        ]
        if takers:
            place = min(takers, key=lambda place: (place < at, abs(place - at)))
            _hand_over(arranged, at, place)
    return arranged


def _hand_over(nodes: list[Node], at: int, place: int) -> None:
    times, taker = nodes[at], nodes[place]
    if isinstance(times, Times) and isinstance(taker, Every):
        nodes[place] = replace(taker, times=(*taker.times, times))
        nodes[at] = Mark("word", times.start, times.end, "")


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
        place = _lender(arranged, at, node)
        giver = arranged[place] if place is not None else None
        if place is None or not isinstance(giver, Times):
            continue
        year = giver.spans[0].year
        arranged[at] = replace(node, spans=tuple(span.of(year) for span in node.spans))
        mere_year = len(giver.spans) == 1 and giver.spans[0].unit is Unit.YEAR
        if mere_year and between(arranged, at, place) <= _SOFT - {"and"}:
            arranged[place] = Mark("word", giver.start, giver.end, "")
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
    """“Thường xuyên trong năm 2026”, "Năm 2025 và các năm tiếp theo": from when until when."""
    arranged = list(nodes)
    for at, node in enumerate(nodes):
        place = _limiter(arranged, at, arranged[at]) if isinstance(node, Every) else None
        current, limits = arranged[at], arranged[place] if place is not None else None
        if place is None or not isinstance(current, Every) or not isinstance(limits, Times):
            continue
        if current.rule == "onwards":
            bounds = limits.bounds | {"from"}
            arranged[place] = replace(limits, bounds=bounds, end=current.end)
            arranged[at] = Mark("word", current.start, current.end, "")
            continue
        opens = current.rule == "following_years" or "and" in between(arranged, at, place)
        arranged[at] = replace(current, limits=limits, opens=opens)
        arranged[place] = Mark("word", limits.start, limits.end, "")
    return arranged


def _limiter(nodes: list[Node], at: int, every: Node) -> int | None:
    for place in chain(range(at + 1, len(nodes)), range(at - 1, -1, -1)):
        other = nodes[place]
        if isinstance(other, Times) and _limits(other, between(nodes, at, place), every):
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


_STEPS: tuple[Callable[[list[Node]], list[Node]], ...] = (
    asides.name_weeks,
    asides.end_in_next_year,
    regroup.promote,
    regroup.qualify,
    regroup.open_ranges,
    regroup.spread_before,
    regroup.days_of_months,
    refine.drop_named_years,
    subjects.drop_subjects,
    subjects.drop_celebrations,
    asides.drop_old_dates,
    asides.drop_origins,
    refine.ahead_of_day,
    regroup.drop_lengths,
    refine.sharpen,
    _absorb_nearby,
    _lend_years,
    _absorb_anywhere,
    _limit,
    refine.drop_report_names,
    refine.drop_periodic,
)
