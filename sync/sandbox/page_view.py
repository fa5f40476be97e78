"""One tab as the sandbox's page shows it: cells with their looks, notes, lists and locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.a1 import letters
from sync.sandbox.areas import Box
from sync.sandbox.book import Formula
from sync.sandbox.errors import RefusedError
from sync.sandbox.formulas import effective
from sync.sandbox.jsons import present
from sync.sandbox.locales import locale_of
from sync.sandbox.patterns import general, is_date, shown
from sync.sandbox.players import people
from sync.sandbox.render import formatted
from sync.sandbox.rules import choices, hint

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Cell, Tab, Value
    from sync.sandbox.jsons import Json
    from sync.sandbox.players import Seat
    from sync.sandbox.world import World

MOST_ROWS, MOST_COLUMNS = 500, 60
SPARE = 3  # empty rows shown below the last one, to type into
WIDTH = 100  # pixels of a column nobody sized
DAY_ONLY: Json = {"type": "DATE"}  # in the way of the locale


def sheet(world: World, seat: Seat, gid: str) -> Json:
    """A spreadsheet with one of its tabs, the first one seen when `gid` names none."""
    book = seat.edit.book
    tabs = [tab for tab in book.tabs if not tab.properties.get("hidden")] or book.tabs[:1]
    tab = next((one for one in tabs if str(one.id) == gid), tabs[0])
    box = seen(tab)
    columns = [c for c in range(box.right) if not _hidden(tab.column_properties, c)]
    rows = [r for r in range(box.bottom) if not _hidden(tab.row_properties, r)]
    return {
        "name": seat.file.name,
        "who": seat.address,
        "people": people(world, seat.file),
        "writes": seat.writes,
        "tabs": [{"gid": str(one.id), "title": one.title} for one in tabs],
        "gid": str(tab.id),
        "frozen": [
            sum(r < int(tab.grid.get("frozenRowCount", 0)) for r in rows),
            sum(c < int(tab.grid.get("frozenColumnCount", 0)) for c in columns),
        ],
        "columns": [{"letters": letters(c), "width": _width(tab, c)} for c in columns],
        "rows": [
            {
                "number": row + 1,
                "cells": [_cell(seat, tab, row, c) for c in columns if _own(tab, row, c)],
            }
            for row in rows
        ],
        "cut": tab.rows > box.bottom == MOST_ROWS,
    }


def seen(tab: Tab) -> Box:
    """The part of a tab the page shows: what holds a value or a note, and a few rows more."""
    filled = [(r, c) for r, c, cell in tab.used(tab.box) if cell.value is not None or cell.note]
    last_row = max((row for row, _ in filled), default=0)
    last_column = max((column for _, column in filled), default=0)
    rows = min(tab.rows, last_row + 1 + SPARE, MOST_ROWS)
    return Box(0, rows, 0, min(tab.columns, last_column + 1, MOST_COLUMNS))


def _hidden(properties: dict[int, Json], index: int) -> bool:
    return bool(properties.get(index, {}).get("hiddenByUser"))


def _width(tab: Tab, column: int) -> int:
    return int(tab.column_properties.get(column, {}).get("pixelSize", WIDTH))


def _covering(tab: Tab, row: int, column: int) -> Box | None:
    here = Box(row, row + 1, column, column + 1)
    return next((merge for merge in tab.merges if merge.meet(here)), None)


def _own(tab: Tab, row: int, column: int) -> bool:
    """Whether a cell is drawn: a merge is drawn once, at its first cell."""
    merge = _covering(tab, row, column)
    return merge is None or (row, column) == (merge.top, merge.left)


def _cell(seat: Seat, tab: Tab, row: int, column: int) -> Json:
    book, cell, merge = seat.edit.book, tab.cell(row, column), _covering(tab, row, column)
    value = effective(book, tab, cell)
    return present(
        name=f"{letters(column)}{row + 1}",
        at=[row, column],
        text=formatted(book, tab, cell, value),
        entered=entered(book, tab, cell, value),
        open=seat.writes and is_open(seat, tab, row, column),
        note=cell.note or None,
        choices=choices(cell.rule) or None,
        hint=hint(cell.rule) or None,
        looks=_looks(cell, value),
        span=[merge.width, merge.height] if merge else None,
    )


def entered(book: Book, tab: Tab, cell: Cell, value: Value) -> str:
    """What a person finds when they begin to type in a cell: a day always with its year."""
    if isinstance(cell.value, Formula):
        return cell.value.text
    looks = (cell.format or {}).get("numberFormat")
    if isinstance(value, float) and (looks or {}).get("type") == "DATE":
        with_year = looks if "y" in str((looks or {}).get("pattern", "")).lower() else DAY_ONLY
        return shown(value, with_year, locale_of(str(book.properties["locale"])))
    is_plain = not is_date(looks) and (looks or {}).get("type") != "PERCENT"
    if is_plain and isinstance(value, float | int) and not isinstance(value, bool):
        return general(value, locale_of(str(book.properties["locale"])))
    return formatted(book, tab, cell, value)


def is_open(seat: Seat, tab: Tab, row: int, column: int) -> bool:
    """Whether the player may type into a cell."""
    try:
        seat.edit.allow(tab, Box(row, row + 1, column, column + 1))
    except RefusedError:
        return False
    return True


def _looks(cell: Cell, value: Value) -> Json:
    looks = cell.format or {}
    text = looks.get("textFormat", {})
    is_number = isinstance(value, float | int) and not isinstance(value, bool)
    return present(
        fill=_color(looks.get("backgroundColor")),
        color=_color(text.get("foregroundColor")),
        bold=text.get("bold") or None,
        italic=text.get("italic") or None,
        align=str(looks.get("horizontalAlignment", "RIGHT" if is_number else "LEFT")).lower(),
        wrap=looks.get("wrapStrategy") == "WRAP" or None,
    )


def _color(color: Json | None) -> str | None:
    """A colour as a page writes it; a channel that is absent is zero."""
    if color is None:
        return None
    parts = (round(255 * float(color.get(name, 0))) for name in ("red", "green", "blue"))
    return f"rgb({', '.join(map(str, parts))})"
