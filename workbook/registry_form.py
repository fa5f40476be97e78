"""Writes the registry as the workbook that a department edits (`danh_muc_don_vi.xlsx`).

Run `python -m workbook.registry_form` from the repository after a change of the plain text
templates; a test fails while the workbook says something else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import templates
from templates import read_template
from validators.agencies import Level
from validators.context import SEVERITY_WORDS
from workbook.registry import AGENCIES_TEXT, GROUPS_TEXT, template_rows
from workbook.registry_rows import (
    AGENCY_HEADINGS,
    AGENCY_SHEET,
    CODE,
    FROM,
    GROUP_HEADINGS,
    GROUP_SHEET,
    LEVEL,
    OPEN,
    PLACE_LABEL,
    TO,
)
from workbook.rule_sheet import CHOSEN, RULE_HEADINGS, RULE_SHEET, rule_rows
from workbook.style import CELL, CENTRED, HEADING, PLAIN, Styles
from workbook.text_width import column_points, row_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from workbook.registry_rows import RegistryRow

FORM = "danh_muc_don_vi.xlsx"
_GUIDE_WIDTHS = (30.0, 95.0)
_SIZE = 12.0
_HEADING_HEIGHT = 24.0  # points
_INDENT = 2  # characters that the indent of a cell takes
_CELL, _CENTRED = replace(CELL, size=_SIZE), replace(CENTRED, size=_SIZE)
GUIDE_TEXT = "danh_muc_huong_dan.tsv"


@dataclass(frozen=True, slots=True)
class _Table:
    """One sheet: its name, its title, the headings with their widths, and the rows."""

    sheet: str
    title: str
    headings: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[RegistryRow]


def write_form(path: Path) -> None:
    """The shipped registry as a workbook: sheets Đơn vị, Nhóm, Quy tắc and Hướng dẫn."""
    from xlsxwriter import Workbook

    with Workbook(path) as book:
        # A fixed day: the same registry gives the same file.
        book.set_properties({"title": "Danh mục đơn vị", "created": datetime(2025, 7, 1)})  # noqa: DTZ001 - a file property, no moment
        styles = Styles(book)
        agencies = _Table(
            AGENCY_SHEET, "DANH MỤC ĐƠN VỊ", AGENCY_HEADINGS,
            (30, 40, 30, 44, 12, 30, 26, 13, 13, 32), template_rows(AGENCIES_TEXT),
        )  # fmt: skip
        groups = _Table(
            GROUP_SHEET, "DANH MỤC NHÓM ĐƠN VỊ", GROUP_HEADINGS,
            (38, 60, 90, 11), template_rows(GROUPS_TEXT),
        )  # fmt: skip
        sheet = _write_table(book, styles, agencies)
        _write_place(sheet, styles)
        _offer_levels(sheet, len(agencies.rows))
        _write_table(book, styles, groups)
        _write_rules(book, styles)
        _write_guide(book, styles)


def _write_rules(book: Workbook, styles: Styles) -> None:
    rules = _Table(
        RULE_SHEET, "MỨC CỦA CÁC QUY TẮC KIỂM TRA", RULE_HEADINGS, (12, 62, 18, 18), rule_rows()
    )
    sheet = _write_table(book, styles, rules)
    column = RULE_HEADINGS.index(CHOSEN)
    choice = {"validate": "list", "source": list(SEVERITY_WORDS)}
    sheet.data_validation(3, column, 2 + len(rules.rows), column, choice)


def _write_table(book: Workbook, styles: Styles, table: _Table) -> Worksheet:
    sheet = book.add_worksheet(table.sheet)
    _set_paper(sheet)
    sheet.repeat_rows(2)
    sheet.set_footer("&C&P")
    sheet.freeze_panes(3, 2 if CODE in table.headings else 1)
    last = len(table.headings) - 1
    sheet.merge_range(0, 0, 0, last, table.title, styles.of(replace(PLAIN, bold=True, size=14)))
    for column, (heading, width) in enumerate(zip(table.headings, table.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, heading, styles.of(HEADING))
    sheet.set_row(2, _HEADING_HEIGHT)
    for row, cells in enumerate(table.rows, start=3):
        texts = [cells.text(heading) for heading in table.headings]
        for column, (heading, text) in enumerate(zip(table.headings, texts, strict=True)):
            look = _CENTRED if heading in {LEVEL, FROM, TO, OPEN} else _CELL
            sheet.write_string(row, column, text, styles.of(look))
        sheet.set_row(row, _height(texts, table.widths))
    sheet.autofilter(2, 0, 2 + len(table.rows), last)
    return sheet


def _set_paper(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height of a row whose cells wrap: LibreOffice does not fit rows it did not write."""
    rooms = (column_points(width - _INDENT) for width in widths)
    return max(row_points(text, _SIZE, room) for text, room in zip(texts, rooms, strict=True))


def _write_place(sheet: Worksheet, styles: Styles) -> None:
    sheet.write_string(1, 0, PLACE_LABEL, styles.of(replace(PLAIN, italic=True, align="left")))
    sheet.write_blank(1, 1, None, styles.of(replace(CELL, fill="#FFF2CC")))


def _offer_levels(sheet: Worksheet, rows: int) -> None:
    column = AGENCY_HEADINGS.index(LEVEL)
    room = rows + 500  # for the communes that a department adds
    choice = {"validate": "list", "source": [level.value for level in Level]}
    sheet.data_validation(3, column, 2 + room, column, choice)


def _write_guide(book: Workbook, styles: Styles) -> None:
    sheet = book.add_worksheet("Hướng dẫn")
    _set_paper(sheet)
    for column, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, 1, "HƯỚNG DẪN", styles.of(replace(PLAIN, bold=True, size=14)))
    for row, line in enumerate(read_template(GUIDE_TEXT).splitlines(), start=2):
        question, answer = line.split("\t")
        sheet.write_string(row, 0, question, styles.of(replace(_CELL, bold=True)))
        sheet.write_string(row, 1, answer, styles.of(_CELL))
        sheet.set_row(row, _height((question, answer), _GUIDE_WIDTHS))


if __name__ == "__main__":
    write_form(Path(templates.__file__).with_name(FORM))
