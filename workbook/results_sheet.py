"""The sheet “Kết quả kiểm tra” as plain values, for whatever writes it into a workbook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.findings import Severity
from workbook.inside.traces import RESULTS_NAME, RESULTS_TITLE
from workbook.marks import FILLS, how_to_mend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from validators.findings import Finding
    from workbook.raw_table import RawTable

HEADINGS = ("Mức độ", "Trang tính", "Ô", "Nội dung cần sửa", "Cách sửa", "Mã")
WIDTHS = (12.0, 22.0, 8.0, 60.0, 52.0, 9.0)
_NOTHING = "Không có điểm cần sửa."


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One finding; `cell` of `sheet` is where its link jumps to, `fill` colours its severity."""

    severity: str
    sheet: str
    cell: str
    sentence: str
    mend: str
    code: str
    fill: str


@dataclass(frozen=True, slots=True)
class ResultsSheet:
    """All that the sheet shows: a title, a line of counts, and a row for each finding."""

    name: str
    title: str
    summary: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[ResultRow, ...]


def results_sheet(findings: Sequence[Finding]) -> ResultsSheet:
    """The sheet of these findings, in their order."""
    rows = tuple(_row(finding) for finding in findings)
    return ResultsSheet(RESULTS_NAME, RESULTS_TITLE, summary(findings), HEADINGS, WIDTHS, rows)


def is_results_sheet(raw: RawTable) -> bool:
    """Whether a sheet is one that we wrote: it is never checked itself."""
    return raw.ref.sheet.startswith(RESULTS_NAME) and raw.at(0, 0).shown == RESULTS_TITLE


def summary(findings: Sequence[Finding]) -> str:
    """How many of each severity, in one sentence; what was agreed on is counted apart."""
    counts = Counter(finding.severity for finding in findings if not finding.accepted)
    agreed = sum(1 for finding in findings if finding.accepted)
    parts = [f"{counts[severity]} {severity.value}" for severity in Severity if counts[severity]]
    told = f"Có {counts.total()} điểm cần sửa: {', '.join(parts)}." if parts else _NOTHING
    return f"{told} Thêm {agreed} điểm đã thống nhất giữ nguyên." if agreed else told


def _row(finding: Finding) -> ResultRow:
    agreed = f" (đã thống nhất: {finding.accepted})" if finding.accepted else ""
    place = finding.place
    return ResultRow(
        severity=finding.severity.value,
        sheet=place.sheet,
        cell=place.cell,
        sentence=" ".join(f"{finding.message}{agreed}".split()),
        mend=how_to_mend(finding),
        code=finding.code,
        fill="" if finding.accepted else FILLS[finding.severity],
    )
