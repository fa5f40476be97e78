"""Whether a report came, came lately, and says anything: each report counts exactly once.

So the parts of an agency add up to what it owes, and no rate can pass 100 %.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from validators.progress import CLASS_GROUPS, StatusClass
from workbook.consolidated.model import Answer
from workbook.consolidated.words import days_since
from workbook.raw_table import State

if TYPE_CHECKING:
    from datetime import date

    from workbook.consolidated.model import Consolidation, Report

FRESH_DAYS = 30
_DONE = CLASS_GROUPS["Đã hoàn thành"]


class Timing(Enum):
    """What became of one report that an agency owes."""

    FRESH = "Đã báo cáo, mới cập nhật"
    OLD = "Đã báo cáo, lâu không cập nhật"
    EMPTY = "Có ngày cập nhật nhưng để trống"
    SILENT = Answer.EMPTY.value
    UNREAD = Answer.UNREACHABLE.value


@dataclass(slots=True)
class Score:
    """One agency's reports, counted by timing and by class."""

    timings: Counter[Timing] = field(default_factory=Counter[Timing])
    classes: Counter[StatusClass] = field(default_factory=Counter[StatusClass])


def timing(report: Report, today: date) -> Timing:
    """The one kind a report is counted in on a business day.

    Finished work need not be said again. A day of update in the future proves nothing.
    """
    if report.state is State.UNREACHABLE:
        return Timing.UNREAD
    recent = _is_recent(report, today)
    if report.is_blank:
        return Timing.EMPTY if recent and report.said_on else Timing.SILENT
    return Timing.FRESH if recent or report.status_class in _DONE else Timing.OLD


def scores(consolidation: Consolidation) -> dict[str, Score]:
    """The score of every agency of the consolidation."""
    found = {line.agency: Score() for line in consolidation.agencies}
    for line in consolidation.tasks:
        for report in line.reports:
            score = found.setdefault(report.agency, Score())
            score.timings[timing(report, consolidation.business_date)] += 1
            score.classes[report.status_class] += 1
    return found


def _is_recent(report: Report, today: date) -> bool:
    """By the day the agency names; where it names none, by when its sheet last changed."""
    if report.said_on and report.said_on <= today:
        return (today - report.said_on).days <= FRESH_DAYS
    days = days_since(report.origin.changed_at, today)
    return days is not None and days <= FRESH_DAYS
