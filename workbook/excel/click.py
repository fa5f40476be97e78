"""What a button in Excel runs: `phancong-click check …` (Windows), `click("check", …)` (macOS).

Excel starts a Python for every click and waits for it, so this stays light: the rules live
in the warm process.
"""

from __future__ import annotations

import sys
from importlib.metadata import version

from workbook.inside import front
from workbook.warm.start import start_command

# xlwings loads these wherever it finds them (a second or two); a click needs none of them.
_OTHER_VERSION = (
    "Các nút trong Excel thuộc bản {}, phancong trên máy là bản {}. Hãy chạy "
    "“phancong excel install” rồi mở lại Excel; biểu .xlsm thì làm lại bằng “phancong excel build”."
)
_HEAVY = ("numpy", "pandas", "polars", "matplotlib", "plotly", "PIL")


def main() -> None:
    """`phancong-click COMMAND VERSION …`: what the buttons start on Windows."""
    click(sys.argv[1], sys.argv[2])


def click(command: str, buttons: str) -> None:
    """Run one command on the workbook whose button was pressed; `buttons` is their version."""
    for name in _HEAVY:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None: an import fails at once
    import xlwings as xw

    from workbook.driven.book import XlwingsBook
    from workbook.excel.people import ExcelPeople

    book = xw.Book.caller()
    people = ExcelPeople(book.app)
    ours = version("phancong")
    if buttons != ours:
        people.say(_OTHER_VERSION.format(buttons, ours))
        return
    front.run(command, XlwingsBook(book, people), start_command(), ours)
