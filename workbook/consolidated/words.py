"""Words and small readings that several sheets of the consolidated workbook share."""

from __future__ import annotations

from datetime import timedelta, timezone
from functools import lru_cache
from textwrap import shorten
from typing import TYPE_CHECKING

from validators.progress import CLASS_GROUPS, StatusClass
from workbook.consolidated.model import Answer
from workbook.raw_table import State

if TYPE_CHECKING:
    from datetime import date, datetime

    from validators.plan import TaskRow
    from workbook.consolidated.model import AgencyLine, ConsolidatedTask, Consolidation, Report

_BRIEF = 160
_MOMENTS = 10_000  # kept in words: each sheet has its own, told once for every task
_DONE = CLASS_GROUPS["Đã hoàn thành"]
_SILENCES = {
    State.UNREACHABLE: Answer.UNREACHABLE.value,
    State.MISSING_ROW: "Không thấy dòng",
    State.ERROR: "Ô bị lỗi",
    State.BLANK: Answer.EMPTY.value,
    State.VALUE: "",
}
_VIETNAM = timezone(timedelta(hours=7))  # no summer time since 1975

SHEET_OVERVIEW = "Tổng quan"
SHEET_TASKS = "Nhiệm vụ"
SHEET_AGENCIES = "Theo đơn vị"
SHEET_DUE = "Quá hạn và sắp đến hạn"
SHEET_MISSING = "Chưa báo cáo"
SHEET_CHANGES = "Thay đổi"
SHEET_FINDINGS = "Kết quả kiểm tra"
SHEET_SOURCES = "Nguồn số liệu"
_NOW = {State.MISSING_ROW: "không còn dòng", State.ERROR: "ô nay bị lỗi"}


def local(moment: datetime) -> datetime:
    """A moment on the clock of Việt Nam; one without a zone is taken to be so already."""
    return moment if moment.tzinfo is None else moment.astimezone(_VIETNAM)


@lru_cache(maxsize=_MOMENTS)
def moment_text(moment: datetime | None) -> str:
    """`21/11/2026 23:05`; empty for a sheet that was never read."""
    return "" if moment is None else f"{local(moment):%d/%m/%Y %H:%M}"


@lru_cache(maxsize=_MOMENTS)
def age_text(moment: datetime | None, today: date) -> str:
    """`dữ liệu ngày 18/11/2026, cũ 4 ngày`; empty where what was read is not older than a day.

    The nightly run may cross midnight, so yesterday's evening is still fresh.
    """
    if moment is None:
        return ""
    day = local(moment).date()
    age = (today - day).days
    return f"dữ liệu ngày {day:%d/%m/%Y}, cũ {age} ngày" if age > 1 else ""


def last_read(line: AgencyLine) -> str:
    """When an agency was read last, and how far behind a sheet of it is that could not be."""
    if line.read_at is None:
        return "Chưa đọc được lần nào"
    behind = line.old_at if line.old_at and line.old_at < line.read_at else None
    note = f"(có bảng mới đọc đến {moment_text(behind)})" if behind else ""
    return " ".join(filter(None, (moment_text(line.read_at), note)))


def days_since(moment: datetime | None, today: date) -> int | None:
    """Whole days from a moment's day in Việt Nam to today; None where there is no moment."""
    return None if moment is None else (today - local(moment).date()).days


def full_number(task: TaskRow) -> str:
    """The number with that of its section (`II.4`), unless it already begins with it."""
    return task.full_number


def brief(task: TaskRow) -> str:
    """What the task is, at most a few lines of it; the whole stands on the sheet of the tasks."""
    return _shortened(task.content)


@lru_cache(maxsize=1024)
def _shortened(text: str) -> str:
    return shorten(text, _BRIEF, placeholder=" …")


def silence(report: Report) -> str:
    """Why there is no status: never read, no row, an error, nothing said; or no reason."""
    return _SILENCES[State.UNREACHABLE if report.read_at is None else report.state]


def who(report: Report) -> str:
    """The agency, and in whose place it stands where the plan names another."""
    former = ", ".join(report.former)
    return f"{report.agency} (kế thừa {former})" if former else report.agency


def standing_of(report: Report, today: date) -> str:
    """What is shown but not said now: by whom before, kept from when, how many days old."""
    told = (_said_before(report), _kept(report), age_text(report.read_at, today))
    return "; ".join(filter(None, told))


def _said_before(report: Report) -> str:
    at = report.origin.changed_at
    if not report.said_by or at is None:
        return ""
    return f"lời của {report.said_by} từ ngày {local(at):%d/%m/%Y}"


def _kept(report: Report) -> str:
    if report.kept_at is None:
        return ""
    now = _NOW.get(report.state, "ô nay để trống")
    return f"giữ lời ghi ngày {local(report.kept_at):%d/%m/%Y}, {now}"


def summed(line: ConsolidatedTask) -> str:
    """Of a task with several reports, how many said what, and of how many the mean is."""
    said = sum(not report.is_blank for report in line.reports)
    classes = [report.status_class for report in line.reports]
    done, late = sum(one in _DONE for one in classes), classes.count(StatusClass.OVERDUE)
    counts = f"Đã báo {said}/{len(classes)}, hoàn thành {done}, quá hạn {late}"
    if line.percent is None:
        return counts
    named = sum(report.percent is not None for report in line.reports)
    return f"{counts}.\nTỷ lệ bình quân của {named} đơn vị có ghi: {percent_text(line.percent)}"


def percent_text(percent: float) -> str:
    """`37,5%`."""
    return f"{percent:g}%".replace(".", ",")


def as_of(day: date) -> str:
    """`(Số liệu tính đến ngày 22/11/2026)`: the line below the title of every sheet."""
    return f"(Số liệu tính đến ngày {day_text(day)})"


def day_text(day: date) -> str:
    """`22/11/2026`."""
    return f"{day:%d/%m/%Y}"


def freshness(consolidation: Consolidation) -> str:
    """One sentence on how fresh the figures are: how many sheets, the newest, the oldest."""
    read = [line.read_at for line in consolidation.agencies if line.read_at]
    figures = [line.figures_of for line in consolidation.agencies if line.figures_of]
    whole = len(consolidation.agencies)
    if not read:
        return f"Độ mới của số liệu: chưa đọc được bảng của đơn vị nào (0/{whole})."
    newest, oldest = moment_text(max(read, key=local)), moment_text(min(figures, key=local))
    stale = sum(bool(age_text(moment, consolidation.business_date)) for moment in figures)
    note = f"; {stale} đơn vị đang dùng số liệu cũ" if stale else ""
    return (
        f"Độ mới của số liệu: đã đọc bảng của {len(read)}/{whole} đơn vị; "
        f"mới nhất {newest}, cũ nhất {oldest}{note}."
    )
