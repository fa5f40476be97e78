"""A new workbook in memory, and the page set-up of its sheets.

Equal input gives equal bytes: no clock is read, and the creation time is a given day.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, cast

from xlsxwriter.workbook import Workbook

from workbook.canvas import Canvas
from workbook.quick_sheet import QuickSheet
from workbook.style import FONT, Styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

_MILLIMETRES = 25.4
_A4 = 9
_EVERYWHERE = "A1:XFD1048576"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # Without "none" Excel would take the theme's font (Calibri) instead of the one named.
    "default_format_properties": {
        "font_name": FONT,
        "font_size": 11,
        "font_family": 1,
        "font_scheme": "none",
    },
}
# Nghị định 30/2020/NĐ-CP, Phụ lục I: margins in millimetres.
_LEFT, _RIGHT, _TOP, _BOTTOM, _ABOVE_HEADER = 30, 15, 20, 20, 10


class _NumberedSheet(QuickSheet):
    """A sheet whose page numbers stand centred in the top margin, but not on page 1.

    XlsxWriter knows no header that differs on the first page, so its own element is replaced.
    """

    def _write_header_footer(self) -> None:
        self._xml_start_tag("headerFooter", [("differentFirst", 1)])
        self._write_odd_header()
        self._xml_end_tag("headerFooter")


@dataclass(frozen=True, slots=True)
class NewBook:
    """A workbook being made; its bytes are whole once `new_book` has ended."""

    workbook: Workbook
    styles: Styles
    target: BytesIO

    def canvas(self, name: str, widths: Sequence[float], *, pages_tall: int = 0) -> Canvas:
        """A new A4 landscape sheet, one page wide and, if `pages_tall`, so many pages tall."""
        made = self.workbook.add_worksheet(name, worksheet_class=_NumberedSheet)
        sheet = cast("_NumberedSheet", made)
        _set_page(sheet, pages_tall)
        return Canvas(sheet, self.styles, widths)

    def content(self) -> bytes:
        """The finished file."""
        return self.target.getvalue()


@contextmanager
def new_book(title: str, created: date) -> Iterator[NewBook]:
    """A workbook that is finished when the block ends without an error."""
    target = BytesIO()
    workbook = Workbook(target, _OPTIONS)
    midnight = datetime.combine(created, time())
    workbook.set_properties({"title": title, "author": "phancong", "created": midnight})
    workbook.set_size(1920, 1080)
    yield NewBook(workbook, Styles(workbook), target)
    workbook.close()


def _set_page(sheet: Worksheet, pages_tall: int) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    inches = [side / _MILLIMETRES for side in (_LEFT, _RIGHT, _TOP, _BOTTOM)]
    sheet.set_margins(*inches)
    sheet.set_header(f'&C&"{FONT},Regular"&13&P', {"margin": _ABOVE_HEADER / _MILLIMETRES})
    sheet.fit_to_pages(1, pages_tall)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    sheet.set_zoom(80)
    # A task number like "1" is text on purpose: no green corners in Excel.
    sheet.ignore_errors({"number_stored_as_text": _EVERYWHERE})
