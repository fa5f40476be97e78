"""The first sheet: one page that can be handed in, with figures that recount themselves."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.progress import StatusClass
from workbook.canvas import Span
from workbook.consolidated.agencies_sheet import ANSWER_FILLS
from workbook.consolidated.figures import ROW_HEIGHT, Figures, Line
from workbook.consolidated.model import Answer
from workbook.consolidated.overview_chart import add_class_chart
from workbook.consolidated.words import day_text, freshness
from workbook.heading_block import (
    CAPTION,
    REMARK,
    document_name,
    signatures,
    write_captions,
    write_corners,
    write_signatures,
)
from workbook.style import CLASS_FILLS, SEVERITY_FILLS

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from workbook.canvas import Canvas
    from workbook.consolidated.figures import Counted
    from workbook.consolidated.model import Consolidation

WIDTHS = (38, 17, 13, 4, 52, 17, 13)
_COLUMNS = (0, len(WIDTHS) - 1)
_LEFT, _RIGHT = 0, 4


def class_figures(consolidation: Consolidation, source: Counted) -> Figures:
    """How many tasks fall in each class."""
    lines = (Line(one.value, consolidation.count(one), CLASS_FILLS[one]) for one in StatusClass)
    return Figures(("Phân loại nhiệm vụ", "Số nhiệm vụ", "Tỷ lệ"), tuple(lines), source)


def answer_figures(consolidation: Consolidation, source: Counted) -> Figures:
    """How many agencies answered in which way."""
    given = [line.answer for line in consolidation.agencies]
    lines = (Line(one.value, given.count(one), ANSWER_FILLS[one]) for one in Answer)
    return Figures(("Kết quả báo cáo của đơn vị", "Số đơn vị", "Tỷ lệ"), tuple(lines), source)


def severity_figures(consolidation: Consolidation, source: Counted) -> Figures:
    """How many findings there are of each severity."""
    given = [finding.severity for finding in consolidation.findings]
    lines = (Line(one.value, given.count(one), SEVERITY_FILLS[one]) for one in Severity)
    return Figures(("Điểm cần sửa", "Số lượng", "Tỷ lệ"), tuple(lines), source)


def write_overview(
    workbook: Workbook,
    canvas: Canvas,
    consolidation: Consolidation,
    sources: tuple[Counted, Counted, Counted],
) -> None:
    """Write the page; `sources` are the sheets of tasks, agencies and findings, in that order."""
    tasks, agencies, findings = sources
    _write_head(canvas, consolidation)
    first = canvas.row
    classes = class_figures(consolidation, tasks)
    _write_rows(canvas, classes.spans(first, _LEFT))
    rows = range(first + 1, first + 1 + len(classes.lines))
    add_class_chart(workbook, canvas, _LEFT, rows, (first, _RIGHT))
    canvas.skip(10)
    left = answer_figures(consolidation, agencies).spans(canvas.row, _LEFT)
    right = severity_figures(consolidation, findings).spans(canvas.row, _RIGHT)
    _write_rows(canvas, _side_by_side(left, right))
    canvas.skip(6)
    note = replace(REMARK, align="left")
    canvas.put((Span(*_COLUMNS, freshness(consolidation), note),))
    write_signatures(canvas, signatures(None, "NGƯỜI TỔNG HỢP"), _COLUMNS)


def _side_by_side(left: list[list[Span]], right: list[list[Span]]) -> list[list[Span]]:
    """Two tables in the same rows, the shorter one ending earlier."""
    return [[*(one or ()), *(other or ())] for one, other in zip_longest(left, right)]


def _write_rows(canvas: Canvas, rows: list[list[Span]]) -> None:
    for spans in rows:
        canvas.put(spans, ROW_HEIGHT)


def _write_head(canvas: Canvas, consolidation: Consolidation) -> None:
    head, today = consolidation.head, consolidation.business_date
    write_corners(canvas, head, _COLUMNS, own=False)
    large = replace(CAPTION, size=16)
    lines = [
        ("TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ", large),
        (": ".join(part for part in (document_name(head), head.title) if part), CAPTION),
        (f"(Số liệu tính đến ngày {day_text(today)})", REMARK),
    ]
    write_captions(canvas, lines, _COLUMNS)
