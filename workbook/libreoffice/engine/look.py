"""Ranges, as how they look: colours, letters, lines, alignment, number formats."""

from __future__ import annotations

from typing import Any

from workbook.libreoffice.engine import runtime, units
from workbook.libreoffice.engine.borders import Borders
from workbook.libreoffice.engine.cells import Cells
from workbook.libreoffice.engine.characters import Characters
from workbook.libreoffice.engine.font import Font
from workbook.libreoffice.engine.named import unsupported

_HORIZONTAL = {
    "general": "STANDARD", "left": "LEFT", "center": "CENTER", "right": "RIGHT",
    "fill": "REPEAT", "justify": "BLOCK", "distributed": "BLOCK",
}  # fmt: skip
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4, "distributed": 4}
_BY_VERTICAL = {0: "bottom", 1: "top", 2: "center", 3: "bottom", 4: "justify"}
_BLOCK = 4  # com.sun.star.table.CellVertJustify2.BLOCK
_DISTRIBUTED = 1  # com.sun.star.table.CellJustifyMethod.DISTRIBUTE
_INDENT = 353
"""One step of indentation, 10 points, in hundredths of a millimetre."""


class Look(Cells):
    """How the cells look."""

    @property
    def color(self) -> units.Colour | None:
        """The ground's colour; None where there is none, or more than one."""
        number = self.common("CellBackColor")
        return None if number is None else units.to_rgb(number)

    @color.setter
    def color(self, color_or_rgb: units.Colour | str | int | None) -> None:
        self.change(CellBackColor=units.to_number(color_or_rgb))

    def set_colors(self, colors: list[list[Any]]) -> None:
        """Colours cell by cell; `...` leaves a cell as it is."""
        for row, line in enumerate(colors):
            for column, colour in enumerate(line):
                if colour is not ...:
                    self.part(row, column).color = colour

    @property
    def font(self) -> Font:
        """The letters."""
        return Font(self)

    @property
    def characters(self) -> Characters:
        """The text of the first cell, letter by letter."""
        return Characters(self.first)

    @property
    def borders(self) -> Borders:
        """The lines around and between the cells."""
        return Borders(self)

    @property
    def number_format(self) -> str | None:
        """Excel's code; None where the cells differ."""
        key = self.common("NumberFormat")
        return None if key is None else self.book.formats.code(key)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.change(NumberFormat=self.book.formats.key(value))

    @property
    def wrap_text(self) -> bool | None:
        """Whether long texts go on in a new line."""
        wrapped = self.common("IsTextWrapped")
        return None if wrapped is None else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.change(IsTextWrapped=bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        """Excel's word; None where the cells differ."""
        found = self.common("HoriJustify")
        if found is None:
            return None
        if found.value == "BLOCK" and self.common("HoriJustifyMethod") == _DISTRIBUTED:
            return "distributed"
        return next(word for word, name in _HORIZONTAL.items() if name == found.value)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value not in _HORIZONTAL:
            unsupported(f"Range.horizontal_alignment = {value!r}")
        method = _DISTRIBUTED if value == "distributed" else 0
        justify = runtime.enum("table.CellHoriJustify", _HORIZONTAL[value])
        self.change(HoriJustify=justify, HoriJustifyMethod=method)

    @property
    def vertical_alignment(self) -> str | None:
        """Excel's word; None where the cells differ."""
        found = self.common("VertJustify")
        if found is None:
            return None
        distributed = found == _BLOCK and self.common("VertJustifyMethod") == _DISTRIBUTED
        return "distributed" if distributed else _BY_VERTICAL[found]

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        method = _DISTRIBUTED if value == "distributed" else 0
        self.change(VertJustify=_VERTICAL[value], VertJustifyMethod=method)

    def adjust_indent(self, amount: int) -> None:
        """Move texts in by so many steps, or out again."""
        indent = self.common("ParaIndent") or 0
        left = runtime.enum("table.CellHoriJustify", "LEFT")
        self.change(HoriJustify=left, ParaIndent=max(0, indent + amount * _INDENT))
