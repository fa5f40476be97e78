"""A part of the text in a cell or a shape, by letters."""

from __future__ import annotations

from typing import Any, Protocol

from xlwings import base_classes

from workbook.libreoffice.engine.font import Font
from workbook.libreoffice.engine.named import Named


class Written(Protocol):
    """Whatever has a text."""

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's object."""

    def check_writable(self) -> None:
        """CannotDoError where it may not be changed."""


class Characters(Named, base_classes.Characters):
    """So many letters from a place counted from 0."""

    def __init__(self, parent: Written, start: int = 0, length: int | None = None) -> None:
        self.parent = parent
        self.start = start
        self.length = length

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """A text cursor over these letters."""
        cursor = self.parent.api.createTextCursor()
        cursor.gotoStart(False)  # UNO's
        cursor.goRight(self.start, False)  # UNO's
        if self.length is None:
            cursor.gotoEnd(True)  # UNO's
        else:
            cursor.goRight(self.length, True)  # UNO's
        return cursor

    @property
    def text(self) -> str:
        """The letters."""
        return str(self.api.getString())

    @property
    def font(self) -> Font:
        """How they look."""
        return Font(self)

    def common(self, name: str) -> Any:  # noqa: ANN401  # uno has no types
        """A property they share; None where they differ."""
        cursor = self.api
        mixed = cursor.getPropertyState(name).value == "AMBIGUOUS_VALUE"
        return None if mixed else cursor.getPropertyValue(name)

    def change(self, **properties: object) -> None:
        """Set properties of them all."""
        self.parent.check_writable()
        cursor = self.api
        for name, value in properties.items():
            cursor.setPropertyValue(name, value)

    def __getitem__(self, item: int | slice) -> Characters:
        start, stop, _ = (item if isinstance(item, slice) else _one(item)).indices(len(self.text))
        return Characters(self.parent, self.start + start, max(0, stop - start))


def _one(place: int) -> slice:
    return slice(place, place + 1 or None)
