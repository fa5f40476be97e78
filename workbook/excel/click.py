"""What a button in Excel runs: `from workbook.excel.click import click; click("check")`.

Excel starts a Python for every click and waits for it, so this stays light: the rules live
in the warm process.
"""

from __future__ import annotations

import sys
from importlib.metadata import version

from workbook.inside import front
from workbook.warm.start import start_command

# xlwings loads these wherever it finds them (a second or two); a click needs none of them.
_HEAVY = ("numpy", "pandas", "polars", "matplotlib", "plotly", "PIL")


def click(command: str) -> None:
    """Run one command on the workbook whose button was pressed."""
    for name in _HEAVY:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None: an import fails at once
    import xlwings as xw

    from workbook.excel.people import ExcelPeople
    from workbook.xlwings_book import XlwingsBook

    book = xw.Book.caller()
    people = ExcelPeople(book.app)
    front.run(command, XlwingsBook(book, people), start_command(), version("phancong"))
