"""Single spans, lists and ranges of spans: what one member leaves out, its neighbours say.

"Quý II, III năm 2026", "từ ngày 10 đến ngày 15 tháng 3 năm 2026", "07-14/6/2019", "tháng
6-12/2019".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from validators.deadlines import spans
from validators.deadlines.bounds import leading
from validators.deadlines.neighbours import is_day
from validators.deadlines.recurrence import DAY_SCOPES, QUARTER_MONTHS
from validators.deadlines.spans import Unit

if TYPE_CHECKING:
    from validators.deadlines.spans import Span
    from validators.deadlines.tokens import Token


class SpanList(NamedTuple):
    """The spans, whether they are a range, the next token, the bounds of the range's end.

    `fuzzy` tells that a part was named which nothing fixes ("giữa quý").
    """

    spans: tuple[Span, ...]
    through: bool
    after: int
    bounds: frozenset[str]
    fuzzy: bool


def read_list(tokens: list[Token], at: int, bounds: frozenset[str]) -> SpanList | None:
    """The spans from token `at` on; `bounds` are those found before it."""
    return _List(tokens, bounds).read(at)


class _List:
    """Reads one list or range of spans; kept as a class because all steps share the tokens."""

    def __init__(self, tokens: list[Token], bounds: frozenset[str]) -> None:
        self.tokens = tokens
        self.bounds = bounds
        self.fuzzy = False
        self.shares_day = False

    def read(self, at: int) -> SpanList | None:
        """The list that begins at token `at`; None where no span does."""
        first = self._member(at, None)
        if first is None:
            return None
        members, at = [first[0]], first[1]
        loose = self.tokens[at - 1].kind == "number"
        through, more = False, frozenset[str]()
        while not through and (following := self._next(at, members[-1], loose=loose)) is not None:
            span, at, through, more = following
            members.append(span)
        settled = spans.settled(members)
        if loose and settled[0].first[0] == 0 and not self._in_each_month(at):
            return None
        return SpanList(settled, through, at, more, self.fuzzy)

    def _in_each_month(self, at: int) -> bool:
        """“Trước 25 hằng tháng”: the numbers are days of every month."""
        scopes = DAY_SCOPES.keys() | QUARTER_MONTHS.keys()
        return self._kind(at) == "every" and self.tokens[at].form in scopes

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _next(
        self, at: int, previous: Span, *, loose: bool
    ) -> tuple[Span, int, bool, frozenset[str]] | None:
        """One connective and the member behind it."""
        kind = self._kind(at)
        if kind == "comma" and self._kind(at + 1) in ("and", "to"):
            at, kind = at + 1, self._kind(at + 1)
        if kind in ("dash", "to"):
            more, _, at = leading(self.tokens, at if kind == "to" else at + 1)
            member = self._member(at, previous)
            if member is None or self._starts_anew(at, member[0], previous, loose=loose):
                return None
            return member[0], member[1], True, more - {"to", "within"}
        if kind in ("comma", "and"):
            member = self._member(at + 1, previous)
            if member is None or self._starts_anew(at + 1, member[0], previous, loose=loose):
                return None
            same_size = (member[0].unit is Unit.DAY) == (previous.unit is Unit.DAY)
            if "before" in self.bounds and not same_size:
                return None  # "trước ngày 30/6, quý III/2026": the bound is only of the day
            return member[0], member[1], False, frozenset()
        return None

    def _starts_anew(self, at: int, member: Span, previous: Span, *, loose: bool) -> bool:
        """A bare "30 - 6/2026" or "3, 6/2026" has two readings: it is not taken as a list."""
        return loose and member.unit is not Unit.DAY and previous.first[0] == 0 and at > 0

    def _member(self, at: int, previous: Span | None) -> tuple[Span, int] | None:
        where = ""
        if self._kind(at) == "position":
            where, at = " ".join(self.tokens[at].text.split()).removesuffix(" của"), at + 1
        if self._kind(at) == "number":
            return self._number(at, previous)
        if self._kind(at) != "item" or not self._is_time(at, previous):
            return None
        span, at = self._with_year(self._fitted(at, previous), at + 1)
        if not where:
            return span, at
        placed = spans.position(span, where)
        self.fuzzy = self.fuzzy or placed is None
        return placed or span, at

    def _number(self, at: int, previous: Span | None) -> tuple[Span, int] | None:
        """A number alone: what the member before it was, or a day that waits for its month."""
        text = self.tokens[at].text
        if not text.isdigit() or len(text) > 2:  # noqa: PLR2004 - a day or month
            return None
        if self._is_hyphen_date(at):
            return spans.day(int(text), int(self.tokens[at + 2].text)), at + 3
        span = self._like(previous, int(text), at)
        return None if span is None else self._with_year(span, at + 1)

    def _like(self, previous: Span | None, value: int, at: int) -> Span | None:
        if previous is None or previous.first[0] == 0:
            return spans.day(value)
        if self._shares_day(at, previous):
            return spans.day(previous.first[1], value)
        if previous.unit is Unit.MONTH:
            return spans.month(value)
        return spans.quarter(value) if previous.unit is Unit.QUARTER else None

    def _is_hyphen_date(self, at: int) -> bool:
        """`trước 15-8`: with a bound before it, two numbers and a hyphen are day and month."""
        three = self.tokens[at : at + 3]
        if len(three) < 3 or not self.bounds & {"before", "latest", "to", "from"}:  # noqa: PLR2004
            return False
        tight = three[0].end == three[1].start and three[1].end == three[2].start
        last = three[2].text
        return tight and three[1].text == "-" and last.isdigit() and 1 <= int(last) <= 12  # noqa: PLR2004

    def _is_time(self, at: int, previous: Span | None) -> bool:
        """Whether the item is a time here, and not a share, a count or a list number."""
        token = self.tokens[at]
        if token.form == "roman":
            return previous is not None and previous.unit is Unit.QUARTER
        follower = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.form == "bare_year" and follower and follower.kind == "word":
            return bool(self.bounds) or previous is not None
        if token.form == "day_month" and token.text[0].isdigit():
            return is_day(self.tokens, at, bounded=bool(self.bounds))
        return True

    def _fitted(self, at: int, previous: Span | None) -> Span:
        """The span of an item; "Quý 2, 3/2026" means quarter 3, not March."""
        token = self.tokens[at]
        span = token.span or spans.whole_year(None)
        yearless_quarter = previous and previous.unit is Unit.QUARTER and previous.year is None
        if token.form == "month" and previous and self._shares_day(at, previous):
            return spans.day(previous.first[1], span.first[0], span.year)
        if token.form == "month_year" and yearless_quarter:
            return spans.quarter(span.first[0], span.year)
        return span

    def _shares_day(self, at: int, previous: Span) -> bool:
        """“Ngày 15 tháng 6 và tháng 12”: the second month has the same day."""
        worded = self.tokens[at - 2].form == "worded" or self.shares_day
        self.shares_day = (
            worded and previous.unit is Unit.DAY and self._kind(at - 1) in ("comma", "and")
        )
        return self.shares_day

    def _with_year(self, span: Span, at: int) -> tuple[Span, int]:
        """A year written behind: "6 và 12 năm 2026", "Quý II, năm 2026", "Quý II (năm 2026)"."""
        if span.year is not None or span.unit is Unit.YEAR:
            return span, at
        skip = 1 if self._kind(at) in ("comma", "open") else 0
        token = self.tokens[at + skip] if at + skip < len(self.tokens) else None
        if token is None or token.form not in ("year", "bare_year") or token.span is None:
            return span, at
        if skip and token.form == "bare_year":
            return span, at
        if self._kind(at) == "open":
            closed = self._kind(at + 2) == "close"
            return (span.of(token.span.year), at + 3) if closed else (span, at)
        return span.of(token.span.year), at + skip + 1
