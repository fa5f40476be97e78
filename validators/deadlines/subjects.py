"""Times that are no limit but what a report, a plan or a feast is about: steps of `arrange`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from validators.deadlines.nodes import Mark
from validators.deadlines.numbers import phrases
from validators.deadlines.relative import Period
from validators.deadlines.spans import Unit
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from validators.deadlines.nodes import Node

_PLANS = frozenset(
    ("kế hoạch", "chương trình", "đề án", "công tác", "nhiệm vụ", "chỉ tiêu", "dự toán")
)
_REVIEWS = frozenset(("sơ kết", "tổng kết", "đánh giá"))
_REPORTS = frozenset(("báo cáo", "số liệu"))
_REPORTED = re.compile(phrases("báo cáo|sơ kết|tổng kết"))
_PLANNED = re.compile(phrases("kế hoạch|dự toán|chương trình"))
_EARLY, _LATE = 3, 10  # a report on a year is due in its last months or the first of the next
_LIMITS = frozenset(("before", "latest"))
_WEAK = frozenset(("within", "tentative"))
_LIMITED = frozenset(("before", "latest", "to", "until_over", "from", "since", "earliest", "after"))
_CELEBRATION = re.compile(
    r"[\s,(]*(?:(?:để|nhằm|thiết thực|thi đua|các hoạt động)\s+)*"
    + phrases("chào mừng|hưởng ứng|lập thành tích")
    + r"|\s*\(\s*"
    + phrases("kỷ niệm|nhân (?:dịp|ngày)|dịp")
    + r"|\s*(?:để|nhằm|thiết thực|nhân)\s+"
    + phrases("(?:dịp )?kỷ niệm")
)
# At the head of a text that a limit follows, plainer words say it too.
_OCCASION = re.compile(rf"{_CELEBRATION.pattern}|\s*" + phrases("kỷ niệm|nhân (?:dịp|ngày)"))


def drop_subjects(nodes: list[Node]) -> list[Node]:
    """“Báo cáo quý II/2026”, "Kế hoạch năm 2027": the time names what the work is about."""
    arranged = list(nodes)
    for at, node in enumerate(nodes):
        if isinstance(node, Times) and (_names(nodes, at, node) or _is_subject(nodes, at, node)):
            arranged[at] = Mark("plan_name", node.start, node.end, "")
            lend_year(arranged, at, node, report=_is_report(nodes, at))
    return arranged


def _names(nodes: list[Node], at: int, node: Times) -> bool:
    words = [each.text if isinstance(each, Mark) else "" for each in nodes[max(at - 2, 0) : at]]
    name = " ".join(words)
    if node.bounds or name not in _PLANS | _REVIEWS | _REPORTS:
        return False
    smallest = min(span.unit for span in node.spans)
    return smallest >= (Unit.MONTH if name in _REPORTS else Unit.HALF)


def _is_subject(nodes: list[Node], at: int, node: Times) -> bool:
    if node.bounds - _WEAK or any(span.unit <= Unit.DAY for span in node.spans):
        return False
    follower = nodes[at + 1] if at + 1 < len(nodes) else None
    if isinstance(follower, Times) and follower.bounds & _LIMITS:  # "quý III trước ngày 15/9"
        partly = all(span.unit < Unit.YEAR for span in node.spans)
        if partly and follower.spans[0].first[0] > 0:
            return True
    before = nodes[at - 1] if at else None
    if node.bounds or not isinstance(before, Mark) or before.kind != "word":
        return False
    for later in nodes[at + 1 :]:
        if isinstance(later, Times):
            return bool(later.bounds)
        if not isinstance(later, Mark) or later.kind != "word":
            return False
    return False


def _is_report(nodes: list[Node], at: int) -> bool:
    words = " ".join(node.text for node in nodes[:at] if isinstance(node, Mark))
    return _REPORTED.search(words) is not None and _PLANNED.search(words) is None


def lend_year(nodes: list[Node], at: int, giver: Times, *, report: bool = False) -> None:
    """The year of a month or quarter holds for the yearless day behind it, or the next one does.

    A report on "tháng 12/2026" that is due on 05/01 is due in 2027. Of a whole year only a
    report takes its year, and only where it is plain: late in the year or early in the next.
    """
    place = next((each for each in range(at + 1, len(nodes)) if _stands(nodes[each])), None)
    taker, about = nodes[place] if place is not None else None, giver.spans[-1]
    if place is None or not isinstance(taker, Times) or about.year is None:
        return
    if any(span.year or not span.first[0] or not span.possible() for span in taker.spans):
        return
    month = taker.spans[0].first[0]
    if about.unit is Unit.YEAR and not (report and (month <= _EARLY or month >= _LATE)):
        return
    due = about.last if about.unit is Unit.YEAR and month <= _EARLY else about.first
    year = about.year + (taker.spans[0].first < due)
    nodes[place] = replace(taker, spans=tuple(span.of(year) for span in taker.spans))


def _stands(node: Node) -> bool:
    return not isinstance(node, Mark) or node.kind == "stop"


def drop_celebrations(nodes: list[Node]) -> list[Node]:
    """“Tháng 8/2026 (chào mừng Quốc khánh 02/9)”: the day that is honoured is no limit.

    Nor is it where it stands first and a limit follows (“Chào mừng …, trước ngày …”).
    """
    arranged = list(nodes)
    timed, start = False, 0
    for at, node in enumerate(nodes):
        if isinstance(node, Mark) and node.kind == "stop":
            timed, start = False, at + 1
        if isinstance(node, Times):
            words = _CELEBRATION if timed else _OCCASION
            honoured = _is_celebrated(nodes[start:at], node, words) and not _goes_on(nodes, at)
            if honoured and (timed or _limited(nodes[at + 1 :])):
                arranged[at] = Mark("word", node.start, node.end, "")
            else:
                timed, start = True, at + 1
    return arranged


def _limited(nodes: list[Node]) -> bool:
    return any(isinstance(node, Times) and bool(node.bounds & _LIMITED) for node in nodes)


def _goes_on(nodes: list[Node], at: int) -> bool:
    """Words behind the day tell of work that is done on it."""
    follower = nodes[at + 1] if at + 1 < len(nodes) else None
    return isinstance(follower, Mark) and follower.kind == "word"


def _is_celebrated(gap: list[Node], day: Times, honours: re.Pattern[str]) -> bool:
    if day.bounds & _LIMITED or any(span.unit is not Unit.DAY for span in day.spans):
        return False
    if not all(isinstance(node, Mark | Period) for node in gap):
        return False
    words = " ".join(node.text for node in gap if isinstance(node, Mark))
    led = f"{words} dịp" if "within" in day.bounds else words
    return honours.match(led) is not None
