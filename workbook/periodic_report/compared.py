"""How a report's figures differ from those of the period before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validators.progress import CLASS_GROUPS, StatusClass
from workbook.consolidated.words import day_text, full_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from validators.report_figures import Figures
    from workbook.consolidated.model import Consolidation
    from workbook.periodic_report.model import PeriodicReport

Row = dict[str, Any]
_DONE = CLASS_GROUPS["Đã hoàn thành"]
_NONE = "không có"


def compared(report: PeriodicReport, figures_of: Callable[[Consolidation], Figures]) -> Row:
    """The comparison; without figures of the period before, one sentence that says so."""
    last = report.period.before
    named = {"ky_truoc": last.name, "den_ngay": day_text(last.last)}
    if report.before is None:
        since = day_text(report.known_since)
        sentence = (
            f"Chưa có số liệu của kỳ trước ({last.name}, chốt ngày {day_text(last.last)}) để so "
            f"sánh: lần lấy dữ liệu đầu tiên là ngày {since}."
        )
        return {**named, "co": False, "cau": sentence, "dong": []}
    before, now = figures_of(report.before), figures_of(report.now)
    return {
        **named,
        "co": True,
        "cau": f"So với {last.name} (số liệu đến ngày {day_text(last.last)}):",
        "dong": list(_rows(before, now)),
        "moi_hoan_thanh": _newly(report, *_DONE),
        "moi_qua_han": _newly(report, StatusClass.OVERDUE),
    }


def _rows(before: Figures, now: Figures) -> Iterator[Row]:
    yield _row("Tổng số nhiệm vụ", before.whole, now.whole)
    for name, classes in CLASS_GROUPS.items():
        yield _row(name, before.count(*classes), now.count(*classes))
        for each in classes:
            yield _row(f"- {each.value}", before.count(each), now.count(each))


def _row(name: str, before: int, now: int) -> Row:
    change = now - before
    return {
        "ten": name,
        "truoc": before,
        "nay": now,
        "tang_giam": f"{change:+d}".replace("-", "−") if change else "0",
    }


def _newly(report: PeriodicReport, *classes: StatusClass) -> str:
    """How many tasks have come into some classes since, and which."""
    was = {
        line.task.task_id: line.status_class
        for line in (report.before.tasks if report.before else ())
    }
    found = [
        full_number(line.task) or line.task.task_id
        for line in report.now.tasks
        if line.status_class in classes and was.get(line.task.task_id) not in classes
    ]
    return f"{len(found)} ({', '.join(found)})" if found else _NONE
