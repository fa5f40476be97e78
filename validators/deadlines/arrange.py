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
        *(_promote, _qualify, _open_ranges, _days_of_months, _drop_subjects, _drop_lengths, _absorb_nearby, _lend_years),
        *(_absorb_anywhere, _limit, _drop_periodic),
    ):
        nodes = step(nodes)
    return nodes


def between(nodes: list[Node], first: int, second: int) -> set[str]:
    """The kinds of marks between two places of the list."""
    return {node.kind for node in nodes[first + 1 : second] if isinstance(node, Mark)}


def _promote(nodes: list[Node]) -> list[Node]:
    """"Hằng quý, 6 tháng, 9 tháng và năm": bare periods in a list of reports recur too."""
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
        return _REPORT_PERIODS.get((node.count, node.unit)) if plain else None
    if isinstance(node, Mark) and node.kind == "unit":
        return _BARE_PERIODS.get(node.text)
    return None


def _is_listed(nodes: list[Node], at: int) -> bool:
    sides = (nodes[at - 1] if at else None, nodes[at + 1] if at + 1 < len(nodes) else None)
    return any(isinstance(side, Mark) and side.kind in ("comma", "and", "slash") for side in sides)


def _qualify(nodes: list[Node]) -> list[Node]:
    """"Thường xuyên theo quy định": a basis right behind a time only says how."""
    kept: list[Node] = []
    qualified = False
    for node in nodes:
        if isinstance(node, Event) and node.basis and qualified:
            continue
        if isinstance(node, Mark):
            qualified = qualified and node.kind in ("word", "open", "close")
        else:
            qualified = not isinstance(node, Event)
        kept.append(node)
    return kept


def _open_ranges(nodes: list[Node]) -> list[Node]:
    """"Từ ngày ký đến 31/12/2026": a range from an event, here the plan's own issue."""
    arranged: list[Node] = []
    for node in nodes:
        before = arranged[-1] if arranged else None
        if isinstance(node, Times) and "to" in node.bounds and _opens_range(before):
            assert isinstance(before, Event)
            start = "now" if is_own_issue(before.text) else "unstarted"
            arranged[-1] = replace(node, start=before.start, bounds=node.bounds | {start})
        else:
            arranged.append(node)
    return arranged


def _opens_range(node: Node | None) -> bool:
    return isinstance(node, Event) and "từ" in node.text.split()[:2]


def _days_of_months(nodes: list[Node]) -> list[Node]:
    """A lone day and its month apart: "ngày 20 các tháng 3, 6", "Tháng 5/2026 (trước ngày 20)"."""
    arranged = list(nodes)
    for at, node in enumerate(nodes):
        if not isinstance(node, Times) or any(span.first[0] for span in node.spans):
            continue
        for place in (at + 1, at + 2, *range(at - 1, max(at - 3, -1), -1)):
            other = arranged[place] if place < len(arranged) else None
            if not isinstance(other, Times) or any(each.unit is not Unit.MONTH for each in other.spans):
                continue
            if not between(nodes, *sorted((at, place))) <= {"comma", "open", "word"}:
                continue
            if len(node.spans) > 1 and len(other.spans) > 1:
                continue
            days = tuple(
                day(each.first[1], month.first[0], month.year)
                for month in other.spans
                for each in node.spans
            )
            arranged[at] = replace(node, spans=days, end=max(node.end, other.end))
            arranged[place] = Mark("word", other.start, other.end, "")
            break
    return arranged


_PLANS = frozenset(
    ("kế hoạch", "chương trình", "đề án", "công tác", "nhiệm vụ", "chỉ tiêu", "dự toán")
)
_REVIEWS = frozenset(("sơ kết", "tổng kết", "đánh giá"))
_REPORTS = frozenset(("báo cáo", "số liệu"))


def _drop_subjects(nodes: list[Node]) -> list[Node]:
    """"Báo cáo quý II/2026", "Kế hoạch năm 2027": the time names what the work is about."""
    return [
        Mark("plan_name", node.start, node.end, "")
        if isinstance(node, Times) and (_names(nodes, at, node) or _is_subject(nodes, at, node))
        else node
        for at, node in enumerate(nodes)
    ]


def _names(nodes: list[Node], at: int, node: Times) -> bool:
    words = [each.text if isinstance(each, Mark) and each.kind == "word" else "" for each in nodes[:at]]
    name = " ".join(words[-2:])
    if node.bounds or name not in _PLANS | _REVIEWS | _REPORTS:
        return False
    smallest = min(span.unit for span in node.spans)
    return smallest >= (Unit.MONTH if name in _REPORTS else Unit.HALF)


def _is_subject(nodes: list[Node], at: int, node: Times) -> bool:
    before = nodes[at - 1] if at else None
    if node.bounds or not isinstance(before, Mark) or before.kind != "word":
        return False
    if any(span.unit <= Unit.DAY for span in node.spans):
        return False
    for later in nodes[at + 1 :]:
        if isinstance(later, Times):
            return bool(later.bounds)
        if not isinstance(later, Mark) or later.kind != "word":
            return False
    return False


def _drop_lengths(nodes: list[Node]) -> list[Node]:
    """"02 ngày (12-13/5/2026)": beside its dates a period without an event is only a length."""
    return [
        Mark("word", node.start, node.end, "") if _is_length(nodes, at) else node
        for at, node in enumerate(nodes)
    ]


def _is_length(nodes: list[Node], at: int) -> bool:
    node = nodes[at]
    if not isinstance(node, Period) or node.event is not None:
        return False
    return any(
        isinstance(other, Times) and "stop" not in between(nodes, *sorted((at, place)))
        for place, other in enumerate(nodes)
    )


def _drop_periodic(nodes: list[Node]) -> list[Node]:
    """"Định kỳ hằng quý": beside another recurrence the word adds nothing."""
    rules = [node for node in nodes if isinstance(node, Every)]
    if len(rules) < 2:  # noqa: PLR2004 - nothing stands beside it
        return nodes
    return [
        node
        for node in nodes
        if not (isinstance(node, Every) and node.rule == "periodic" and not node.times)
    ]


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
