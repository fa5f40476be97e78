"""A reading in words: what was understood, from which words, and what to look at again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.deadlines.model import Issue, Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from validators.deadlines.model import Deadline

_FREQUENCY = {
    "continuous": "thường xuyên",
    "periodic": "định kỳ",
    "yearly": "hằng năm",
    "quarterly": "hằng quý",
    "monthly": "hằng tháng",
    "weekly": "hằng tuần",
    "termly": "mỗi học kỳ",
    "daily": "hằng ngày",
    "6m": "6 tháng một lần",
    "9m": "kỳ 9 tháng",
}
_SCOPES = {
    "monthly": "ngày {days} hằng tháng",
    "monthly_next": "ngày {days} của tháng sau",
    "period_last_month": "ngày {days} của tháng cuối kỳ báo cáo",
    "yearly": "ngày {days} hằng năm",
    "yearly_next": "ngày {days} của năm sau",
}
_UNITS = {
    "working days": "ngày làm việc",
    "days": "ngày",
    "weeks": "tuần",
    "months": "tháng",
    "years": "năm",
    "hours": "giờ",
}


def explain(deadline: Deadline) -> str:
    """One or two Vietnamese sentences on `deadline`, then the points to look at again."""
    sentences = [_SENTENCES[deadline.kind](deadline)]
    if deadline.before:
        sentences.append("“Trước ngày D” được hiểu là chậm nhất ngày liền trước ngày D.")
    if deadline.status:
        sentences.append(f"Ô ghi kèm tình trạng: {deadline.status}.")
    if deadline.issues:
        sentences.append(f"Cần xem lại: {'; '.join(issue.value for issue in deadline.issues)}.")
    return " ".join(sentences)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _source(deadline: Deadline) -> str:
    return (
        f" (căn cứ: {', '.join(f'“{word}”' for word in deadline.words)})" if deadline.words else ""
    )


def _fixed(deadline: Deadline) -> str:
    if deadline.end is None:
        return f"Chưa xác định được ngày cuối{_source(deadline)}."
    return f"Hạn cuối là hết ngày {_day(deadline.end)}{_source(deadline)}."


def _range(deadline: Deadline) -> str:
    start = f"từ ngày {_day(deadline.start)}" if deadline.start else "không nêu ngày bắt đầu"
    end = f"đến hết ngày {_day(deadline.end)}" if deadline.end else "không nêu ngày kết thúc"
    return f"Thực hiện trong một khoảng thời gian, {start}, {end}{_source(deadline)}."


def _recurring(deadline: Deadline) -> str:
    limits = ""
    if deadline.start:
        limits += f", từ ngày {_day(deadline.start)}"
    if deadline.end:
        limits += f", đến hết ngày {_day(deadline.end)}"
    rule = rule_in_words(deadline.recurrence or "periodic")
    return f"Việc lặp lại hoặc làm liên tục: {rule}{limits}{_source(deadline)}."


def rule_in_words(rule: str) -> str:
    """A recurrence rule in Vietnamese: "yearly:06-29,12-14" is "ngày 29/06, 14/12 hằng năm"."""
    return ", ".join(_one_rule(each) for each in rule.split("+"))


def _one_rule(rule: str) -> str:
    name, _, days = rule.partition(":")
    if days:
        shown = [_month_day(each) for each in days.split(",")]
        return "chậm nhất " + _SCOPES[name].format(days=", ".join(shown))
    times = re.fullmatch(r"(\d+)x (?:(\d+) )?(\w+)", rule)
    if times:
        per = _FREQUENCY.get(times[3], times[3]).removeprefix("hằng ").removeprefix("mỗi ")
        return f"{times[1]} lần trong {times[2] or 'một'} {per}"
    months = re.fullmatch(r"(\d+)m", rule)
    if months and rule not in _FREQUENCY:
        return f"{months[1]} tháng một lần"
    return _FREQUENCY.get(rule, "định kỳ")


def _month_day(text: str) -> str:
    if text == "last":
        return "cuối"
    return "/".join(reversed(text.split("-"))) if "-" in text else text


def _conditional(deadline: Deadline) -> str:
    if Issue.DOCUMENT_REFERENCE in deadline.issues:
        return f"Không thấy thời hạn, chỉ thấy văn bản: “{deadline.condition}”."
    return f"Phụ thuộc vào sự kiện chưa có ngày: “{deadline.condition}”."


def _relative(deadline: Deadline) -> str:
    offset = deadline.offset or ""
    if offset.startswith("day "):
        return f"Thời hạn là một ngày tính theo tháng của sự kiện “{deadline.condition}”."
    number, _, rest = offset.partition(" ")
    before = " trước mốc" if rest.endswith(" before") else ""
    unit = _UNITS[rest.removesuffix(" before")]
    event = f"“{deadline.condition}”" if deadline.condition else "chưa nêu"
    end = f", tức là hết ngày {_day(deadline.end)}" if deadline.end else ""
    return f"Thời hạn {number} {unit}{before}, mốc tính: {event}{end}."


def _mixed(deadline: Deadline) -> str:
    parts = "; ".join(f"“{part.text}”" for part in deadline.parts)
    end = f" Mốc muộn nhất là ngày {_day(deadline.end)}." if deadline.end else ""
    return f"Gồm nhiều phần: {parts}.{end}"


def _missing(_: Deadline) -> str:
    return "Chưa ghi thời hạn."


def _unreadable(_: Deadline) -> str:
    return "Không đọc được thời hạn này nên không suy đoán ngày."


_SENTENCES: dict[Kind, Callable[[Deadline], str]] = {
    Kind.FIXED: _fixed,
    Kind.RANGE: _range,
    Kind.RECURRING: _recurring,
    Kind.CONDITIONAL: _conditional,
    Kind.RELATIVE: _relative,
    Kind.MIXED: _mixed,
    Kind.MISSING: _missing,
    Kind.UNREADABLE: _unreadable,
}
