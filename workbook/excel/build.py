"""Builds the two Excel files with macros: the form `bieu.xlsm` and the add-in `phancong.xlam`."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import quoteattr

from validators.plan import Plan, PlanHead, TaskRow
from workbook.bieu.macro_parts import add_settings
from workbook.bieu.write import bieu_bytes
from workbook.buttons import BUTTONS, TAB
from workbook.excel.settings import settings_here
from workbook.excel.vba_project import addin_modules, as_addin, with_macros, workbook_modules
from workbook.new_book import new_book

_BLANK_ROWS = 20
_DAY = date(2026, 1, 1)  # equal builds give equal bytes


def macro_bieu(plan: Plan | None, version: str, *, macos: bool = False) -> bytes:
    """The standard form with buttons on its sheet: of a plan, or empty.

    For Excel of one system, and for LibreOffice of any.
    """
    rows = bieu_bytes(plan or _empty_plan(), macro_settings=settings_here(version))
    return with_macros(rows, workbook_modules(macos=macos))


def addin(version: str) -> bytes:
    """The add-in with a tab of the ribbon."""
    with new_book("phancong", _DAY) as book:
        add_settings(book, settings_here(version), in_sight=True)
    return as_addin(with_macros(book.content(), addin_modules()), ribbon())


def ribbon() -> str:
    """The tab as custom UI XML: one button for each command."""
    buttons = "".join(
        f'<button id="{button.macro}" label={quoteattr(button.label)} size="large" '
        f'onAction="PhanCongRibbon.Rb{button.macro}" imageMso="{button.icon}" '
        f"screentip={quoteattr(button.label)} supertip={quoteattr(button.tip)}/>"
        for button in BUTTONS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"><ribbon><tabs>'
        f'<tab id="PhanCongTab" label={quoteattr(TAB)}>'
        f'<group id="PhanCongGroup" label={quoteattr(TAB)}>{buttons}</group>'
        "</tab></tabs></ribbon></customUI>\n"
    )


def _empty_plan() -> Plan:
    rows = (TaskRow(task_id="", number="", content="") for _ in range(_BLANK_ROWS))
    return Plan(PlanHead(), tuple(rows))
