"""Times that sharpen each other, and years that only name a plan: steps of `arrange`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from validators.deadlines.nodes import Every, Mark
from validators.deadlines.numbers import phrases
from validators.deadlines.relative import Period
from validators.deadlines.spans import LEAP_YEAR, Unit
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from datetime import date

    from validators.deadlines.nodes import Node
    from validators.deadlines.spans import Span

_ONE_DAY = timedelta(days=1)
_LIMITS = frozenset(("before", "latest", "to", "within", "until_over"))
_WEAK = frozenset(("within", "tentative"))
_DONE = frozenset(("hoàn", "thành", "xong", "kết", "thúc", "ht", "cụ", "thể", "là"))
_AT_LEAST = frozenset(("ít", "nhất", "tối", "thiểu"))
_JOINTS = frozenset(("open", "comma", "colon", "dash"))
_NAMED = re.compile(
    phrases("kế hoạch|chương trình|đề án|chiến lược|quy hoạch|nghị quyết(?! số)|dự toán")
)


def sharpen(nodes: list[Node]) -> list[Node]:
    """“Quý II/2026 (trước 15/6)”: of two times, one inside the other, the finer one counts."""
    arranged = list(nodes)
    places = [at for at, node in enumerate(nodes) if isinstance(node, Times)]
    if len(places) != 2:  # noqa: PLR2004 - a whole and its sharper part, nothing else
        return nodes
    first, second = (nodes[at] for at in places)
    if not isinstance(first, Times) or not isinstance(second, Times):
        return nodes
    gap, rest = nodes[places[0] + 1 : places[1]], nodes[places[1] + 1 :]
    inside = _is_inside(first, second)
    if inside is not None and _is_sharper(first, second, gap) and _ends(rest):
        arranged[places[0]] = Mark("word", first.start, first.end, "")
        arranged[places[1]] = inside
    return arranged


def _is_sharper(first: Times, second: Times, gap: list[Node]) -> bool:
    """Nothing but a joint and words of completion between, and the second one a limit."""
    kinds = {node.kind if isinstance(node, Mark) else "" for node in gap}
    words = {node.text for node in gap if isinstance(node, Mark) and node.kind == "word"}
    joined = bool(kinds & _JOINTS) and kinds <= _JOINTS | {"word"} and words <= _DONE
    limit = "open" in kinds or bool(words) or bool(second.bounds & _LIMITS)
    return joined and limit and first.bounds <= _WEAK


def _ends(rest: list[Node]) -> bool:
    return all(isinstance(node, Mark) and node.kind in ("close", "stop") for node in rest)


def _is_inside(whole: Times, part: Times) -> Times | None:
    """The part with the year of the whole, if its last day lies in the whole; else None."""
    if len(whole.spans) != 1 or len(part.spans) != 1:
        return None
    outer, inner = whole.spans[0], part.spans[0]
    if inner.first[0] == 0 or inner.unit >= outer.unit or part.bounds & {"from", "after", "since"}:
        return None
    year = inner.year or outer.year
    if outer.year not in (None, year) or not (outer.possible() and inner.of(year).possible()):
        return None
    first, last = outer.in_year(year or LEAP_YEAR)
    end = _last_day(inner, year or LEAP_YEAR, before="before" in part.bounds)
    return replace(part, spans=(inner.of(year),)) if first <= end <= last else None


def _last_day(span: Span, year: int, *, before: bool) -> date:
    first, last = span.in_year(year)
    return first - _ONE_DAY if before else last


def ahead_of_day(nodes: list[Node]) -> list[Node]:
    """“Trước 30/6/2026 ít nhất 10 ngày”: the days are counted back from the date."""
    arranged: list[Node] = []
    for node in nodes:
        words = 0
        while words < len(arranged) and _is_at_least(arranged[-1 - words]):
            words += 1
        day = arranged[-1 - words] if words < len(arranged) else None
        if isinstance(node, Period) and isinstance(day, Times) and _counts_back(node, day):
            backwards = replace(
                node, start=day.start, day=day.spans[0], backwards=True, event=(day.start, day.end)
            )
            arranged[len(arranged) - 1 - words :] = [backwards]
        else:
            arranged.append(node)
    return arranged


def _is_at_least(node: Node) -> bool:
    return isinstance(node, Mark) and node.kind == "word" and node.text in _AT_LEAST


def _counts_back(period: Period, day: Times) -> bool:
    one_day = len(day.spans) == 1 and day.spans[0].unit is Unit.DAY and day.spans[0].first[0] > 0
    return period.event is None and not period.bounded and one_day and "before" in day.bounds


def drop_named_years(nodes: list[Node]) -> list[Node]:
    """“Chiến lược phát triển … giai đoạn 2021-2030”: years that are part of a plan's name."""
    arranged = list(nodes)
    for at, node in enumerate(nodes):
        if not isinstance(node, Times) or node.bounds:
            continue
        years = all(span.unit is Unit.YEAR for span in node.spans)
        if years and _NAMED.search(_words_before(nodes, at)):
            arranged[at] = Mark("plan_name", node.start, node.end, "")
    return arranged


def _words_before(nodes: list[Node], at: int) -> str:
    """The unbroken words before a place; a hyphen inside a name does not break them."""
    words: list[str] = []
    for node in reversed(nodes[:at]):
        if not isinstance(node, Mark) or node.kind not in (
            "word",
            "dash",
            "plan_name",
            "and",
            "document",
        ):
            break
        words.append(node.text)
    text = " ".join(reversed(words))
    return "" if "hoàn thành" in text else text


def drop_periodic(nodes: list[Node]) -> list[Node]:
    """“Định kỳ hằng quý”: beside another recurrence the word adds nothing."""
    rules = [node for node in nodes if isinstance(node, Every)]
    if len(rules) < 2:  # noqa: PLR2004 - nothing stands beside it
        return nodes
    return [
        node
        for node in nodes
        if not (isinstance(node, Every) and node.rule == "periodic" and not node.times)
    ]


def drop_report_names(nodes: list[Node]) -> list[Node]:
    """“15/12/2026 (báo cáo năm)”: beside a date of its own it is which report, not how often."""
    if not any(isinstance(node, Times) for node in nodes):
        return nodes
    return [
        Mark("word", node.start, node.end, "")
        if isinstance(node, Every) and node.text.startswith("báo cáo") and not node.times
        else node
        for node in nodes
    ]
