"""Recurrences resolved: their rule with its last acceptable days, and from when until when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.deadlines.model import Deadline, Issue, Kind
from validators.deadlines.recurrence import SPOKEN, dated_rule, next_end, times_rule
from validators.deadlines.resolve import read_dates

if TYPE_CHECKING:
    from datetime import date

    from validators.deadlines.model import Context
    from validators.deadlines.nodes import Every
    from validators.deadlines.times import Times


def read_recurrence(node: Every, text: str, context: Context) -> list[Deadline]:
    """One part per day the recurrence took in, or one for the recurrence alone."""
    words = text[node.start : node.end].strip()
    first, last, issues = _limits(node, context)
    plain = SPOKEN.get(node.rule, node.rule)
    if node.rule == "times":
        plain = times_rule(node.text)
    if node.rule in ("following_years", "onwards") and node.limits is None:
        plain = "yearly" if node.rule == "following_years" else "continuous"
    rests_on = (words, text[node.limits.start : node.limits.end]) if node.limits else (words,)
    reading = Deadline(
        words, Kind.RECURRING, first, last, words=rests_on, issues=issues, recurrence=plain
    )
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
    rule = dated_rule(
        node.rule if lone or node.rule == "yearly_next" else "yearly", spans, before=before
    )
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


def join_rules(parts: list[Deadline]) -> str | None:
    """All rules once, the days of one frequency together: "6m+yearly:05-31,11-14"."""
    rules: dict[str, list[str]] = {}
    for part in parts:
        for rule in (part.recurrence or "").split("+"):
            name, _, days = rule.partition(":")
            rules.setdefault(name, []).extend(days.split(",") if days else ())
    named = [name for name in rules if name and (name != "periodic" or len(rules) == 1)]
    return "+".join(_rule(name, tuple(dict.fromkeys(rules[name]))) for name in named) or None


def _rule(name: str, days: tuple[str, ...]) -> str:
    return f"{name}:{','.join(days)}" if days else name
