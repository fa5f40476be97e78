"""A report's content, rebuilt from the history: how things stood on two days, who reported when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sync.consolidate import consolidate
from sync.history.archive import runs_of
from sync.history.heard import words_of
from sync.past_night import past_night
from sync.report.duties import Ledger
from sync.report.errors import ReportError
from validators.report_period import PeriodKind, ReportPeriod, latest_ended, period_of
from workbook.periodic_report.model import PeriodicReport

if TYPE_CHECKING:
    from sync.department import Department
    from sync.run import Run
    from workbook.consolidated.model import Consolidation


@dataclass(frozen=True, slots=True)
class Standing:
    """How all tasks stood on a day, by the figures of the night that `run` stood on."""

    told: Consolidation
    run: Run


def gather(department: Department, kind: PeriodKind, as_of: date | None) -> PeriodicReport:
    """The report on a period.

    With `as_of` it is the period that this day lies in, with the figures of that day; without,
    the newest period that has ended, with those of its last day. What was read later counts for
    nothing, so the report is the same whenever it is made. Raises ReportError where nothing was
    known on that day, HistoryError where the history cannot be read.
    """
    nights = _nights(department)
    period = _period(department.run.today, kind, as_of)
    day = as_of or period.last
    if not nights or nights[0] > day:
        raise ReportError(_nothing_known(period, day, nights))
    department.history.record()
    now, before = _standing(department, day), None
    if nights[0] <= period.before.last:
        before = _standing(department, period.before.last).told
    with department.history.open().reading() as connection:
        words = words_of(connection, now.run.owners, department.run.today)
    run = now.run
    ledger = Ledger(run.plan.head, run.assignment, run.registry, words, run.today)
    duties = ledger.duties(period, day)
    return PeriodicReport(period, day, now.told, run.clock.now(), nights[0], before, duties)


def _nights(department: Department) -> list[date]:
    """The business dates of all runs, the earliest first; of no day that is still to come."""
    runs = runs_of(department.history.archive.events())
    days = (date.fromisoformat(run.business_date) for run in runs)
    return sorted(day for day in days if day <= department.run.today)


def _period(today: date, kind: PeriodKind, as_of: date | None) -> ReportPeriod:
    """The period that is asked for; raises ReportError for a day that is still to come."""
    if as_of is None:
        return latest_ended(kind, today)
    if as_of > today:
        raise ReportError(f"Ngày {as_of:%d/%m/%Y} chưa đến nên chưa có số liệu của ngày ấy.")
    return period_of(kind, as_of)


def _nothing_known(period: ReportPeriod, day: date, nights: list[date]) -> str:
    if not nights:
        return "Chưa có lần lấy dữ liệu nào; hãy chạy phancong nightly rồi lập báo cáo."
    return (
        f"{period.name} chốt số liệu ngày {day:%d/%m/%Y}, mà lần lấy dữ liệu đầu tiên là ngày "
        f"{nights[0]:%d/%m/%Y}; muốn báo cáo giữa kỳ hãy thêm --as-of {nights[-1].isoformat()}."
    )


def _standing(department: Department, day: date) -> Standing:
    """All tasks in their classes of a day, by what was read up to it."""
    run, failures = past_night(department.run, department.history, day)
    told = consolidate(run.plan, run.assignment, run.evidence(failures), day)
    return Standing(told, run)
