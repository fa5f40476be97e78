"""The lines around and between cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine import runtime, units
from workbook.libreoffice.engine.named import Named, unsupported

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.libreoffice.engine.cells import Cells

# xlwings' own mark for “not given”.
_UNSET = base_classes._UNSET  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
_NO_LINE = 0x7FFF
# com.sun.star.table.BorderLineStyle
_STYLES = {"continuous": 0, "dot": 1, "dash": 2, "double": 3, "dash_dot": 16, "dash_dot_dot": 17}
_BY_STYLE = {style: word for word, style in _STYLES.items()} | {14: "dash"}
# Widths as LibreOffice reads and writes them in .xlsx, in hundredths of a millimetre.
_WIDTHS = {"hairline": 2, "thin": 26, "medium": 62, "thick": 88}
_TABLE_LINES = {
    "edge_top": "TopLine", "edge_bottom": "BottomLine", "edge_left": "LeftLine",
    "edge_right": "RightLine", "inside_vertical": "VerticalLine",
    "inside_horizontal": "HorizontalLine",
}  # fmt: skip
_DIAGONALS = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}


class Border(Named, base_classes.Border):
    """One side of a range."""

    def __init__(self, parent: Cells, side: str) -> None:
        self.parent = parent
        self.side = side

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """The line, a BorderLine2; None where the cells differ."""
        if self.side in _DIAGONALS:
            return self.parent.common(_DIAGONALS[self.side])
        lines, name = self.parent.xl.TableBorder2, _TABLE_LINES[self.side]
        return getattr(lines, name) if getattr(lines, f"Is{name}Valid") else None

    @property
    def line_style(self) -> str | None:
        """Excel's word, `none` where there is no line; None where the cells differ."""
        line = self.api
        if line is None:
            return None
        return "none" if _is_empty(line) else _BY_STYLE.get(line.LineStyle, "continuous")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.draw(line_style=value)

    @property
    def weight(self) -> str | None:
        """Excel's word for the width; None where there is no line or the cells differ."""
        line = self.api
        if line is None or _is_empty(line):
            return None
        return min(_WIDTHS, key=lambda word: abs(_WIDTHS[word] - line.LineWidth))

    @weight.setter
    def weight(self, value: str) -> None:
        self.draw(weight=value)

    @property
    def color(self) -> units.Colour | None:
        """Red, green, blue; None where there is no line or the cells differ."""
        line = self.api
        return None if line is None or _is_empty(line) else units.to_rgb(line.Color)

    @color.setter
    def color(self, color_or_rgb: units.Colour | str | int) -> None:
        self.draw(color=color_or_rgb)

    def draw(
        self,
        *,
        line_style: str | None = _UNSET,
        weight: str = _UNSET,
        color: units.Colour | str | int = _UNSET,
    ) -> None:
        """Change what is given; a line that was not there becomes thin and continuous."""
        self.parent.check_writable()
        line = _changed(self.api, line_style, weight, color)
        if self.side in _DIAGONALS:
            self.parent.change(**{_DIAGONALS[self.side]: line})
            return
        name = _TABLE_LINES[self.side]
        only = runtime.struct("table.TableBorder2", **{name: line, f"Is{name}Valid": True})
        self.parent.change(TableBorder2=only)


class Borders(Named, base_classes.Borders):
    """All sides of a range."""

    def __init__(self, parent: Cells) -> None:
        self.parent = parent

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """The lines, a TableBorder2."""
        return self.parent.xl.TableBorder2

    def __getitem__(self, key: str) -> Border:
        return Border(self.parent, key)

    def _grid_sides(self) -> tuple[str, ...]:
        sides: tuple[str, ...] = super()._grid_sides()  # type: ignore[no-untyped-call]  # xlwings'
        return sides

    def _shared(self, name: str) -> Any:  # noqa: ANN401  # a word or a colour
        found = {getattr(self[side], name) for side in self._grid_sides()}
        return found.pop() if len(found) == 1 else None

    @property
    def line_style(self) -> str | None:
        """Excel's word; None where the sides differ."""
        style: str | None = self._shared("line_style")
        return style

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(self._grid_sides(), line_style=value)

    @property
    def weight(self) -> str | None:
        """Excel's word; None where the sides differ."""
        weight: str | None = self._shared("weight")
        return weight

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(self._grid_sides(), weight=value)

    @property
    def color(self) -> units.Colour | None:
        """Red, green, blue; None where the sides differ."""
        colour: units.Colour | None = self._shared("color")
        return colour

    @color.setter
    def color(self, color_or_rgb: units.Colour | str | int) -> None:
        self.set(self._grid_sides(), color=color_or_rgb)

    def set(
        self,
        which: Iterable[str] = base_classes.BORDER_GRID_SIDES,
        *,
        line_style: str | None = _UNSET,
        weight: str = _UNSET,
        color: units.Colour | str | int = _UNSET,
    ) -> None:
        """Change what is given of the named sides; xlwings has spelt groups out already."""
        for side in which:
            self[side].draw(line_style=line_style, weight=weight, color=color)

    def clear(self, which: Iterable[str] = base_classes.BORDER_SIDES) -> None:
        """Take the named lines away."""
        self.set(which, line_style=None)


def _is_empty(line: Any) -> bool:  # noqa: ANN401  # uno has no types
    return line.LineStyle == _NO_LINE or not (line.LineWidth or line.OuterLineWidth)


def _changed(old: Any, style: str | None, weight: str, color: Any) -> Any:  # noqa: ANN401  # same
    if style is None:
        return runtime.struct("table.BorderLine2", LineStyle=_NO_LINE)
    if style is not _UNSET and style not in _STYLES:
        unsupported(f"Border.line_style = {style!r}")
    if old is None or _is_empty(old):
        old = runtime.struct("table.BorderLine2", LineWidth=_WIDTHS["thin"])
    width = old.LineWidth if weight is _UNSET else _WIDTHS[weight]
    return runtime.struct(
        "table.BorderLine2",
        LineStyle=old.LineStyle if style is _UNSET else _STYLES[style],
        LineWidth=width,
        OuterLineWidth=width,
        Color=old.Color if color is _UNSET else units.to_number(color),
    )
