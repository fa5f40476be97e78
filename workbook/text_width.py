"""How much room a text takes in Times New Roman, so that rows are tall enough for it.

Excel and LibreOffice fit rows by themselves only where nothing is merged and the file is
their own. Widths are the advance widths of the Times family (Adobe's public metrics), in
thousandths of the font size; marks above and below a letter take no room of their own.
"""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

DIGIT_PIXELS = 7  # a digit of Times New Roman 11, the workbook's default font, at 96 dpi
PADDING_PIXELS = 5
POINTS_PER_PIXEL = 0.75
TALLEST_ROW = 409.0  # points; Excel's limit

_GROUPS = {
    250: " .,\u00a0", 278: "ijlt/:;\\|", 333: "frI!()[]-'`", 389: "sJ", 444: 'acez?“”"',
    500: "bdđghknopquvxy0123456789$#_*–", 556: "FPS", 564: "+=<>~", 611: "ELTZ", 667: "BCR",
    722: "ADĐGHKNOQUVXYw", 778: "m&", 833: "%", 889: "M", 944: "W@", 1000: "…—",
}  # fmt: skip
_ADVANCE = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_HORN = "\u031b"
_HORN_WIDTH, _STRANGER = 60, 600
_WIDE = 1000
_BOLD = 1.08
_SLACK = 1.06  # screens round every letter to whole pixels
_LINE = 1.27  # height of a line against the font size, as Excel spaces Times New Roman


def column_points(width: float) -> float:
    """The room for text in a column of `width` default digits, in points."""
    return width * DIGIT_PIXELS * POINTS_PER_PIXEL


def span_points(widths: list[float]) -> float:
    """The same for merged columns: the padding between them is room too."""
    return column_points(sum(widths)) + (len(widths) - 1) * PADDING_PIXELS * POINTS_PER_PIXEL


def text_points(text: str, size: float, *, bold: bool = False) -> float:
    """The length of one line of text in points."""
    return _ems(text) * size * (_BOLD if bold else 1.0)


def line_points(size: float) -> float:
    """The height of a row of one line."""
    return size * _LINE + 3


def letters_surely_on_a_line(size: float, room: float) -> float:
    """So many letters fit into `room` points however wide they are: none is wider than an em."""
    return room / (size * _SLACK * _BOLD)


@lru_cache(maxsize=20_000)
def row_points(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """The height that `text` needs when wrapped into `room` points."""
    scale = size * _SLACK * (_BOLD if bold else 1.0) / room
    return sum(_lines(part, scale) for part in text.split("\n")) * size * _LINE + 3


def _lines(paragraph: str, scale: float) -> int:
    """Lines that words take when each line holds 1/`scale` ems, long words broken anywhere."""
    lines, used, space = 1, 0.0, _ADVANCE[" "] / 1000 * scale
    for word in paragraph.split(" "):
        width = _ems(word) * scale
        if used and used + width > 1:
            lines, used = lines + 1, 0.0
        if width > 1:
            lines, width = lines + math.ceil(width) - 1, width % 1
        used += width
        used += space
    return lines


@lru_cache(maxsize=50_000)
def _ems(text: str) -> float:
    return sum(_advance(letter) for letter in unicodedata.normalize("NFD", text)) / 1000


def _advance(letter: str) -> int:
    if unicodedata.combining(letter):
        return _HORN_WIDTH if letter == _HORN else 0
    wide = unicodedata.east_asian_width(letter) in "WF"
    return _ADVANCE.get(letter, _WIDE if wide else _STRANGER)
