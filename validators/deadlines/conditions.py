"""Events without a date: "sau khi …", "theo đề nghị của …", "kỳ họp …", and where they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.deadlines.numbers import phrases
from validators.deadlines.tokens import BOUNDS

if TYPE_CHECKING:
    from validators.deadlines.tokens import Token

# A sentence that names work or a decision but no time still says what the work waits for.
_WORKING_WORDS = re.compile(
    phrases(
        "kế hoạch|chương trình|đề án|dự án|nghị quyết|quyết định|thông báo|văn bản|công văn|luật"
        "|hội nghị|họp|hướng dẫn|quy định|yêu cầu|đề nghị|đề xuất|chỉ đạo|tiến độ|lộ trình|thực tế"
        "|ban hành|phê duyệt|phân công|phân cấp|kịp thời|sự kiện|chỉ tiêu|ngân sách|kinh phí"
    )
)
_OWN_DOCUMENT = (
    "(?:(?:kế hoạch|chương trình|quyết định|chỉ thị|văn bản|công văn|thông báo|đề án)"
    "(?: hành động| công tác)? này|kế hoạch)"
)
_OWN_ISSUE = re.compile(
    phrases(
        "(?:(?:ngay|sau|khi|từ|kể|tính|ngày|thời điểm|lúc) )*"
        f"(?:{_OWN_DOCUMENT}(?: được| có)?(?: ký)?(?: ban hành| ký)"
        f"|(?:được )?(?:ký(?: ban hành)?|ban hành)(?: {_OWN_DOCUMENT})?)"
    )
)
_STARTERS = ("event", "basis")
_OPENERS = frozenset(("every", "event", "basis", "duration", "hours", "label"))


def is_own_issue(event: str) -> bool:
    """Whether the event is the issue of this very plan: the one event whose day is known."""
    return _OWN_ISSUE.fullmatch(event.strip(" .,:")) is not None


def names_work(text: str) -> bool:
    """Whether a text without any time names work, a decision or a document."""
    return _WORKING_WORDS.search(text) is not None


def event_end(tokens: list[Token], at: int) -> int:
    """The token behind the event that starts at `at`: a separator, or the next time or event."""
    last_comma = 0
    since = "từ" in tokens[at].text.split()
    at += 1
    while at < len(tokens):
        kind = tokens[at].kind
        if kind in ("stop", "close"):
            break
        if kind == "open":
            closed = _closing(tokens, at)
            if _holds_time(tokens[at + 1 : closed]):
                break
            at = closed
        elif since and kind == "to" and _bounds_date(tokens, at):
            return at
        elif kind in ("comma", "and", "colon") or (kind == "dash" and _is_apart(tokens, at)):
            if _opens(tokens, at + 1, after_comma=kind != "and"):
                break
            last_comma = at if kind == "comma" else last_comma
        elif _limits(tokens, at, after_comma=last_comma > 0):
            return last_comma or at
        at += 1
    return at


def ends_in_date(tokens: list[Token], at: int) -> bool:
    """Whether words without a date run on to "đến" and a date: "từ ngày ký đến 31/12/2026"."""
    end = event_end(tokens, at)
    return end < len(tokens) and tokens[end].kind == "to" and _bounds_date(tokens, end)


def _bounds_date(tokens: list[Token], at: int) -> bool:
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    return follower is not None and follower.kind in ("item", "position")


def _is_apart(tokens: list[Token], at: int) -> bool:
    """A dash between words, not one inside "2026-2030"."""
    return tokens[at - 1].kind not in ("item", "number")


def _closing(tokens: list[Token], at: int) -> int:
    depth = 0
    for place in range(at, len(tokens)):
        depth += {"open": 1, "close": -1}.get(tokens[place].kind, 0)
        if depth == 0:
            return place
    return len(tokens) - 1


def _holds_time(tokens: list[Token]) -> bool:
    """Brackets that set a limit of their own; a mere date in them is the day of the event.

    "Sau khi Luật có hiệu lực (01/7/2026)", "(dự kiến Quý IV/2026)" belong to the event.
    """
    kinds = {token.kind for token in tokens}
    limited = "item" in kinds and bool(kinds & {"before", "latest", "within", "to", "until_over"})
    return "tentative" not in kinds and (limited or bool(kinds & {"every", "duration"}))


def _opens(tokens: list[Token], at: int, *, after_comma: bool) -> bool:
    """Whether a new time or event begins at `at`, behind a separator."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    if token.kind == "item":
        return after_comma or token.form in ("numeric", "worded", "iso", "day_month")
    if token.kind in BOUNDS and after_comma:
        return True
    return token.kind in _OPENERS or _limits(tokens, at, after_comma=after_comma)


def _limits(tokens: list[Token], at: int, *, after_comma: bool) -> bool:
    """Whether a bound at `at` sets a limit of its own, outside the event."""
    token = tokens[at]
    place = at + 1
    while place < len(tokens) and tokens[place].kind in BOUNDS | {"clock", "position"}:
        place += 1
    follower = tokens[place] if place < len(tokens) else None
    if follower is None or follower.kind not in ("item", "number"):
        return False
    if token.kind in ("before", "latest", "until_over"):
        return True
    if token.kind == "to":
        return "hết" in token.text or after_comma
    return token.kind == "within" and after_comma and follower.kind == "item"
