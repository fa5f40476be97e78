"""Nodes of one text set right: what is a subject, a length, a member of a list of reports."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from validators.deadlines.conditions import is_own_issue
from validators.deadlines.nodes import Event, Every, Mark
from validators.deadlines.relative import Period
from validators.deadlines.spans import Unit, day
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from validators.deadlines.nodes import Node

_BARE_PERIODS = {"tháng": "monthly", "quý": "quarterly", "năm": "yearly"}
_REPORT_UNITS = {"1 months": "monthly", "3 months": "quarterly", "6 months": "6m"}
_REPORT_PERIODS = _REPORT_UNITS | {"9 months": "9m", "1 years": "yearly"}
_WHILE = re.compile(r"trong (?:năm học|học kỳ|nhiệm kỳ|quá trình)(?!\w)")


def between(nodes: list[Node], first: int, second: int) -> set[str]:
    """The kinds of marks between two places of the list, given in any order."""
    low, high = sorted((first, second))
    return {node.kind for node in nodes[low + 1 : high] if isinstance(node, Mark)}


def promote(nodes: list[Node]) -> list[Node]:
    """“Hằng quý, 6 tháng, 9 tháng và năm”: bare periods in a list of reports recur too."""
    candidates = {at: rule for at, node in enumerate(nodes) if (rule := _report_rule(node))}
    listed = {at for at in candidates if _is_listed(nodes, at)}
    recurs = any(isinstance(node, Every) for node in nodes)
    if not recurs and len(listed) < 2:  # noqa: PLR2004 - a list has at least two members
        return nodes
    return [
        Every(node.start, node.end, candidates[at], candidates[at]) if at in listed else node
        for at, node in enumerate(nodes)
    ]


def _report_rule(node: Node) -> str | None:
    if isinstance(node, Period):
        plain = node.event is None and not node.bounded
        return _REPORT_PERIODS.get(node.offset) if plain else None
    if isinstance(node, Mark) and node.kind == "unit":
        return _BARE_PERIODS.get(node.text)
    return None


def _is_listed(nodes: list[Node], at: int) -> bool:
    sides = (nodes[at - 1] if at else None, nodes[at + 1] if at + 1 < len(nodes) else None)
    return any(isinstance(side, Mark) and side.kind in ("comma", "and", "slash") for side in sides)


def qualify(nodes: list[Node]) -> list[Node]:
    """“Thường xuyên theo quy định”: a basis right behind a time only says how."""
    kept: list[Node] = []
    qualified = False
    for node in nodes:
        if isinstance(node, Event) and qualified and (node.basis or _says_how_long(kept[-1], node)):
            continue
        if isinstance(node, Mark):
            qualified = qualified and node.kind in ("word", "open", "close")
        else:
            qualified = not isinstance(node, Event)
        kept.append(node)
    return kept


def _says_how_long(before: Node, event: Event) -> bool:
    """“Thường xuyên trong năm học”: the stretch without dates in which something goes on."""
    continuous = isinstance(before, Every) and before.rule == "continuous"
    return continuous and _WHILE.match(event.text) is not None


def spread_before(nodes: list[Node]) -> list[Node]:
    """“Trước ngày 30/6 (6 tháng) và 31/12 (năm)”: the bound holds for the second day too."""
    spread = list(nodes)
    last: int | None = None
    for at, node in enumerate(nodes):
        if not isinstance(node, Times):
            continue
        first = spread[last] if last is not None else None
        if last is not None and isinstance(first, Times) and "before" in first.bounds:
            gap = between(nodes, last, at)
            listed = bool(gap & {"and", "comma"}) and gap <= {"and", "comma", "open", "close"}
            if listed and not node.bounds and _is_days(first) and _is_days(node):
                spread[at] = replace(node, bounds=frozenset(("before",)))
        last = at
    return spread


def _is_days(times: Times) -> bool:
    return all(span.unit is Unit.DAY for span in times.spans)


def open_ranges(nodes: list[Node]) -> list[Node]:
    """“Từ ngày ký đến 31/12/2026”: a range from an event, here the plan's own issue."""
    arranged: list[Node] = []
    for node in nodes:
        before = arranged[-1] if arranged else None
        opens = isinstance(before, Event) and "từ" in before.text.split()[:2]
        if isinstance(node, Times) and isinstance(before, Event) and opens and "to" in node.bounds:
            start = "now" if is_own_issue(before.text) else "unstarted"
            arranged[-1] = replace(node, start=before.start, bounds=node.bounds | {start})
        else:
            arranged.append(node)
    return arranged


def days_of_months(nodes: list[Node]) -> list[Node]:
    """A lone day and its month apart: "ngày 20 các tháng 3, 6", "Tháng 5/2026 (trước ngày 20)"."""
    arranged = list(nodes)
    for at, node in enumerate(nodes):
        if not isinstance(node, Times) or any(span.first[0] for span in node.spans):
            continue
        for place in (at + 1, at + 2, *range(at - 1, max(at - 3, -1), -1)):
            other = arranged[place] if place < len(arranged) else None
            if isinstance(other, Times) and _shares(node, other, between(nodes, at, place)):
                arranged[at] = _product(node, other)
                arranged[place] = Mark("word", other.start, other.end, "")
                break
    return arranged


def _shares(days: Times, months: Times, gap: set[str]) -> bool:
    whole_months = all(each.unit is Unit.MONTH for each in months.spans)
    one_list = min(len(days.spans), len(months.spans)) == 1
    return whole_months and one_list and gap <= {"comma", "open", "word"}


def _product(days: Times, months: Times) -> Times:
    spans = tuple(
        day(each.first[1], month.first[0], month.year)
        for month in months.spans
        for each in days.spans
    )
    return replace(days, spans=spans, end=max(days.end, months.end))


def drop_lengths(nodes: list[Node]) -> list[Node]:
    """“02 ngày (12-13/5/2026)”: beside its dates a period without an event is only a length."""
    return [
        Mark("word", node.start, node.end, "") if _is_length(nodes, at) else node
        for at, node in enumerate(nodes)
    ]


def _is_length(nodes: list[Node], at: int) -> bool:
    node = nodes[at]
    if not isinstance(node, Period) or node.event is not None:
        return False
    return any(
        isinstance(other, Times) and "stop" not in between(nodes, at, place)
        for place, other in enumerate(nodes)
    )
