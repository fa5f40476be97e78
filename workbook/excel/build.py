"""Builds the two Excel files with macros: the form `bieu.xlsm` and the add-in `phancong.xlam`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from validators.plan import Plan, PlanHead, TaskRow
from workbook.bieu.macro_parts import add_settings
from workbook.bieu.write import bieu_bytes
from workbook.buttons import BUTTONS, TAB
from workbook.excel.vba_project import addin_module, as_addin, with_macros, workbook_module
from workbook.new_book import new_book

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK_ROWS = 20
_DAY = date(2026, 1, 1)  # equal builds give equal bytes
# Where the guide puts our environment on the people's machines, when they are not this one.
_ON_WINDOWS = r"%LOCALAPPDATA%\phancong"
_ON_MACOS = "$HOME/phancong"


def settings(version: str) -> Mapping[str, str]:
    """The sheet `xlwings.conf`: whose Python runs, and that the workbook's folder is none of it."""
    folder = Path(sys.prefix)
    windows = str(folder) if sys.platform == "win32" else _ON_WINDOWS
    macos = str(folder) if sys.platform == "darwin" else _ON_MACOS
    return {
        "INTERPRETER_WIN": rf"{windows}\Scripts\python.exe",
        "INTERPRETER_MAC": f"{macos}/bin/python",
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        "PHANCONG_CLICK": rf"{windows}\Scripts\phancong-click.exe",
        "PHANCONG_VERSION": version,
    }


def macro_bieu(plan: Plan | None, version: str, *, macos: bool = False) -> bytes:
    """The standard form with buttons on its sheet: of a plan, or empty.

    For Excel of one system, and for LibreOffice of any.
    """
    rows = bieu_bytes(plan or _empty_plan(), macro_settings=settings(version))
    return with_macros(rows, workbook_module(macos=macos), ("PhanCong",))


def addin(version: str) -> bytes:
    """The add-in with a tab of the ribbon."""
    with new_book("phancong", _DAY) as book:
        add_settings(book, settings(version), in_sight=True)
    macros = with_macros(book.content(), addin_module(), ("PhanCong", "PhanCongRibbon"))
    return as_addin(macros, ribbon())


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
