"""Colours, lengths and widths: as xlwings gives them, and as LibreOffice keeps them."""

from __future__ import annotations

Colour = tuple[int, int, int]

AUTOMATIC = -1
"""LibreOffice's “no colour of its own”: transparent ground, or the theme's letters."""
_MM100_PER_POINT = 2540 / 72
_MM100_PER_PIXEL = 2540 / 96
# Excel counts a column in digits of its usual letters: seven pixels each, and five of margin.
_DIGIT, _MARGIN = 7, 5


def to_rgb(number: int) -> Colour | None:
    """A colour of LibreOffice as red, green, blue; None where it has none of its own."""
    return None if number < 0 else (number >> 16 & 255, number >> 8 & 255, number & 255)


def to_number(colour: Colour | str | int | None) -> int:
    """What xlwings takes for a colour, as LibreOffice's number.

    Texts are `#rrggbb`; whole numbers are Excel's, whose red is the lowest byte.
    """
    if colour is None:
        return AUTOMATIC
    if isinstance(colour, str):
        return int(colour.lstrip("#"), 16)
    if isinstance(colour, int):
        colour = (colour & 255, colour >> 8 & 255, colour >> 16 & 255)
    red, green, blue = colour
    return red << 16 | green << 8 | blue


def to_points(mm100: float) -> float:
    """Hundredths of a millimetre as points."""
    return round(mm100 / _MM100_PER_POINT, 2)


def to_mm100(points: float) -> int:
    """Points as hundredths of a millimetre."""
    return round(points * _MM100_PER_POINT)


def to_characters(mm100: float) -> float:
    """The width of a column in Excel's characters."""
    return round(max(0.0, (mm100 / _MM100_PER_PIXEL - _MARGIN) / _DIGIT), 2)


def from_characters(characters: float) -> int:
    """The width of a column of so many characters, in hundredths of a millimetre."""
    return round((characters * _DIGIT + _MARGIN) * _MM100_PER_PIXEL) if characters else 0
