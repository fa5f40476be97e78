"""The letters of cells, of a part of a cell's text, or of a shape."""

from __future__ import annotations

from typing import Any, Protocol

from xlwings import base_classes

from workbook.libreoffice.engine import runtime, units
from workbook.libreoffice.engine.named import Named

_BOLD, _NORMAL = 150.0, 100.0  # com.sun.star.awt.FontWeight


class Lettered(Protocol):
    """Whatever has letters."""

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's object."""

    def common(self, name: str) -> Any:  # noqa: ANN401  # uno has no types
        """A property all its letters share; None where they differ."""

    def change(self, **properties: object) -> None:
        """Set properties of all its letters."""


class Font(Named, base_classes.Font):
    """The letters of something; every getter gives None where they differ."""

    def __init__(self, parent: Lettered) -> None:
        self.parent = parent

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's object, whose Char… properties these are."""
        return self.parent.api

    @property
    def bold(self) -> bool | None:
        """Whether they are heavy."""
        weight = self.parent.common("CharWeight")
        return None if weight is None else weight > _NORMAL

    @bold.setter
    def bold(self, value: bool) -> None:
        self.parent.change(CharWeight=_BOLD if value else _NORMAL)

    @property
    def italic(self) -> bool | None:
        """Whether they lean."""
        posture = self.parent.common("CharPosture")
        return None if posture is None else posture.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        name = "ITALIC" if value else "NONE"
        self.parent.change(CharPosture=runtime.enum("awt.FontSlant", name))

    @property
    def size(self) -> float | None:
        """Points."""
        height = self.parent.common("CharHeight")
        return None if height is None else float(height)

    @size.setter
    def size(self, value: float) -> None:
        self.parent.change(CharHeight=float(value))

    @property
    def color(self) -> units.Colour | None:
        """Red, green, blue; black where the letters have no colour of their own, as in Excel."""
        number = self.parent.common("CharColor")
        return None if number is None else units.to_rgb(number) or (0, 0, 0)

    @color.setter
    def color(self, color_or_rgb: units.Colour | str | int | None) -> None:
        self.parent.change(CharColor=units.to_number(color_or_rgb))

    @property
    def name(self) -> str | None:
        """The face."""
        name = self.parent.common("CharFontName")
        return None if name is None else str(name)

    @name.setter
    def name(self, value: str) -> None:
        self.parent.change(CharFontName=value)
