"""The words before a date: bounds ("trước", "đến hết"), hours, weekdays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadlines.tokens import BOUNDS

if TYPE_CHECKING:
    from validators.deadlines.tokens import Token

_BEFORE_ITEM = BOUNDS | {"clock", "weekday", "stage"}


def leading(tokens: list[Token], at: int) -> tuple[frozenset[str], tuple[str, ...], int]:
    """The bounds, hours and weekdays that stand at `at`, and where they stop."""
    found: set[str] = set()
    weekdays: list[str] = []
    while at < len(tokens):
        token = tokens[at]
        if token.kind in _BEFORE_ITEM:
            found |= {token.kind} - {"stage"}
            weekdays += [token.text] if token.kind == "weekday" else []
        elif not (found and token.kind in ("comma", "colon", "unit") and _leads_on(tokens, at)):
            break
        at += 1
    return frozenset(found), tuple(weekdays), at


def _leads_on(tokens: list[Token], at: int) -> bool:
    """A comma after "Thứ Hai", a colon after "thời hạn", "ngày" before an hour."""
    follower = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if tokens[at].kind == "comma":
        return tokens[at - 1].kind in ("weekday", "clock") and follower in ("item", "weekday")
    if tokens[at].kind == "colon":
        return tokens[at - 1].kind == "within" and follower in BOUNDS | {"item", "number"}
    return follower in ("clock", "position")
