"""The extension's component: LibreOffice calls it when a menu entry or a button is pressed.

It answers addresses `vn.phancong:check`, `vn.phancong:clear` … In a trial, after a `?`, as JSON,
may stand the answers to what the command asks, and then nothing is shown; elsewhere no document
can answer for the person.
This file lies in the extension beside its `phancong.json` and the package `phancong_inside`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import unohelper
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo

PROTOCOL = "vn.phancong:"
NAME = "vn.phancong.Buttons"
SERVICE = "com.sun.star.frame.ProtocolHandler"
_HERE = Path(unohelper.fileUrlToSystemPath(__file__) if "://" in __file__ else __file__).parent


class Buttons(unohelper.Base, XInitialization, XDispatchProvider, XDispatch, XServiceInfo):
    """The handler of our addresses, one for each window."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._frame: Any = None

    def initialize(self, arguments: Any) -> None:
        """Take the window; LibreOffice gives it."""
        if arguments:
            self._frame = arguments[0]

    def queryDispatch(self, url: Any, _target: str, _flags: int) -> Any:
        """Ourselves for our addresses, nobody for others."""
        return self if url.Protocol == PROTOCOL else None

    def queryDispatches(self, requests: Any) -> tuple[Any, ...]:
        """The same for many."""
        return tuple(self.queryDispatch(one.FeatureURL, "", 0) for one in requests)

    def dispatch(self, url: Any, _arguments: Any) -> None:
        """Run the command of an address on the document of the window."""
        command, _, answers = url.Path.partition("?")
        run(self._context, self._frame, command, json.loads(unquote(answers)) if answers else None)

    def addStatusListener(self, listener: Any, url: Any) -> None:
        """Our buttons are always to be pressed: nothing to report."""

    def removeStatusListener(self, listener: Any, url: Any) -> None:
        """See `addStatusListener`."""

    def getImplementationName(self) -> str:
        """The name under which the extension is registered."""
        return NAME

    def supportsService(self, name: str) -> bool:
        """Whether this is a service of that name."""
        return name == SERVICE

    def getSupportedServiceNames(self) -> tuple[str]:
        """The one service."""
        return (SERVICE,)


def run(context: Any, frame: Any, command: str, answers: list[Any] | None = None) -> None:
    """One click on the document of a window; `answers` as in `Answers`."""
    from phancong_inside import front
    from phancong_inside.answers import Answers
    from phancong_inside.office_book import OfficeBook
    from phancong_inside.office_people import People

    settings = json.loads((_HERE / "phancong.json").read_text(encoding="utf-8"))
    scripted = answers is not None and settings["scripted"]
    people: Any = Answers(answers or []) if scripted else People(context, frame)
    document = frame.getController().getModel()
    if not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
        people.say("Đây không phải bảng tính; hãy mở biểu phân công rồi bấm lại.")
        return
    front.run(command, OfficeBook(document, people), settings["start"], settings["version"])


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Buttons, NAME, (SERVICE,))
