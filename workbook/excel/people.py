"""How Excel talks to the person: its own message boxes, and a form asked line by line.

VBA's boxes know only the letters of the machine's old code page; Excel's own, and those of
macOS, know Vietnamese.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

from workbook.excel.typed_form import filled_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw

    from workbook.book import Field

TITLE = "phancong"
_TEXT = 2  # what Application.InputBox is to give back
# `osascript` runs this with the question and the text to start from as its arguments.
_ASK_ON_MACOS = (
    "on run argv\n"
    "return text returned of (display dialog (item 1 of argv) default answer (item 2 of argv))\n"
    "end run"
)


class ExcelPeople:
    """The person in front of an Excel window."""

    def __init__(self, app: xw.App) -> None:
        self._app = app

    def say(self, text: str) -> None:
        """See `Book`."""
        self._app.alert(text, TITLE)

    def ask(self, text: str) -> bool:
        """See `Book`."""
        return self._app.alert(text, TITLE, buttons="yes_no") == "yes"

    def enter(self, title: str, fields: Sequence[Field]) -> list[str] | None:
        """See `Book`."""
        return filled_in(title, fields, self._type)

    def _type(self, question: str, start: str) -> str | None:
        """A typed line; None where the box was closed."""
        if sys.platform == "darwin":
            return _typed_on_macos(question, start)
        native: Any = self._app.api
        answer = native.InputBox(Prompt=question, Title=TITLE, Default=start, Type=_TEXT)
        return None if answer is False else str(answer)


def _typed_on_macos(question: str, start: str) -> str | None:
    command = ["/usr/bin/osascript", "-e", _ASK_ON_MACOS, question, start]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # ours
    return done.stdout.rstrip("\n") if done.returncode == 0 else None
