"""Tabs as the API shows them, and the requests that add, change, copy and delete tabs."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from sync.sandbox import references
from sync.sandbox.areas import area_of
from sync.sandbox.book import COLUMNS, ROWS, Book, Tab
from sync.sandbox.colors import both_asked
from sync.sandbox.errors import invalid
from sync.sandbox.fields import Mask, MaskError, asks_for, merged, parse_mask

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing

GRID_NAMES = ("rowCount", "columnCount")
LONGEST_TITLE = 100
OWN_NAMES = ("sheetId", "title", "index", "sheetType", "gridProperties")


def properties(book: Book, tab: Tab) -> Json:
    """The SheetProperties of a tab."""
    grid = {"rowCount": tab.rows, "columnCount": tab.columns, **tab.grid}
    shown = {"sheetId": tab.id, "title": tab.title, "index": book.tabs.index(tab)}
    return shown | {"sheetType": "GRID", "gridProperties": grid} | tab.properties


def new_number() -> int:
    """An id for a new object."""
    return random.randint(10**6, 2**31 - 1)  # noqa: S311  # not a secret


def new_id(book: Book) -> int:
    """An id for a new tab: large and random, as the service's are, and free in this file."""
    while True:
        number = new_number()
        if book.tab(number) is None:
            return number


def new_tab(book: Book, asked: Json) -> Tab:
    """A tab made from the SheetProperties of a request (not yet in the book)."""
    grid = dict(asked.get("gridProperties", {}))
    rows, columns = int(grid.pop("rowCount", ROWS)), int(grid.pop("columnCount", COLUMNS))
    check_size(rows, columns)
    number = int(asked["sheetId"]) if "sheetId" in asked else new_id(book)
    if number < 0:
        raise invalid("Sheet id must be non-negative.")
    if book.tab(number):
        raise invalid(f"Sheet with id {number} already exists.")
    title = asked.get("title") or _free_title(book)
    _check_title(book, title, None)
    rest = {name: part for name, part in asked.items() if name not in OWN_NAMES}
    return Tab(number, title, rows, columns, properties=rest, grid=grid)


def _free_title(book: Book) -> str:
    number = len(book.tabs) + 1
    while book.titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def _check_title(book: Book, title: str, own: Tab | None) -> None:
    if not title:
        raise invalid("The sheet name cannot be empty.")
    if len(title) > LONGEST_TITLE:
        raise invalid(f"The sheet name cannot be greater than {LONGEST_TITLE} characters.")
    other = book.titled(title)
    if other and other is not own:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def check_size(rows: int, columns: int) -> None:
    """Refuse (400) a grid without cells, or with more than a file may hold."""
    if rows < 1 or columns < 1:
        raise invalid("A sheet must have at least one row and one column")
    if rows * columns > 10_000_000:  # noqa: PLR2004  # the service's limit
        raise invalid(
            "This action would increase the number of cells in the workbook above the limit of "
            "10000000 cells."
        )


def add_sheet(edit: Editing, request: Json) -> Json:
    """addSheet: a new tab at `index` or at the end."""
    book, asked = edit.book, request.get("properties", {})
    tab = new_tab(book, asked)
    book.tabs.insert(min(int(asked.get("index", len(book.tabs))), len(book.tabs)), tab)
    return {"properties": properties(book, tab)}


def existing(book: Book, sheet: int) -> Tab:
    """The tab with that id; 400 in the words for tabs."""
    tab = book.tab(sheet)
    if tab is None:
        raise invalid(f"No sheet with id: {sheet}")
    return tab


def delete_sheet(edit: Editing, request: Json) -> Json:
    """deleteSheet: a tab with its metadata and named ranges; never the last one."""
    book = edit.book
    tab = existing(book, int(request.get("sheetId", 0)))
    edit.allow_tab(tab)
    if len(book.tabs) == 1:
        raise invalid("You can't remove all the sheets in a document.")
    rest = [other for other in book.tabs if other is not tab]
    if all(other.properties.get("hidden") for other in rest):
        raise invalid("You can't remove all the visible sheets in a document.")
    book.tabs = rest
    book.metadata = {key: m for key, m in book.metadata.items() if m.sheet != tab.id}
    named = book.named_ranges.items()
    book.named_ranges = {key: n for key, n in named if area_of(n["range"]).sheet != tab.id}
    return {}


