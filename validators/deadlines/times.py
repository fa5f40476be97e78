"""Stretches of time in a text, with the bounds before them and the weekdays around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.deadlines.bounds import leading
from validators.deadlines.lists import read_list

if TYPE_CHECKING:
    from validators.deadlines.spans import Span
    from validators.deadlines.tokens import Token

_BEHIND = frozenset(("open", "comma", "weekday", "clock", "close"))
_OPENING = frozenset(("from", "since", "earliest"))
_OF_HOURS = frozenset(("from", "to", "dash"))


@dataclass(frozen=True, slots=True)
class Times:
    """One or more spans with what bounds them; `through` joins the first to the last."""

    start: int
    end: int
    spans: tuple[Span, ...]
    through: bool
    bounds: frozenset[str]
    weekdays: tuple[str, ...]
    fuzzy: bool = False

    @property
    def has_clock(self) -> bool:
        """Whether an hour is named, which takes the meaning of "trước" off the day."""
        return "clock" in self.bounds


def read_times(tokens: list[Token], at: int) -> tuple[Times, int] | None:
    """The times that begin at token `at`, and the next token; None where there are none."""
    bounds, weekdays, first = leading(tokens, at)
    found = read_list(tokens, first, bounds)
    if found is None:
        return None
    members, through, after, more_bounds, fuzzy = found
    tail, after = _trailing(tokens, after, opens=bool((bounds | more_bounds) & _OPENING))
    return (
        Times(
            tokens[at].start,
            tokens[after - 1].end,
            members,
            through,
            bounds | more_bounds | ({"clock"} if "clock" in tail else frozenset()),
            weekdays + tuple(text for text in tail if text != "clock"),
            fuzzy,
        ),
        after,
    )


def _trailing(tokens: list[Token], at: int, *, opens: bool) -> tuple[tuple[str, ...], int]:
    """Weekdays and hours behind a date, in brackets or not."""
    found: list[str] = []
    at_end = at
    while at < len(tokens) and (
        tokens[at].kind in _BEHIND or (not opens and _leads_to_clock(tokens, at))
    ):
        token = tokens[at]
        at += 1
        if token.kind in ("weekday", "clock"):
            found.append(token.text if token.kind == "weekday" else "clock")
            at_end = at
        elif token.kind == "close":
            at_end = at if found else at_end
            break
    return tuple(found), at_end


def _leads_to_clock(tokens: list[Token], at: int) -> bool:
    """“14/4/2026 (từ 8h00 đến 11h30)”: words that bound the hours, not the day."""
    follower = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return tokens[at].kind in _OF_HOURS and follower == "clock"
