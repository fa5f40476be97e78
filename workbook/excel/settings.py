"""The settings that a file with our buttons carries in its sheet `xlwings.conf`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbook.bieu.macro_parts import SETTINGS_SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ADDIN = "phancong.xlam"
VERSION, CLICK, ON_WINDOWS, ON_MACOS = (
    "PHANCONG_VERSION", "PHANCONG_CLICK", "INTERPRETER_WIN", "INTERPRETER_MAC"
)  # fmt: skip
# Where the guide puts our environment on the people's machines, when they are not this one.
_WINDOWS_FOLDER = r"%LOCALAPPDATA%\phancong"
_MACOS_FOLDER = "$HOME/phancong"


def settings_here(version: str) -> Mapping[str, str]:
    """Whose Python runs, and that the workbook's folder is none of it."""
    windows = sys.prefix if sys.platform == "win32" else _WINDOWS_FOLDER
    macos = sys.prefix if sys.platform == "darwin" else _MACOS_FOLDER
    return {
        ON_WINDOWS: rf"{windows}\Scripts\python.exe",
        ON_MACOS: f"{macos}/bin/python",
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        CLICK: rf"{windows}\Scripts\phancong-click.exe",
        VERSION: version,
    }


def program_setting(system: str) -> str:
    """The setting that names what a click starts on a system (as `sys.platform` says it)."""
    return CLICK if system == "win32" else ON_MACOS


def settings_of(path: Path) -> Mapping[str, str]:
    """The settings in a file; empty where it has no such sheet. Raises Refusal as reading does."""
    from workbook.reading import read_workbook

    for table in read_workbook(path):
        if table.ref.sheet == SETTINGS_SHEET:
            return {
                table.at(row, 0).shown: table.at(row, 1).shown for row in range(len(table.rows))
            }
    return {}