def update_sheet_properties(edit: Editing, request: Json) -> Json:
    """updateSheetProperties: the masked parts of title, place, grid, colour, visibility."""
    book, asked = edit.book, request.get("properties", {})
    tab = existing(book, int(asked.get("sheetId", 0)))
    mask = required_mask(request)
    star = "*" in mask
    edit.allow_shape(tab)
    if (star or "title" in mask) and asked.get("title", "") != tab.title:
        _check_title(book, asked.get("title", ""), tab)
        references.rename(book, tab.title, asked["title"])
        tab.title = asked["title"]
    if ("index" in mask or star) and "index" in asked:
        _move(book, tab, int(asked["index"]))
    if asks_for(mask, "gridProperties"):
        _update_grid(
            book, tab, asked.get("gridProperties", {}), {} if star else mask["gridProperties"]
        )
    rest = {n: below for n, below in mask.items() if n not in OWN_NAMES and n != "*"}
    if rest:
        tab.properties = merged(tab.properties, asked, rest)
    return {}


def _move(book: Book, tab: Tab, index: int) -> None:
    # the index is counted before the tab is taken out: moving right by one means index + 2
    before = book.tabs.index(tab)
    tabs = [other for other in book.tabs if other is not tab]
    tabs.insert(index - 1 if index > before else index, tab)
    book.tabs = tabs


def _update_grid(book: Book, tab: Tab, asked: Json, mask: Mask) -> None:
    whole = not mask or "*" in mask
    rows = (
        int(asked.get("rowCount", tab.rows if whole else 0))
        if whole or "rowCount" in mask
        else tab.rows
    )
    columns = tab.columns
    if whole or "columnCount" in mask:
        columns = int(asked.get("columnCount", tab.columns if whole else 0))
    check_size(rows, columns)
    resize(book, tab, rows, columns)
    rest: Mask = {n: {} for n in (asked if whole else mask) if n not in GRID_NAMES}
    grid = merged(tab.grid, asked, rest) if rest else tab.grid
    _check_frozen(tab, grid)
    tab.grid = {name: part for name, part in grid.items() if part}


def _check_frozen(tab: Tab, grid: Json) -> None:
    """Refuse (400) a grid of which nothing would move; says which of the two changed."""
    for word, most in (("row", tab.rows), ("column", tab.columns)):
        name = f"frozen{word.capitalize()}Count"
        frozen = int(grid.get(name, 0))
        if frozen >= most:
            raise invalid(
                f"Sorry, it is not possible to delete all non-frozen {word}s."
                if frozen == tab.grid.get(name)
                else f"You can't freeze all visible {word}s on the sheet."
            )


def resize(book: Book, tab: Tab, rows: int, columns: int) -> None:
    """Give the grid a new size; what lies outside is lost."""
    from sync.sandbox.structure import delete

    if rows < tab.rows:
        delete(book, tab, "ROWS", rows, tab.rows)
    if columns < tab.columns:
        delete(book, tab, "COLUMNS", columns, tab.columns)
    tab.rows, tab.columns = rows, columns


def required_mask(request: Json) -> Mask:
    """The `fields` of an update request; 400 when absent."""
    text = request.get("fields")
    if not text:
        raise invalid(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
        )
    try:
        return both_asked(parse_mask(text))
    except MaskError as wrong:
        raise invalid(str(wrong)) from wrong


def duplicate_sheet(edit: Editing, request: Json) -> Json:
    """duplicateSheet: a copy of a tab in the same file, protection included."""
    book = edit.book
    source = existing(book, int(request.get("sourceSheetId", 0)))
    title = request.get("newSheetName") or f"Copy of {source.title}"
    asked = {"title": title} | (
        {"sheetId": request["newSheetId"]} if "newSheetId" in request else {}
    )
    shell = new_tab(book, asked)
    copy = renumbered(transplanted(source, shell.id, title))
    index = int(request.get("insertSheetIndex", 0))
    book.tabs.insert(min(index, len(book.tabs)), copy)
    return {"properties": properties(book, copy)}


def transplanted(source: Tab, sheet: int, title: str) -> Tab:
    """A copy of a tab under another id: its ranges point to itself."""
    copy = replace(source.copied(), id=sheet, title=title)
    for name in ("protected", "conditional", "banded", "filter_views"):
        setattr(copy, name, tuple(_readdressed(thing, sheet) for thing in getattr(source, name)))
    if source.basic_filter:
        copy.basic_filter = _readdressed(source.basic_filter, sheet)
    return copy


def renumbered(tab: Tab) -> Tab:
    """The same tab whose protected ranges, bands and filters have ids of their own."""
    ids = {
        "protected": "protectedRangeId",
        "banded": "bandedRangeId",
        "filter_views": "filterViewId",
    }
    for name, key in ids.items():
        setattr(tab, name, tuple({**thing, key: new_number()} for thing in getattr(tab, name)))
    return tab


def _readdressed(thing: Json, sheet: int) -> Json:
    moved = dict(thing)
    for name in ("ranges", "unprotectedRanges"):
        if name in thing:
            moved[name] = [replace(area_of(part), sheet=sheet).json() for part in thing[name]]
    if "range" in thing:
        moved["range"] = replace(area_of(thing["range"]), sheet=sheet).json()
    return moved
