"""The reporting obligations of the plan as rows of a table: last day, to whom, who has met it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.consolidated.words import day_text
from workbook.periodic_report.model import Heard
from workbook.periodic_report.names import first_of

if TYPE_CHECKING:
    from workbook.periodic_report.model import Duty, PeriodicReport

_MOST_NAMES = 20  # of those who have met a report
_KINDS = {
    "weekly": "Hằng tuần",
    "monthly": "Hằng tháng",
    "quarterly": "Hằng quý",
    "6-month": "6 tháng",
    "9-month": "9 tháng",
    "yearly": "Hằng năm",
    "one-off": "Một lần",
}


def duty_rows(report: PeriodicReport) -> list[dict[str, Any]]:
    """One row for each report on each last day, the plan's sentence before those it asks for."""
    by_sentence: dict[tuple[str, str, str], list[Duty]] = {}
    for duty in report.duties:
        asked = duty.report
        by_sentence.setdefault((asked.text, asked.by, asked.to), []).append(duty)
    return [
        _row(duty, opens=duty is duties[0]) for duties in by_sentence.values() for duty in duties
    ]


def _row(duty: Duty, *, opens: bool) -> dict[str, Any]:
    asked = duty.report
    by, to = asked.by or "kế hoạch không ghi", asked.to or "kế hoạch không ghi"
    return {
        "mo_dau": f"“{asked.text}” (đơn vị gửi: {by}; nơi nhận: {to})" if opens else "",
        "ky": _KINDS.get(asked.kind, asked.kind),
        "han": day_text(duty.last_day) if duty.last_day else "Kế hoạch không nêu ngày",
        "tinh_hinh": duty.remark or "\n".join(_lines(duty)),
    }


def _lines(duty: Duty) -> list[str]:
    whole = sum(map(len, duty.agencies.values()))
    since = f"từ {day_text(duty.since)} " if duty.since else ""
    lines = [f"Tính {since}đến hết {day_text(duty.until)}, {whole} đơn vị:"]
    return lines + [
        f"- {kind.value}: {len(agencies)}{_names(kind, agencies)}"
        for kind, agencies in duty.agencies.items()
    ]


def _names(kind: Heard, agencies: tuple[str, ...]) -> str:
    """All names of those who owe something; of those who do not, as many as can be read."""
    if kind is Heard.NO_SHEET:
        return ""
    most = _MOST_NAMES if kind is Heard.FULL else len(agencies)
    return f" ({first_of(agencies, most)})"
