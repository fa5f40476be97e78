"""Days, months, quarters, half-years and years in every spelling: patterns and their spans.

Day always comes before month. A span the calendar does not have (31/02, month 13) is still
returned: the reader turns it into an issue, never into another day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.deadlines import spans
from validators.deadlines.numbers import EVERY, SPELLED_OUT, WORD, number, phrases, year_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from validators.deadlines.spans import Span

FREE = r"(?<![\d/])(?<!\d\.)(?<![.…_]{2})"  # not the tail of another number, not "…/2026"
_DAY = rf"\d{{1,2}}{SPELLED_OUT}"
_MONTH = rf"(?:\d{{1,2}}(?!\d){SPELLED_OUT}|(?:{WORD})(?!\w)|năm(?=\s*(?:năm|/)\s*\d))"
_YEAR = (
    r"(?:\s*[/.\-]\s*\d{4,5}|\s*,?\s*(?:của\s*)?năm\s*\d{2,5}|(?:\s*,)?\s+(?:19|20)\d\d"
    r"|/[2-4]\d)"
    r"(?!\d|\s*/\s*\d)"
)
_OR_NONE = r"(?!\s*/\s*\d|\.\d)"
_TO_MONTH = r"(?=\s*(?:-|đến|,|và|&)\s*t\.?\s?(?:0?1|0[2-9]|[89]|1[0-2]|\d\d?\s*[/.\-]\s*\d{4}))"
_THE_DAY = r"(?:ngày\s*)?"

PATTERNS = {
    "iso": (
        rf"{FREE}(?:\d{{4}}-\d\d?-\d\d?|\d{{4}}/\d\d?/\d\d?|\d{{4}}\.\d\d?\.\d\d?)"
        r"(?!\d|/|\.\d)"
        r"(?:[t ]\s*\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?"
    ),
    "numeric": (
        rf"{_THE_DAY}{FREE}(?:\d\d?\s*/\s*\d\d?\s*/\s*\d{{1,5}}|\d\d?\.\s?\d\d?\.\s?\d{{4}}"
        r"|\d\d?\.\d\d?\.\d\d|\d\d?\s*-\s*\d\d?\s*-\s*(?:\d{4}|\d\d)|\d\d?/\d\d?-\d{4})"
        r"(?!\d|\s*/\s*\d)"
    ),
    "worded": (
        rf"{_THE_DAY}(?:(?<!\w)(?:mùng|mồng)\s*(?:{WORD}|{_DAY})|{FREE}{_DAY})\s*[,/]?\s*"
        rf"tháng\s*{_MONTH}(?!\s*tháng)(?:{_YEAR}|{_OR_NONE})"
    ),
    "month_year": rf"(?:(?<!\w)th?\.?\s?|{FREE})\d\d?(?:\s*/\s*|[.\-])\d{{4}}(?!\d|\s*/\s*\d)",
    "day_month": (
        rf"{_THE_DAY}{FREE}\d\d?\s*/\s*\d\d?(?!\d|\s*/\s*\d)"
        r"|(?<!\w)ngày\s*\d\d?[.\-](?:0?[1-9]|1[0-2])(?![\d.\-]|\s*[/\-]\s*\d)"
        rf"(?!\s*(?:của\s*)?{EVERY}\s*tháng)"
        rf"|{FREE}\d\d?\.(?:0?[1-9]|1[0-2])"  # "15.7 - 15.8.2026"
        r"(?=\s*(?:-|(?:đến|tới)(?:\s+hết)?)\s*(?:ngày\s*)?\d\d?\.\s?\d\d?\.\s?(?:\d{4}|\d\d)(?!\d))"
    ),
    "first_months": (
        rf"(?<!\w)(?:\d\d?|{WORD})\s*tháng\s*(?:đầu|cuối)(?!\s*(?:(?:tiên|cùng|của|{EVERY})\s*)*(?:quý|kỳ))"
        r"(?:\s*(?:của\s*)?năm(?!\w))?"
        r"(?:\s*(?:năm\s*)?\d{4}(?!\d))?|(?<!\w)0?[369]\s*tháng\s*năm\s*\d{4}(?!\d)"
    ),
    "month": (
        rf"(?:tháng|(?<!\w)th\.?(?=\s*\d))\s*:?\s*{_MONTH}(?:{_YEAR}|{_OR_NONE})"
        # "T2" to "T7" may be days of the week: only beside another month, or with a year
        rf"|(?<!\w)t\.?\s?(?:0?1|0[2-9]|[89]|1[0-2])(?!\w)(?:{_YEAR}|{_OR_NONE})"
        rf"|(?<!\w)t\.?\s?[2-7](?:{_YEAR}|{_TO_MONTH})"
        r"|(?:(?<=đầu\s)|(?<=giữa\s)|(?<=cuối\s))t\.?\s?[2-7](?!\w)"
    ),
    "quarter": (
        r"(?:quý|(?<!\w)q\.?)\s*:?\s*(?:iv|i{1,3}|v|\d\d?(?!\d)|một|hai|ba|bốn|tư)(?!\w)"
        rf"(?:\s*\(\s*(?:năm\s*)?\d{{4}}\s*\)|{_YEAR}|/1[5-9](?!\d)|(?!\s*/\s*\d))"
    ),
    "roman": rf"(?<!\w)(?:iv|i{{1,3}})(?!\w)(?:{_YEAR})?",
    "part_of_year": (
        phrases("(?:nửa )?(?:đầu|giữa|cuối) năm")
        + r"(?!\s*(?:học|sau|tiếp))(?:\s*(?:\d{4}(?!\d)|nay(?!\w)))?"
        r"|(?<!\w)(?:nửa\s+)?(?:đầu|giữa|cuối)\s+(?:19|20)\d\d(?!\d|\s*[/.\-]\s*\d)"
    ),
    "year": r"(?<!\w)năm\s*(?:\d{4,5}(?!\d|\s*/\s*\d)|nay(?!\w))",
    "this_year": phrases("(?:trong|cả|trong cả|hết) năm") + r"(?!\s*(?:\d|học|sau|tiếp|kế))",
    "day": rf"ngày\s*(?:(?:mùng|mồng)\s*)?\d\d?(?!\d|\s*/\s*\d){SPELLED_OUT}",
    "bare_year": (
        rf"{FREE}(?<!\d-)(?<!\d\s-)(?:19|20|21)\d\d(?!\d|\s*[/.]\s*\d|,\d|\s*%|-\d\d?(?!\d))"
        r"|(?:(?<=\d{4}-)|(?<=\d{4}\s-))(?:19|20|21)\d\d(?!\d|[/\-.]\d)"
    ),
}
_NUMERAL = re.compile(rf"\d+|(?<!\w)(?:{WORD}|iv|i{{1,3}}|v)(?!\w)|(?<=tháng\s)năm(?=\s*(?:năm|/))")
_QUARTER = re.compile(r"^(?:quý|q\.?)")
_ASIDE = re.compile(r"\([^\d)]*\)|\s(?=\s)")


def _numerals(text: str) -> list[str]:
    return _NUMERAL.findall(_ASIDE.sub("", text))


def _optional_year(texts: list[str], at: int) -> int | None:
    return year_number(texts[at]) if len(texts) > at else None


def _iso(text: str) -> Span:
    year, month, day = _numerals(text)[:3]
    return spans.day(int(day), int(month), int(year))


def _day(text: str) -> Span:
    found = _numerals(text)
    month = number(found[1]) or 13
    return spans.day(number(found[0]), month, _optional_year(found, 2))


def _lone_day(text: str) -> Span:
    return spans.day(number(_numerals(text)[0]))


def _month(text: str) -> Span:
    found = _numerals(text)
    return spans.month(number(found[0]), _optional_year(found, 1))


def _quarter(text: str) -> Span:
    found = _numerals(_QUARTER.sub("", text))
    return spans.quarter(number(found[0]) or 5, _optional_year(found, 1))


def _first_months(text: str) -> Span:
    found = _numerals(text)
    count = number(found[0])
    first, last = (13 - count, 12) if "cuối" in text else (1, count)
    return spans.months(first, last, spans.Unit.HALF, _optional_year(found, 1))


def _year(text: str) -> Span:
    return spans.whole_year(_optional_year(re.findall(r"\d+", text), 0))


def _part_of_year(text: str) -> Span:
    where = " ".join(text.partition("năm")[0].rstrip("0123456789").split())
    return spans.position(_year(text), where) or _year(text)


BUILDERS: dict[str, Callable[[str], Span]] = {
    "iso": _iso,
    "numeric": _day,
    "worded": _day,
    "month_year": _month,
    "day_month": _day,
    "first_months": _first_months,
    "month": _month,
    "quarter": _quarter,
    "roman": _quarter,
    "part_of_year": _part_of_year,
    "year": _year,
    "this_year": _year,
    "day": _lone_day,
    "bare_year": _year,
}
