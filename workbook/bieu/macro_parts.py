"""What a biểu with macros has besides: the buttons on its sheet, and the sheet of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.buttons import BUTTONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from workbook.new_book import NewBook

SETTINGS_SHEET = "xlwings.conf"  # where xlwings looks for it
_HEIGHT, _WIDTH, _GAP, _BESIDE = 26, 140, 4, 8  # pixels


def add_buttons(sheet: Worksheet, column: int) -> None:
    """Stack the buttons at the top of a column, narrow enough for a small screen.

    They are no taller than the form's own head, so they stay in sight above the table.
    """
    for place, button in enumerate(BUTTONS):
        options = {
            "macro": button.macro,
            "caption": button.label,
            "width": _WIDTH,
            "height": _HEIGHT,
            "x_offset": _BESIDE,
            "y_offset": place * (_HEIGHT + _GAP),
            "description": button.tip,
        }
        sheet.insert_button(0, column, options)


def add_settings(book: NewBook, settings: Mapping[str, str], *, in_sight: bool = False) -> None:
    """The settings that xlwings' module and ours read.

    On a sheet out of sight, but where it is the only one (a workbook must show one).
    """
    sheet = book.workbook.add_worksheet(SETTINGS_SHEET)
    for row, (name, value) in enumerate(settings.items()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    if not in_sight:
        sheet.very_hidden()
