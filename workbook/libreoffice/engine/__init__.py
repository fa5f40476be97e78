"""xlwings on LibreOffice: an engine over UNO.

    from workbook.libreoffice import engine

    with engine.start() as app:          # an office of our own that nobody sees
        book = app.books.open("bieu.xlsx")
        book.sheets[0]["A1"].value

    app = engine.attach("pipe,name=abc") # an office that a person has open

After `engine.register()` (which both call) xlwings knows it: `xw.engines["libreoffice"]`. Once it
is the active engine `xw.App()`, `xw.Book("bieu.ods")` and all else work on LibreOffice.
"""

from __future__ import annotations

from typing import Any

import xlwings

from workbook.libreoffice.engine import office
from workbook.libreoffice.engine.engine import Engine

__all__ = ["NAME", "adopt", "attach", "register", "start"]

NAME = Engine.name


def register() -> xlwings.Engine:
    """Make the engine known to xlwings, once, and give it.

    It becomes the active engine where xlwings has none, as on Linux: without one, xlwings cannot
    tell which book is in front.
    """
    engines = xlwings.engines
    if NAME not in engines.engines_by_name:
        engines.add(xlwings.Engine(impl=Engine()))
    if engines.active is None:
        engines[NAME].activate()
    return engines[NAME]


def start(
    *, visible: bool = False, add_book: bool = False, program: str | None = None
) -> xlwings.App:
    """Start an office with a profile of its own; leaving `with` ends it.

    Raises CannotDoError where there is no LibreOffice, or no `uno` for this Python.
    """
    apps = register().apps
    return xlwings.App(impl=apps.impl.add(spec=program, add_book=add_book, visible=visible))


def attach(address: str, *, visible: bool = True) -> xlwings.App:
    """The office that was started with `--accept="ADDRESS;urp"`, such as `pipe,name=abc`.

    `visible` says whether a person sits before it: alerts are shown only then.
    """
    return adopt(office.connect(address), visible=visible)


def adopt(context: Any, *, visible: bool = True) -> xlwings.App:  # noqa: ANN401  # uno has no types
    """The office whose component context we hold, as a macro inside LibreOffice does."""
    return xlwings.App(impl=register().apps.impl.add(xl=context, visible=visible))
