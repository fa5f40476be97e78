"""What a spreadsheet is born with: the default cell format and theme every answer carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json

WHITE = {"red": 1, "green": 1, "blue": 1}

THEME_COLORS: tuple[tuple[str, tuple[float, float, float]], ...] = (
    ("TEXT", (0, 0, 0)),
    ("BACKGROUND", (1, 1, 1)),
    ("ACCENT1", (0.25882354, 0.52156866, 0.95686275)),
    ("ACCENT2", (0.91764706, 0.2627451, 0.20784314)),
    ("ACCENT3", (0.9843137, 0.7372549, 0.015686275)),
    ("ACCENT4", (0.20392157, 0.65882355, 0.3254902)),
    ("ACCENT5", (1, 0.42745098, 0.003921569)),
    ("ACCENT6", (0.27450982, 0.7411765, 0.7764706)),
    ("LINK", (0.06666667, 0.33333334, 0.8)),
)


def color(rgb: tuple[float, float, float]) -> Json:
    """A colour as the service writes it: a channel at zero is left out."""
    return {name: part for name, part in zip(("red", "green", "blue"), rgb, strict=True) if part}


def default_format() -> Json:
    """The format of a cell nobody formatted."""
    return {
        "backgroundColor": WHITE,
        "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
        "verticalAlignment": "BOTTOM",
        "wrapStrategy": "OVERFLOW_CELL",
        "textFormat": {
            "foregroundColor": {},
            "fontFamily": "arial,sans,sans-serif",
            "fontSize": 10,
            "bold": False,
            "italic": False,
            "strikethrough": False,
            "underline": False,
            "foregroundColorStyle": {"rgbColor": {}},
        },
        "backgroundColorStyle": {"rgbColor": WHITE},
    }


def book_properties(title: str, locale: str, time_zone: str) -> Json:
    """The properties of a new spreadsheet."""
    theme = [{"colorType": name, "color": {"rgbColor": color(rgb)}} for name, rgb in THEME_COLORS]
    return {
        "title": title,
        "locale": locale,
        "autoRecalc": "ON_CHANGE",
        "timeZone": time_zone,
        "defaultFormat": default_format(),
        "spreadsheetTheme": {"primaryFontFamily": "Arial", "themeColors": theme},
    }
