"""An invented consolidation: three tasks, four agencies, every kind of answer."""

from __future__ import annotations

from datetime import UTC, date, datetime

from support.sample_plan import HEAD, TASKS

from validators.findings import Finding, Place, Severity
from validators.progress import StatusClass
from workbook.consolidated.model import (
    AgencyLine,
    Answer,
    ConsolidatedTask,
    Consolidation,
    Report,
)
from workbook.raw_table import State

TODAY = date(2026, 10, 1)
LAST_NIGHT = datetime(2026, 9, 30, 16, 5, tzinfo=UTC)
LONG_AGO = datetime(2026, 9, 26, 16, 5, tzinfo=UTC)


def report(agency: str, status: str, status_class: StatusClass, **said: str) -> Report:
    """What an agency said, read last night from row 12 of its own sheet."""
    return Report(
        agency=agency,
        status=status,
        percent=60 if status else None,
        result=said.get("result", ""),
        difficulty=said.get("difficulty", ""),
        updated_on="30/9/2026" if status else "",
        status_class=status_class,
        place=Place(agency, "Biểu phân công", "H12"),
        read_at=LAST_NIGHT,
        state=State.VALUE if status else State.BLANK,
    )


_FIRST = report("Sở Nội vụ", "Hoàn thành", StatusClass.DONE_ON_TIME, result="- Đã họp 02 lần.")
_SECOND = report("Văn phòng UBND tỉnh", "Đang thực hiện", StatusClass.OVERDUE)
_SHARED = (
    report("Sở Khoa học và Công nghệ", "Đang thực hiện", StatusClass.ROUTINE),
    report("Sở Nội vụ", "", StatusClass.ROUTINE),
)
LINES = (
    ConsolidatedTask(TASKS[0], date(2026, 6, 30), StatusClass.DONE_ON_TIME, 60, (_FIRST,)),
    ConsolidatedTask(TASKS[1], date(2026, 9, 29), StatusClass.OVERDUE, 60, (_SECOND,)),
    ConsolidatedTask(TASKS[2], None, StatusClass.ROUTINE, 60, _SHARED),
)
AGENCIES = (
    AgencyLine("Văn phòng UBND tỉnh", 1, 1, Answer.FULL, LAST_NIGHT),
    AgencyLine("Sở Nội vụ", 2, 1, Answer.PARTLY, LAST_NIGHT),
    AgencyLine("Sở Khoa học và Công nghệ", 1, 1, Answer.FULL, LONG_AGO, "Mất kết nối"),
    AgencyLine("Sở Tư pháp", 1, 0, Answer.UNREACHABLE, None, "Mất quyền đọc"),
)
FINDINGS = (
    Finding("PC901", Severity.HINT, "Nên sửa.", Place("Sở Nội vụ", "Biểu phân công", "H9"), "x"),
    Finding("PC902", Severity.ERROR, "Phải sửa.", Place("Sở Nội vụ", "Biểu phân công", "H2")),
)
CONSOLIDATION = Consolidation(HEAD, TODAY, LINES, AGENCIES, FINDINGS)
