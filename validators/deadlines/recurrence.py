"""What comes back: each month, each quarter, always. Patterns, and the rules they stand for.

A rule names the last acceptable day: "monthly:24", "monthly_next:9" (of the following month),
"yearly:06-29,12-14", "yearly_next:01-14", "period_last_month:20"; or only how often:
"continuous", "quarterly", "6m", "9m", "2x yearly".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from validators.deadlines.numbers import EVERY, WORD, number, phrases
from validators.deadlines.spans import LEAP_YEAR, Span, Unit

_NOT_NUMBERED = r"(?!\s*(?:(?:i{1,3}|iv)(?!\w)|\d))"
_FEW = rf"(?:\d\d?|{WORD})"
_PERIODS = r"(?:năm|quý|tháng|tuần|ngày|học\s+kỳ)"
_TURNS = "(?:lần|kỳ|đợt|cuộc|buổi|lớp|hội nghị)".replace(" ", r"\s+")
_EACH = "(?:hằng|hàng|mỗi|từng)"

PATTERNS = {
    "following_years": phrases(
        "(?:các|những) năm (?:tiếp theo|kế tiếp|tiếp sau|sau đó|sau này|sau|tới|tiếp)"
    ),
    "onwards": phrases("trở đi|về sau"),
    "yearly_next": phrases(
        "(?:của )?năm (?:tiếp theo|kế tiếp|liền kề|liền sau|kế sau|sau)(?: liền kề)?"
    ),
    "report_year": phrases("(?:của )?năm (?:báo cáo|kế hoạch)"),
    "event_month": phrases("(?:của )?tháng (?:liền kề |liền )?(?:trước|sau) (?:tháng|khi)"),
    "monthly_next": phrases(
        "(?:của )?tháng (?:tiếp theo|kế tiếp|liền kề|liền sau|kế sau|sau liền kề|sau)"
    ),
    "quarter_last": phrases(
        f"(?:của )?tháng (?:cuối(?: cùng)?|thứ ba|thứ 3)(?: của)?(?: {EVERY})? quý(?: báo cáo)?"
    )
    + _NOT_NUMBERED,
    "quarter_first": phrases(
        f"(?:của )?tháng (?:đầu(?: tiên)?|thứ nhất|thứ 1)(?: của)?(?: {EVERY})? quý"
        "(?: sau| tiếp theo| kế tiếp)?"
    )
    + _NOT_NUMBERED,
    "quarter_second": phrases(f"(?:của )?tháng (?:giữa|thứ hai|thứ 2)(?: của)?(?: {EVERY})? quý")
    + _NOT_NUMBERED,
    "period_last_month": phrases("(?:của )?tháng cuối(?: cùng)?(?: của)? (?:kỳ báo cáo|kỳ)"),
    "times": (
        rf"(?<!\w){_FEW}\s*{_TURNS}\s*(?:/|trong|(?:một|1|01|mỗi)\s)\s*"
        rf"(?:(?:một|1|01|mỗi)\s)?\s*{_PERIODS}(?!\w|\s*(?:\d|[iv]+(?!\w)))"
        rf"|(?<!\w)(?:mỗi|một|1|01|hằng|hàng)\s*{_PERIODS}\s*{_FEW}\s*{_TURNS}(?!\w)"
        rf"|(?<!\w)(?:{_FEW}\s*)?{_PERIODS}\s*"
        r"(?:/\s*(?:1\s*|01\s*|một\s*)?|(?:một|1|01)\s*)lần(?!\w)"
        rf"|(?<!\w)định\s+kỳ\s+(?!0?[69]\s*tháng){_FEW}\s*(?:năm|quý|tháng|tuần|ngày)"
        r"(?!\w|\s*(?:/|\d|một(?!\w)|(?:lần|đầu|cuối|trước|sau|kể|từ|làm)(?!\w)))"
    ),
    "6m": phrases(rf"(?:định kỳ|{EVERY}|theo|báo cáo) (?:0?6|sáu) tháng|nửa năm|bán niên")
    + r"(?!\s*(?:đầu|cuối|tháng))",
    "9m": phrases(rf"(?:định kỳ|{EVERY}|theo|báo cáo) (?:0?9|chín) tháng") + r"(?!\s*(?:đầu|cuối))",
    "yearly": phrases(
        rf"{_EACH} năm(?!\s*\d{{4}})|thường niên"
        r"|(?:các|theo(?: từng)?|định kỳ|báo cáo) năm(?!\s*\d)"
    )
    + r"(?!\s*học)",
    "quarterly": phrases(f"{_EACH}(?: 0?3 tháng)? quý")
    + "|"
    + phrases("(?:các|theo(?: từng)?|định kỳ) quý")
    + _NOT_NUMBERED,
    "monthly": phrases(f"(?:của )?{_EACH} tháng")
    + "|"
    + phrases(
        "(?:của )?(?:các|theo(?: từng)?|định kỳ|báo cáo) tháng|của tháng|(?:của )?tháng báo cáo"
    )
    + r"(?!\s*(?:\d|(?:thứ|đầu|giữa|cuối|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)))",
    "weekly": phrases(rf"(?:t[2-7](?:\s*(?:-|,|và|đến)\s*t[2-7])* )?{_EACH} tuần")
    + "|"
    + phrases("(?:các|theo(?: từng)?|định kỳ|báo cáo) tuần")
    + r"(?!\s*(?:\d|(?:thứ|đầu|cuối|này|sau|tới|trước|một|hai|ba|tư|[ivx]+)(?!\w)))",
    "daily": phrases("(?:hằng|hàng|mỗi|từng) ngày"),
    "periodic": phrases("(?:theo )?định kỳ|thường kỳ"),
    "continuous": phrases(
        "th[ưu]ờng xuyên|th\\.?\\s*xuyên|liên tục|xuyên suốt|quanh năm|24/24(?:h| giờ)?|24/7"
        "|(?:trong )?suốt(?= (?:năm|cả|quá trình|thời gian|giai đoạn))"
    )
    + r"|(?:^|(?<=[;,(\n]))\s*tx(?=\s*(?:[.;,)\n]|$))",
}
# Rules that say in which months a lone day ("ngày 25") lies, or in which years a day/month.
DAY_SCOPES = {
    "monthly": "monthly",
    "monthly_next": "monthly_next",
    "period_last_month": "period_last_month",
}
QUARTER_MONTHS = {
    "quarter_last": (3, 6, 9, 12),
    "quarter_second": (2, 5, 8, 11),
    "quarter_first": (1, 4, 7, 10),
}
YEAR_SCOPES = {"yearly": "yearly", "report_year": "yearly", "yearly_next": "yearly_next"}
SPOKEN = {
    "report_year": "yearly",
    "following_years": "yearly",
    "quarter_last": "quarterly",
    "quarter_second": "quarterly",
    "quarter_first": "quarterly",
    "period_last_month": "periodic",
    "onwards": "continuous",
}
_UNITS = {
    "năm": "yearly",
    "quý": "quarterly",
    "tháng": "monthly",
    "tuần": "weekly",
    "ngày": "daily",
    "học kỳ": "termly",
}
_COUNTED = re.compile(rf"{_FEW}(?!\w)|{_PERIODS}|{_TURNS}")
_ONE_DAY = timedelta(days=1)


def times_rule(text: str) -> str:
    """The rule of "2 lần/năm" (2x yearly), "5 năm một lần" (1x 5 yearly), "6 tháng/lần" (6m)."""
    every = text.removeprefix("định kỳ ")
    written = every if every == text else f"{every}/lần"
    words = [" ".join(word.split()) for word in _COUNTED.findall(written)]
    unit = next(word for word in words if word in _UNITS)
    before, after = words[: words.index(unit)], words[words.index(unit) + 1 :]
    counts = [number(word) for word in before if number(word)]
    turns = [word for word in before if not number(word)]
    if words[-1] != unit and not turns:
        often = next((number(word) for word in after if number(word)), 1)
        step = counts[0] if counts else 1
        if unit == "tháng" and step > 1 and often == 1:
            return f"{step}m"
        return f"{often}x {_UNITS[unit]}" if step == 1 else f"{often}x {step} {_UNITS[unit]}"
    return f"{counts[0] if counts else 1}x {_UNITS[unit]}"


def dated_rule(scope: str, spans: tuple[Span, ...], *, before: bool) -> str | None:
    """The rule for spans inside a scope; None where they do not fit ("ngày 15 hằng quý")."""
    lone = all(span.first[0] == 0 for span in spans)
    if lone and scope in DAY_SCOPES:
        return (
            f"{DAY_SCOPES[scope]}:{','.join(_day_of_month(span, before=before) for span in spans)}"
        )
    if lone and scope in QUARTER_MONTHS:
        dated = [
            Span(Unit.DAY, None, (month, span.first[1]), (month, span.last[1]))
            for span in spans
            for month in QUARTER_MONTHS[scope]
        ]
        return f"yearly:{_days(dated, before=before)}"
    if not lone and scope in YEAR_SCOPES:
        return f"{YEAR_SCOPES[scope]}:{_days(list(spans), before=before)}"
    return None


def _day_of_month(span: Span, *, before: bool) -> str:
    day = span.last[1] - before
    return str(day) if day > 0 else "last"


def _days(spans: list[Span], *, before: bool) -> str:
    """Month-day of each last acceptable day: of a common year, save where 29/02 is named."""
    return ",".join(f"{last_day(span, _year_of(span), before=before):%m-%d}" for span in spans)


def _year_of(span: Span) -> int:
    return LEAP_YEAR if (2, 29) in (span.first, span.last) else LEAP_YEAR + 1


def last_day(span: Span, year: int, *, before: bool) -> date:
    """The last acceptable day of `span` in `year`; with `before`, the day before it begins."""
    first, last = span.in_year(year)
    return first - _ONE_DAY if before else last


def next_end(spans: tuple[Span, ...], after: date, *, before: bool) -> date | None:
    """The first last acceptable day on or after `after` when the spans come back each year."""
    ends = [
        last_day(span, year, before=before)
        for span in spans
        for year in (after.year, after.year + 1)
        if span.of(year).possible()
    ]
    return min((end for end in ends if end >= after), default=None)
