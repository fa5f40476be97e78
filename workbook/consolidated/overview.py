"""The first sheet: one page that can be handed in, with figures that recount themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from validators.due import Due
from validators.findings import Severity
from validators.progress import CLASS_GROUPS
from workbook.canvas import Span
from workbook.consolidated.agencies_sheet import ANSWER_FILLS
from workbook.consolidated.changes_sheet import KIND_FILLS
from workbook.consolidated.due_sheet import DUE_FILLS
from workbook.consolidated.figures import ROW_HEIGHT, Counted, Figures, Group, Line
from workbook.consolidated.model import Answer, ChangeKind
from workbook.consolidated.overview_chart import add_answer_chart, add_class_chart
from workbook.consolidated.words import as_of, day_text, freshness
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
    from collections.abc import Iterable, Mapping
    from enum import Enum

    from xlsxwriter.workbook import Workbook

    from workbook.canvas import Canvas
    from workbook.consolidated.due_sheet import Pressing
    from workbook.consolidated.model import Consolidation
    from workbook.consolidated.table import Area

WIDTHS = (36, 15, 11, 3, 34, 15, 11, 3, 34, 15, 11)
_COLUMNS = (0, len(WIDTHS) - 1)
_LEFT, _MIDDLE, _RIGHT = 0, 4, 8
_FOOTNOTE = "(*) Mỗi đơn vị tính một lượt cho mỗi nhiệm vụ được giao."

_Kind = TypeVar("_Kind", bound="Enum")


@dataclass(frozen=True, slots=True)
class Areas:
    """The columns of the detail sheets that the overview counts."""

    classes: Area
    ids: Area
    answers: Area
    due: Area
    changes: Area
    severities: Area


def write_overview(
    workbook: Workbook,
    canvas: Canvas,
    consolidation: Consolidation,
    found: list[Pressing],
    areas: Areas,
) -> None:
    """Write the page over the detail sheets, of which `found` are the rows of what presses."""
    _write_head(canvas, consolidation)
    classes, severities = _class_figures(consolidation, areas), _severities(consolidation, areas)
    first = canvas.row
    _write_rows(canvas, classes.spans(first, _LEFT), severities.spans(first, _RIGHT))
    add_class_chart(workbook, canvas, _LEFT, first, (first, _MIDDLE))
    canvas.skip(10)
    row = canvas.row
    answers = _answer_figures(consolidation, areas)
    due, changes = _due_figures(found, areas), _change_figures(consolidation, areas)
    tables = ((answers, _LEFT), (due, _MIDDLE), (changes, _RIGHT))
    _write_rows(canvas, *(figures.spans(row, column) for figures, column in tables))
    below = range(first + severities.height + 1, first + classes.height)
    add_answer_chart(workbook, canvas, range(row + 1, row + 1 + len(Answer)), (below, _RIGHT))
    canvas.skip(6)
    for text in (freshness(consolidation), _FOOTNOTE):
        canvas.put((Span(*_COLUMNS, text, replace(REMARK, align="left")),))
    write_signatures(canvas, signatures(None, "NGƯỜI TỔNG HỢP"), _COLUMNS)


def _class_figures(consolidation: Consolidation, areas: Areas) -> Figures:
    """How many tasks fall in each class, in groups whose sums make the whole."""
    groups = tuple(
        Group(
            tuple(Line(one.value, consolidation.count(one), CLASS_FILLS[one]) for one in group),
            word,
        )
        for word, group in CLASS_GROUPS.items()
    )
    headings = ("Phân loại nhiệm vụ", "Số nhiệm vụ", "Tỷ lệ")
    counted = Counted(areas.classes, areas.ids)
    return Figures(headings, groups, counted, "Đếm lại trên trang “Nhiệm vụ”")


def _answer_figures(consolidation: Consolidation, areas: Areas) -> Figures:
    given = (line.answer for line in consolidation.agencies)
    headings = ("Kết quả báo cáo của đơn vị", "Số đơn vị", "Tỷ lệ")
    return _figures(headings, ANSWER_FILLS, given, areas.answers)


def _severities(consolidation: Consolidation, areas: Areas) -> Figures:
    given = (finding.severity for finding in consolidation.findings)
    order = {one: SEVERITY_FILLS[one] for one in Severity}
    return _figures(("Điểm cần sửa", "Số điểm", "Tỷ lệ"), order, given, areas.severities)


def _due_figures(found: list[Pressing], areas: Areas) -> Figures:
    order = {one: DUE_FILLS[one] for one in Due}
    given = (one.band for one in found)
    headings = ("Quá hạn, sắp đến hạn", "Số lượt*", "Tỷ lệ")
    return _figures(headings, order, given, areas.due)


def _change_figures(consolidation: Consolidation, areas: Areas) -> Figures:
    day = consolidation.compared_with
    since = f"Thay đổi so với {day_text(day)}" if day else "Thay đổi (chưa có lần trước)"
    order = {one: KIND_FILLS[one] for one in ChangeKind}
    given = (change.kind for change in consolidation.changes)
    return _figures((since, "Số thay đổi", "Tỷ lệ"), order, given, areas.changes)


def _figures(
    headings: tuple[str, str, str],
    fills: Mapping[_Kind, str],
    given: Iterable[_Kind],
    area: Area,
) -> Figures:
    """One line for each kind, in the order of `fills`."""
    counts = Counter(given)
    lines = tuple(Line(str(one.value), counts[one], fill) for one, fill in fills.items())
    return Figures(headings, (Group(lines),), Counted(area))


def _write_rows(canvas: Canvas, *tables: list[list[Span]]) -> None:
    """Tables side by side in the same rows, shorter ones ending earlier."""
    for rows in zip_longest(*tables, fillvalue=[]):
        canvas.put([span for row in rows for span in row], ROW_HEIGHT)


def _write_head(canvas: Canvas, consolidation: Consolidation) -> None:
    head = consolidation.head
    write_corners(canvas, head, _COLUMNS, own=False)
    large = replace(CAPTION, size=16)
    lines = [
        ("TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ", large),
        (": ".join(part for part in (document_name(head), head.title) if part), CAPTION),
        (as_of(consolidation.business_date), REMARK),
    ]
    write_captions(canvas, lines, _COLUMNS)
