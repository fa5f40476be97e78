"""How the rows of a handed-out tab look: requests of formats, for new rows and changed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.handout.requests import BLUE, FONT, GREY, Request, area, looks, runs, size
from sync.handout.wanted import Kind
from validators.columns import BY_KEY, Owner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIXELS_PER_CHARACTER = 7
# Text stays text (`00123`, `1/2`): only the percentage and the day are typed.
_NUMBERS = {
    "percent": {"type": "NUMBER", "pattern": "0.##"},
    "updated_on": {"type": "DATE", "pattern": "dd/mm/yyyy"},
}
_MARKED = "userEnteredFormat(backgroundColor,textFormat.strikethrough,textFormat.bold)"
_WHITE = {"red": 1.0, "green": 1.0, "blue": 1.0}


def new_rows(tab: int, columns: Mapping[str, int], rows: tuple[int, int]) -> Iterator[Request]:
    """The look of rows that were empty until now, column by column."""
    for key, place in columns.items():
        white = BY_KEY[key].owner is Owner.AGENCY
        yield looks(
            area(tab, rows, (place, place + 1)),
            wrapStrategy="WRAP",
            verticalAlignment="TOP",
            numberFormat=_NUMBERS.get(key, {"type": "TEXT"}),
            textFormat=FONT,
            backgroundColor=_WHITE if white else GREY,
        )


def kind_of_row(tab: int, columns: Mapping[str, int], at: int, kind: Kind) -> Iterator[Request]:
    """What tells a section or a closed task from an open one; number formats stay as they are."""
    text = {
        "strikethrough": kind is Kind.CLOSED,
        "bold": kind in {Kind.SECTION, Kind.CLOSED_HEADING},
    }
    open_ = {p for key, p in columns.items() if BY_KEY[key].owner is Owner.AGENCY}
    white = open_ if kind is Kind.TASK else set[int]()
    for places, colour in ((white, _WHITE), (set(columns.values()) - white, GREY)):
        for stretch in runs(places):
            place = area(tab, (at, at + 1), stretch)
            yield looks(place, _MARKED, textFormat=text, backgroundColor=colour)


def header_look(tab: int, columns: Mapping[str, int], header: int) -> Iterator[Request]:
    """The row of headings, and the lines above it, which may run across the columns."""
    width = (0, max(columns.values()) + 1)
    if header:
        above = area(tab, (0, header), width)
        yield looks(above, wrapStrategy="OVERFLOW_CELL", textFormat={**FONT, "bold": True})
    yield looks(
        area(tab, (header, header + 1), width),
        backgroundColor=BLUE,
        wrapStrategy="WRAP",
        horizontalAlignment="CENTER",
        verticalAlignment="MIDDLE",
        textFormat={**FONT, "bold": True},
    )


def column_sizes(tab: int, columns: Mapping[str, int]) -> Iterator[Request]:
    """The width of every column."""
    for key, place in columns.items():
        pixels = int(BY_KEY[key].width * _PIXELS_PER_CHARACTER)
        yield size(tab, "COLUMNS", place, pixelSize=pixels)
