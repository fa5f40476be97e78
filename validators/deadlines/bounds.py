"""The words before a date: bounds ("trước", "đến hết"), hours, weekdays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.deadlines.tokens import BOUNDS

if TYPE_CHECKING:
    from validators.deadlines.tokens import Token

_BEFORE_ITEM = BOUNDS | {"clock", "weekday", "stage"}
_JOINTS = frozenset(("comma", "colon", "unit", "open", "dash", "stop"))
_LED = BOUNDS | {"item", "number"}
_MIDNIGHT = re.compile(r"(?:lúc\s*)?00?\s*(?:h|giờ|g|:)\s*0*\s*(?:phút|p)?(?::00)?")


def leading(tokens: list[Token], at: int) -> tuple[frozenset[str], tuple[str, ...], int]:
    """The bounds, hours and weekdays that stand at `at`, and where they stop."""
    found: set[str] = set()
    weekdays: list[str] = []
    while at < len(tokens):
        token = tokens[at]
        if token.kind in _BEFORE_ITEM:
            found |= {_bound(token)} - {"stage"}
            weekdays += [token.text] if token.kind == "weekday" else []
        elif not (found and token.kind in _JOINTS and _leads_on(tokens, at)):
            break
        at += 1
    return frozenset(found), tuple(weekdays), at


def _bound(token: Token) -> str:
    """The kind of a bound; "0 giờ" is no hour within the day: "trước 0 giờ ngày D" is D − 1."""
    midnight = token.kind == "clock" and _MIDNIGHT.fullmatch(token.text)
    return "midnight" if midnight else token.kind


def _leads_on(tokens: list[Token], at: int) -> bool:
    """Whether a joint only leads to the date: "Thứ Hai, …", "thời hạn: …", "trước ngày (…"."""
    kind, before = tokens[at].kind, tokens[at - 1].kind
    follower = _kind(tokens, at + 1)
    if kind == "stop":  # a line break of the cell
        return tokens[at].text.isspace() and before in BOUNDS and follower == "item"
    if kind == "comma":
        return before in ("weekday", "clock") and follower in ("item", "weekday")
    if kind == "dash":
        return before == follower == "clock"
    if kind == "colon":
        return before in BOUNDS | {"unit"} and follower in _LED
    if kind == "open":
        return before in BOUNDS | {"unit", "weekday"} and follower in ("item", "number")
    opens = follower in ("colon", "open") and _kind(tokens, at + 2) in ("item", "number")
    return follower in ("clock", "position") or opens


def _kind(tokens: list[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""
