"""The reporting obligations of the plan as rows of a table: last day, to whom, who has met it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.consolidated.words import day_text
from workbook.heading_block import BLANK
from workbook.periodic_report.model import Heard

if TYPE_CHECKING:
    from workbook.periodic_report.model import Duty, PeriodicReport

_MET = (Heard.FULL, Heard.NO_SHEET)
_MOST_NAMES = 20  # of those who need nobody's attention
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
    """One row for each report on each last day."""
    return [_row(number, duty) for number, duty in enumerate(report.duties, 1)]


def _row(number: int, duty: Duty) -> dict[str, Any]:
    asked = duty.report
    return {
        "tt": number,
        "noi_dung": asked.text,
        "ky": _KINDS.get(asked.kind, asked.kind),
        "ai": asked.by or "Kế hoạch không ghi",
        "noi_nhan": asked.to or BLANK,
        "han": day_text(duty.last_day) if duty.last_day else "Kế hoạch không nêu ngày",
        "tinh_hinh": duty.remark or "\n".join(_lines(duty)),
    }


def _lines(duty: Duty) -> list[str]:
    whole = sum(map(len, duty.agencies.values()))
    since = f"từ {day_text(duty.since)} " if duty.since else ""
    lines = [f"Tính {since}đến hết {day_text(duty.until)}, {whole} đơn vị:"]
    for kind, agencies in duty.agencies.items():
        lines.append(f"- {kind.value}: {len(agencies)} ({_names(kind, agencies)})")
    return lines


def _names(kind: Heard, agencies: tuple[str, ...]) -> str:
    """All names of those who owe something; of the others as many as can be read."""
    if kind not in _MET or len(agencies) <= _MOST_NAMES:
        return "; ".join(agencies)
    rest = len(agencies) - _MOST_NAMES
    return f"{'; '.join(agencies[:_MOST_NAMES])} và {rest} đơn vị khác"
