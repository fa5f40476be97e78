"""Macros in LibreOffice Basic, run by the names that xlwings gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from validators.errors import CannotDoError
from workbook.libreoffice.engine import runtime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.libreoffice.engine.app import App

# xlwings writes 'name of the book'!Module.Macro for a macro of a book.
_OF_BOOK = re.compile(r"'(?P<book>.*)'!(?P<macro>[^!]+)", re.DOTALL)


def run(app: App, name: str, args: Iterable[object]) -> Any:  # noqa: ANN401  # what the macro gives
    """Run `Macro`, `Module.Macro` or `Library.Module.Macro` of a book, or of the office itself.

    What goes wrong inside a macro is shown by LibreOffice, in its own window, and not told to us.
    """
    of_book = _OF_BOOK.fullmatch(name)
    owner = app.books(of_book["book"]).xl if of_book else app.desktop
    macro = of_book["macro"] if of_book else name
    script = _find(app, owner, macro, in_document=bool(of_book))
    result, _, _ = script.invoke(tuple(args), (), ())
    return result


def _find(app: App, owner: Any, macro: str, *, in_document: bool) -> Any:  # noqa: ANN401  # uno
    location = "document" if in_document else "application"
    if in_document:
        provider = owner.getScriptProvider()
    else:
        factory = app.service("com.sun.star.script.provider.MasterScriptProviderFactory")
        provider = factory.createScriptProvider("")
    libraries = owner.BasicLibraries if in_document else app.libraries
    for full in _full_names(libraries, macro.split(".")):
        address = f"vnd.sun.star.script:{full}?language=Basic&location={location}"
        try:
            return provider.getScript(address)
        except runtime.failure():
            continue
    raise CannotDoError(
        f"Không tìm thấy macro “{macro}” (hoặc LibreOffice không cho chạy macro của tệp này); "
        "hãy kiểm tra tên macro và mức an toàn macro trong Tools ▸ Options ▸ Security."
    )


def _full_names(libraries: Any, parts: list[str]) -> Iterator[str]:  # noqa: ANN401  # uno
    """Every `Library.Module.Macro` that a shorter name may mean."""
    *place, macro = parts
    for library in libraries.getElementNames():
        libraries.loadLibrary(library)
        for module in libraries.getByName(library).getElementNames():
            if [library, module][2 - len(place) :] == place:
                yield f"{library}.{module}.{macro}"
