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
from workbook.style import CELL, CENTRED, HEADING, PLAIN, Styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from workbook.registry_rows import RegistryRow

FORM = "danh_muc_don_vi.xlsx"
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
    """The shipped registry as a workbook: sheets Đơn vị, Nhóm and Hướng dẫn."""
    from xlsxwriter import Workbook

    with Workbook(path) as book:
        # A fixed day: the same registry gives the same file.
        book.set_properties({"title": "Danh mục đơn vị", "created": datetime(2025, 7, 1)})  # noqa: DTZ001 - a file property, no moment
        styles = Styles(book)
        agencies = _Table(
            AGENCY_SHEET, "DANH MỤC ĐƠN VỊ", AGENCY_HEADINGS,
            (18, 40, 30, 40, 12, 28, 26, 13, 13, 30), template_rows(AGENCIES_TEXT),
        )  # fmt: skip
        groups = _Table(
            GROUP_SHEET, "DANH MỤC NHÓM ĐƠN VỊ", GROUP_HEADINGS,
            (38, 60, 90, 11), template_rows(GROUPS_TEXT),
        )  # fmt: skip
        sheet = _write_table(book, styles, agencies)
        _write_place(sheet, styles)
        _offer_levels(sheet, len(agencies.rows))
        _write_table(book, styles, groups)
        _write_guide(book, styles)


def _write_table(book: Workbook, styles: Styles, table: _Table) -> Worksheet:
    sheet = book.add_worksheet(table.sheet)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer("&C&P")
    sheet.freeze_panes(3, 2 if CODE in table.headings else 1)
    last = len(table.headings) - 1
    sheet.merge_range(0, 0, 0, last, table.title, styles.of(replace(PLAIN, bold=True, size=14)))
    for column, (heading, width) in enumerate(zip(table.headings, table.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, heading, styles.of(HEADING))
    for row, cells in enumerate(table.rows, start=3):
        for column, heading in enumerate(table.headings):
            look = CENTRED if heading in {LEVEL, FROM, TO, OPEN} else CELL
            sheet.write_string(row, column, cells.text(heading), styles.of(look))
    sheet.autofilter(2, 0, 2 + len(table.rows), last)
    return sheet


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
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 95)
    sheet.merge_range(0, 0, 0, 1, "HƯỚNG DẪN", styles.of(replace(PLAIN, bold=True, size=14)))
    for row, line in enumerate(read_template(GUIDE_TEXT).splitlines(), start=2):
        question, answer = line.split("\t")
        sheet.write_string(row, 0, question, styles.of(replace(CELL, bold=True)))
        sheet.write_string(row, 1, answer, styles.of(CELL))


if __name__ == "__main__":
    write_form(Path(templates.__file__).with_name(FORM))
