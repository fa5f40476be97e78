"""The colour that a fill shows, as `#RRGGBB`, however the file says it (ECMA-376, 18.8.3)."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

from workbook.patching.xml_part import child, children, local

if TYPE_CHECKING:
    from workbook.patching.xml_part import Element

# The order in which `theme` counts the colours of a theme part.
_THEME = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
_RGB = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
# Excel 97's palette, which `indexed` counts: the first eight stand twice.
_EIGHT = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_PALETTE = tuple(
    f"{_EIGHT} {_EIGHT} 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 "
    "FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 "
    "0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 "
    "FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333".split()
)


class Colours:
    """The colours of one workbook: its theme and, where it has one, its own palette."""

    def __init__(self, theme: Element | None, styles: Element) -> None:
        self._theme = _theme_colours(theme)
        own = child(child(styles, "colors"), "indexedColors")
        self._palette = tuple(_plain(one.get("rgb", "")) for one in children(own, "rgbColor"))

    def of_fill(self, fill: Element | None) -> str | None:
        """The colour that is seen of a fill; None where nothing is filled.

        Of a pattern it is the ground, of a run of colours the first.
        """
        pattern, gradient = child(fill, "patternFill"), child(fill, "gradientFill")
        if pattern is None:
            return self._colour(child(child(gradient, "stop"), "color"))
        kind = pattern.get("patternType", "none")
        if kind == "none":
            return None
        lines, ground = child(pattern, "fgColor"), child(pattern, "bgColor")
        return self._colour(lines) if kind == "solid" else self._colour(ground)

    def _colour(self, colour: Element | None) -> str | None:
        if colour is None:
            return None
        base = self._base(colour)
        tint = float(colour.get("tint", "0"))
        return f"#{_tinted(base, tint) if tint else base}" if base else None

    def _base(self, colour: Element) -> str:
        if "rgb" in colour.attrib:
            return _plain(colour.get("rgb", ""))
        if "theme" in colour.attrib:
            return _at(self._theme, colour.get("theme", ""))
        return _at(self._palette or _PALETTE, colour.get("indexed", ""))


def _theme_colours(theme: Element | None) -> tuple[str, ...]:
    scheme = child(child(theme, "themeElements"), "clrScheme")
    colours = {local(one): one[0] for one in (scheme if scheme is not None else ()) if len(one)}
    known = (colours.get(name) for name in _THEME)
    return tuple(
        "" if one is None else _plain(one.get("lastClr") or one.get("val") or "") for one in known
    )


def _plain(said: str) -> str:
    match = _RGB.fullmatch(said)
    return match[1].upper() if match else ""


def _at(colours: tuple[str, ...], number: str) -> str:
    return colours[int(number)] if number.isdecimal() and int(number) < len(colours) else ""


def _tinted(colour: str, tint: float) -> str:
    """Lighter (above 0) or darker, by the lightness of HLS, as the standard says."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    shades = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(shade * 255):02X}" for shade in shades)
