"""One answer from the parts of a text: a single reading, a recurrence, or mixed parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from validators.deadlines.conditions import names_work
from validators.deadlines.model import Deadline, Issue, Kind
from validators.deadlines.nodes import Event, Every, Mark
from validators.deadlines.recurrence import SPOKEN, dated_rule, next_end, times_rule
from validators.deadlines.relative import Period
from validators.deadlines.resolve import FATAL, read_dates, read_period_end, stretch
from validators.deadlines.times import Times

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from validators.deadlines.model import Context
    from validators.deadlines.nodes import Node

_T = TypeVar("_T")
_EDGES = " \t\n.,;:-–+•*/()"


def combine(text: str, searched: str, nodes: list[Node], context: Context) -> Deadline:
    """The reading of `text` whose arranged nodes are given; never raises."""
    parts = _parts(text, searched, nodes, context)
    faults = _faults(nodes, parts) + [
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
            parts += _recurrences(node, text, context)
        elif isinstance(node, Event):
            parts.append(Deadline(words, Kind.CONDITIONAL, condition=_trimmed(words), words=(words,)))
        elif isinstance(node, Period):
            parts.append(_period(node, text, searched, context))
    return parts


def _period(node: Period, text: str, searched: str, context: Context) -> Deadline:
    condition = text[slice(*node.event)] if node.event else None
    words = text[node.start : node.end].strip()
    reading = read_period_end(node, words, searched[slice(*node.event)] if node.event else None, context)
    return replace(reading, condition=condition)


def _recurrences(node: Every, text: str, context: Context) -> list[Deadline]:
    """One part per day the recurrence took in, or one for the recurrence alone."""
    words = text[node.start : node.end].strip()
    first, last, issues = _limits(node, context)
    plain = SPOKEN.get(node.rule, node.rule)
    if node.rule == "times":
        plain = times_rule(node.text)
    if node.rule in ("following_years", "onwards") and node.limits is None:
        plain = "yearly" if node.rule == "following_years" else "continuous"
    reading = Deadline(words, Kind.RECURRING, first, last, words=(words,), issues=issues, recurrence=plain)
    if not node.times:
        lost = node.rule in ("monthly_next", "yearly_next", "event_month")
        return [replace(reading, issues=(Issue.UNKNOWN_WORDS,)) if lost else reading]
    return [_dated(reading, node, times, text, context) for times in node.times]


def _dated(reading: Deadline, node: Every, times: Times, text: str, context: Context) -> Deadline:
    """The recurrence with the days of `times`: "yearly:12-14", "monthly:24"."""
    faults = _impossible(times)
    if faults:
        return replace(reading, issues=faults)
    before = "before" in times.bounds and not times.has_clock
    before = before and context.conventions.before_is_exclusive
    spans = times.spans[-1:] if times.through else times.spans
    words = text[times.start : times.end].strip()
    reading = replace(reading, text=words, words=(words, *reading.words), before=before)
    lone = spans[0].first[0] == 0
    if node.rule == "event_month":
        return _in_month_of_event(reading, node, spans[0].last[1] - before, text)
    rule = dated_rule(node.rule if lone or node.rule == "yearly_next" else "yearly", spans, before=before)
    plain = reading.recurrence if node.rule in ("6m", "9m", "quarterly", "times") else None
    rules = (plain, rule) if not lone else (rule or plain,)
    first = context.issued_on if node.rule != "yearly_next" and not lone else None
    return replace(
        reading,
        recurrence="+".join(each for each in rules if each),
        next_end=next_end(spans, first, before=before) if first else None,
    )


def _in_month_of_event(reading: Deadline, node: Every, day: int, text: str) -> Deadline:
    """A day of the month before or after the month of an event: "ngày 10 tháng trước tháng …"."""
    sign = "-" if "trước" in node.text else "+"
    return replace(
        reading,
        kind=Kind.RELATIVE,
        condition=text[node.start : node.end].strip(),
        offset=f"day {day} of event month {sign} 1",
        recurrence=None,
    )


def _impossible(times: Times) -> tuple[Issue, ...]:
    lone = times.spans[0].first[0] == 0
    possible = all(
        1 <= span.last[1] <= 31 if lone else span.possible()  # noqa: PLR2004 - days of a month
        for span in times.spans
    )
    return () if possible else (Issue.IMPOSSIBLE_DATE,)


def _limits(node: Every, context: Context) -> tuple[date | None, date | None, tuple[Issue, ...]]:
    if node.limits is None:
        return None, None, ()
    bounds = read_dates(node.limits, "", context)
    issues = tuple(issue for each in bounds for issue in each.issues)
    starts = [each.start for each in bounds if each.start]
    ends = [each.end for each in bounds if each.end]
    last = None if node.opens or not ends else max(ends)
    return (min(starts) if starts else None), last, issues


def _faults(nodes: list[Node], parts: list[Deadline]) -> list[Issue]:
    """Marks that would change the meaning if they were passed over in silence."""
    faults: list[Issue] = []
    recurs = any(part.kind is Kind.RECURRING for part in parts)
    for at, node in enumerate(nodes):
        if not isinstance(node, Mark):
            continue
        if node.kind == "blank":
            faults.append(Issue.INCOMPLETE_DATE)
        elif node.kind == "vague":
            faults.append(Issue.UNKNOWN_WORDS)
        elif node.kind in ("position", "weekday", "clock") and not recurs:
            faults.append(Issue.UNKNOWN_WORDS)
        elif node.kind == "label" and _swallows_year(nodes, at):
            faults.append(Issue.UNKNOWN_WORDS)
        elif node.kind in ("number", "item", "duration") and not _counts(nodes, at):
            faults.append(Issue.UNREAD_NUMBER)
    return faults


def _swallows_year(nodes: list[Node], at: int) -> bool:
    """"Đợt 2 năm 2026" names a round, not the end of the year."""
    follower = nodes[at + 1] if at + 1 < len(nodes) else None
    if follower is None:
        return True
    plain = isinstance(follower, Times) and not follower.bounds
    return plain and all(span.first == (1, 1) and span.last == (12, 31) for span in follower.spans)


def _counts(nodes: list[Node], at: int) -> bool:
    """Whether a number counts what the next word names ("02 hội nghị")."""
    before = nodes[at - 1] if at else None
    follower = nodes[at + 1] if at + 1 < len(nodes) else None
    glued = isinstance(before, Mark) and before.kind == "dash"
    glued = glued or (isinstance(before, Times) and before.end == nodes[at].start)
    return isinstance(follower, Mark) and follower.kind == "word" and not glued


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
    starts = [part.start for part in parts if part.start]
    ends = [part.end for part in parts if part.end]
    return Deadline(
        text,
        Kind.RECURRING,
        min(starts) if starts else None,
        max(ends) if ends else None,
        parts=tuple(replace(part, end=part.end or part.next_end) for part in parts),
        words=_words(parts),
        issues=_unique(issue for part in parts for issue in part.issues),
        recurrence=_joined(parts),
        before=any(part.before for part in parts),
        next_end=min((part.next_end for part in parts if part.next_end), default=None),
    )


def _joined(parts: list[Deadline]) -> str | None:
    """All rules once, the days of one frequency together: "6m+yearly:05-31,11-14"."""
    rules: dict[str, list[str]] = {}
    for part in parts:
        for rule in (part.recurrence or "").split("+"):
            name, _, days = rule.partition(":")
            rules.setdefault(name, []).extend(days.split(",") if days else ())
    named = [name for name in rules if name and (name != "periodic" or len(rules) == 1)]
    return "+".join(_rule(name, _unique(rules[name])) for name in named) or None


def _rule(name: str, days: tuple[str, ...]) -> str:
    return f"{name}:{','.join(days)}" if days else name


def _mixed(text: str, parts: list[Deadline]) -> Deadline:
    starts = [part.start for part in parts if part.start and part.kind is Kind.RANGE]
    ends = [part.end for part in parts if part.end]
    conditions = [part.condition for part in parts if part.condition]
    offsets = [part.offset for part in parts if part.offset]
    return Deadline(
        text,
        Kind.MIXED,
        min(starts) if starts else None,
        max(ends) if ends else None,
        "; ".join(conditions) or None,
        tuple(parts),
        _words(parts),
        _unique(issue for part in parts for issue in part.issues),
        _joined(parts),
        offsets[0] if offsets else None,
        before=any(part.before for part in parts),
    )


def _words(parts: list[Deadline]) -> tuple[str, ...]:
    return _unique(word for part in parts for word in part.words)


def _trimmed(text: str) -> str:
    return text.strip(_EDGES.replace("(", "").replace(")", ""))


def _unique(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))
