"""The reports a plan asks for: how often, by which last days, by whom and to whom."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from validators.plan import ReportObligation
from validators.text import nfc
from workbook.plans.drafts import without_stop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.plans.drafts import Draft

_CLAUSE = re.compile(r";\s*|(?<=[^\W\d_])\.\s+(?=[^\W\d_])|\n")
_REPORT = re.compile(r"báo cáo|tổng hợp kết quả|gửi kết quả", re.IGNORECASE)
_SENT = re.compile(r"báo cáo|gửi", re.IGNORECASE)
_PERIODS = (
    ("weekly", r"(?:hằng |hàng |định kỳ )tuần"),
    ("monthly", r"(?:hằng |hàng |định kỳ )tháng"),
    ("quarterly", r"(?:hằng |hàng |định kỳ )quý|\bquý(?=,)"),
    ("6-month", r"0?6 tháng|sáu tháng|nửa năm"),
    ("9-month", r"0?9 tháng"),
    ("yearly", r"(?:hằng |hàng |cả |định kỳ |01 |1 |một )năm|(?:(?<=, )|(?<=và ))năm(?= báo| \()"),
)
_PERIOD = re.compile(
    "|".join(f"(?P<p{at}>{pattern})" for at, (_, pattern) in enumerate(_PERIODS)), re.IGNORECASE
)
_BY = r"(?:chậm nhất )?(?:(?:trước|đến hết|là|vào|đến)\s+)?"
_OF_MONTH = (
    r"ngày \d{1,2}(?: (?:của )?(?:hằng |hàng )?tháng(?: cuối| đầu| sau)?"
    r"(?: của)?(?: quý| kỳ báo cáo)?)?"
)
_DAY = re.compile(
    rf"(?:{_BY}ngày \d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:[/.-]\d{{4}})?"
    rf"|{_BY}ngày \d{{1,2}} tháng \d{{1,2}}(?: năm \d{{4}})?|{_BY}{_OF_MONTH}"
    r"|trước \d{1,2}/\d{1,2}(?:/\d{4})?)(?: (?:hằng|hàng) (?:tháng|quý|năm))?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^()]*\)")
_BODY = (
    r"(?:U[ỷy] ban|Ủy ban|UBND|HĐND|Hội đồng|Sở|Phòng|Văn phòng|Bộ|Ban(?! hành)|Chính phủ|Thủ tướng"
    r"|Tỉnh ủy|Thành ủy|Đảng ủy|Thường trực|Thanh tra|Công an|Trung tâm|Cục|Chi cục|Mặt trận"
    r"|Chủ tịch|Giám đốc|Lãnh đạo)"
)
_NAME_ENDS = (
    r"(?=\s*[,;.()]|\s+(?:kết quả|tình hình|việc|tiến độ|trước|theo|định kỳ|để|chậm nhất|qua|về"
    r"|và (?=trước|báo)|khi|hằng|hàng|đến|vào|là)\b|$)"
)
_TO = re.compile(
    r"(?:gửi về|gửi cho|gửi tới|gửi|báo cáo về|báo cáo cho|báo cáo với|báo cáo|về)\s+"
    rf"((?:các\s+)?{_BODY}[^,;.()]{{0,100}}?){_NAME_ENDS}"
)


def reports_of(duties: Iterable[Draft], tasks: Iterable[Draft]) -> tuple[ReportObligation, ...]:
    """The reports named by the duties, and by the deadlines of tasks that say to report.

    `last_days` are the phrases of the plan (`trước ngày 15/6`): reading them is not done here.
    """
    found = [report for duty in duties for report in _in_duty(duty)]
    for task in tasks:
        words = nfc(task.fields.get("deadline", ""))
        if _SENT.search(words) and _DAY.search(words):
            found.extend(_by(task, _reports(words, default="one-off")))
    return tuple(dict.fromkeys(found))


def _in_duty(duty: Draft) -> list[ReportObligation]:
    words = nfc("\n".join([duty.content, *duty.details]))
    clauses = [clause.strip() for clause in _CLAUSE.split(words) if _REPORT.search(clause)]
    return _by(duty, [report for clause in clauses for report in _reports(clause)])


def _by(draft: Draft, reports: Iterable[ReportObligation]) -> list[ReportObligation]:
    """Reports are owed by whoever has the duty or task that names them."""
    lead = nfc(draft.fields.get("lead", ""))
    return [replace(report, by=lead) for report in reports]


def _reports(clause: str, default: str = "") -> list[ReportObligation]:
    """The reports of one clause, one for each period it names."""
    text = without_stop(clause)
    periods = {_kind(match): match.end() for match in reversed(list(_PERIOD.finditer(text)))}
    kinds = list(reversed(periods))
    days = _days_by_kind(text, [(kind, periods[kind]) for kind in kinds])
    if not kinds and (default or days[""]):
        return [ReportObligation(text, default or "one-off", days[""], _recipient(text))]
    return [ReportObligation(text, kind, days[kind], _recipient(text)) for kind in kinds]


def _days_by_kind(text: str, periods: list[tuple[str, int]]) -> dict[str, tuple[str, ...]]:
    """The last days of each report, from the kinds of report and where each is named.

    A day in brackets behind a period is of that period. Of the others, as many days as
    periods without one go one to one; otherwise all of them are of each.
    """
    found: dict[str, tuple[str, ...]] = {}
    free = [(match.start(), match[0].strip()) for match in _DAY.finditer(text)]
    for kind, end in periods:
        bracket = _BRACKET.match(text, end)
        if bracket:
            inside = [spot for spot in free if spot[0] in range(end, bracket.end())]
            found[kind] = tuple(day for _, day in inside)
            free = [spot for spot in free if spot not in inside]
    rest = [kind for kind, _ in periods if not found.get(kind)]
    days = tuple(day for _, day in free)
    if len(rest) == len(days):
        return found | {kind: (day,) for kind, day in zip(rest, days, strict=True)} | {"": days}
    return found | dict.fromkeys(rest, days) | {"": days}


def _recipient(text: str) -> str:
    match = _TO.search(text)
    return match[1].strip() if match else ""


def _kind(match: re.Match[str]) -> str:
    return next(kind for at, (kind, _) in enumerate(_PERIODS) if match[f"p{at}"])
