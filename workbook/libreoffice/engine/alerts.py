"""Messages to the person before LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.libreoffice.engine import runtime

if TYPE_CHECKING:
    from workbook.libreoffice.engine.app import App

# com.sun.star.awt.MessageBoxButtons, and what each answer (MessageBoxResults) is called.
_BUTTONS = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
_BOXES = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "WARNINGBOX"}
# Nobody is asked where nobody sees it: nothing is agreed to that was not agreed to.
UNSEEN = {"ok": "ok", "ok_cancel": "cancel", "yes_no": "no", "yes_no_cancel": "cancel"}


def show(app: App, prompt: str, title: str, buttons: str, mode: str | None) -> str:
    """Show a message over the active book, wait, and give the button pressed."""
    book = app.active_book()
    window = book.controller.getFrame().getContainerWindow() if book else None
    kind = runtime.enum("awt.MessageBoxType", _BOXES[mode])
    toolkit = app.service("com.sun.star.awt.Toolkit")
    box = toolkit.createMessageBox(window, kind, _BUTTONS[buttons], title, prompt)
    return _ANSWERS[box.execute()]
