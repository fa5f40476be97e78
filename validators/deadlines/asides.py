"""Names of weeks, old dates and ends in the year after: small steps of `arrange`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from validators.deadlines.nodes import Every, Mark
from validators.deadlines.spans import Unit
from validators.deadlines.subjects import lend_year
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from validators.deadlines.nodes import Node

_JOINTS = frozenset(("open", "colon", "comma"))
_MOVES = frozenset(("sang", "thành", "qua"))
_ORIGIN = re.compile(r"(?<!\w)(?:thay (?:vì|cho)|cũ)(?: là)?$")
_CARRIED = re.compile(r"(?<!\w)chuyển(?: tiếp)?$")
_MOVED = re.compile(r"(?<!\w)(?:gia|lùi|dời|hoãn|chuyển|đổi|điều\s+chỉnh)(?!\w)")


def name_weeks(nodes: list[Node]) -> list[Node]:
    """“Tuần 36 (từ 07/9 đến 11/9/2026)”: the days say which week is meant."""
    return [
        Mark("word", node.start, node.end, node.text)
        if isinstance(node, Mark) and node.kind == "vague" and _has_days(nodes, at, node)
        else node
        for at, node in enumerate(nodes)
    ]


def _has_days(nodes: list[Node], at: int, name: Mark) -> bool:
    following = nodes[at + 1 : at + 3]
    if following and isinstance(following[0], Mark) and following[0].kind in _JOINTS:
        following = following[1:]
    days = following[0] if following else None
    if not name.text.startswith("tuần") or not isinstance(days, Times):
        return False
    return days.through and all(span.unit is Unit.DAY for span in days.spans)


def drop_old_dates(nodes: list[Node]) -> list[Node]:
    """“Gia hạn từ 30/6 sang 30/9/2026”: only the day it was moved to counts."""
    arranged = list(nodes)
    for at, node in enumerate(nodes[:-2]):
        joint, new = nodes[at + 1 : at + 3]
        if not isinstance(node, Times) or not isinstance(new, Times) or "from" not in node.bounds:
            continue
        moves = isinstance(joint, Mark) and joint.text in _MOVES
        words = " ".join(each.text for each in nodes[:at] if isinstance(each, Mark))
        if moves and not node.through and _MOVED.search(words):
            arranged[at] = Mark("word", node.start, node.end, "")
            lend_year(arranged, at, node)
    return arranged


def drop_origins(nodes: list[Node]) -> list[Node]:
    """“Tháng 4/2026 (thay vì tháng 5/2026)”: beside another time the one given up is no limit."""
    times = sum(isinstance(node, Times) for node in nodes)
    origins = [at for at, node in enumerate(nodes) if _is_origin(nodes, at, node)]
    if len(origins) >= times:
        return nodes
    return [
        Mark("word", node.start, node.end, "") if at in origins else node
        for at, node in enumerate(nodes)
    ]


def _is_origin(nodes: list[Node], at: int, node: Node) -> bool:
    words = [each.text if isinstance(each, Mark) else ";" for each in nodes[max(at - 3, 0) : at]]
    if not isinstance(node, Times):
        return False
    given_up = _CARRIED if "from" in node.bounds else _ORIGIN
    return given_up.search(" ".join(words)) is not None


def end_in_next_year(nodes: list[Node]) -> list[Node]:
    """“Từ tháng 9 đến tháng 5 năm sau”: with a start of its own it is one stretch of time."""
    if sum(isinstance(node, Every) for node in nodes) != 1:
        return nodes
    arranged: list[Node] = []
    for node in nodes:
        before = arranged[-1] if arranged else None
        if isinstance(before, Times) and isinstance(node, Every) and _runs_over(before, node):
            arranged[-1] = replace(before, bounds=before.bounds | {"next_year"}, end=node.end)
        else:
            arranged.append(node)
    return arranged


def _runs_over(times: Times, every: Every) -> bool:
    if every.rule != "yearly_next" or not times.through:
        return False
    first, last = times.spans[0], times.spans[-1]
    over = first.year is not None or last.last < first.first  # else both may lie in that year
    return over and min(first.first[0], last.first[0]) > 0 and last.year in (None, first.year)
