"""Spreadsheets as spreadsheets.get shows them: properties, tabs, and grid data on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox import a1, references
from sync.sandbox.areas import area_from
from sync.sandbox.book import Cell, Formula, Value, Wrong
from sync.sandbox.defaults import default_format
from sync.sandbox.fields import Mask, asks_for
from sync.sandbox.formulas import effective
from sync.sandbox.groups import groups
from sync.sandbox.inferred import number_format
from sync.sandbox.jsons import present
from sync.sandbox.metadata import ordered, shown
from sync.sandbox.protected_ranges import shown_protection
from sync.sandbox.render import formatted, plain
from sync.sandbox.tabs import properties
from sync.sandbox.values import placed

if TYPE_CHECKING:
    from sync.sandbox.areas import Area, Box
    from sync.sandbox.book import Book, Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing

PLAIN: Json = default_format() | {"hyperlinkDisplayType": "PLAIN_TEXT"}
PLAIN["textFormat"] = {**PLAIN["textFormat"], "fontFamily": "Arial"}
ROW_HEIGHT, COLUMN_WIDTH = 21, 100  # pixels of a new row and column


def spreadsheet(
    edit: Editing, areas: list[Area] | None, *, grid: bool, mask: Mask | None = None
) -> Json:
    """A Spreadsheet: all tabs, or those the areas touch; cells when `grid`.

    With a mask, whether cells are included is read from the mask alone, as the API documents.
    """
    book = edit.book
    with_cells = asks_for(mask, "sheets", "data") if mask is not None else grid
    shown_tabs: list[Json] = []
    for tab in book.tabs:
        boxes = _boxes(book, tab, areas)
        if boxes:
            shown_tabs.append(_sheet(edit, tab, boxes, with_cells=with_cells))
    answer = {
        "spreadsheetId": book.id,
        "properties": book.properties,
        "sheets": shown_tabs,
        "namedRanges": list(book.named_ranges.values()),
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{book.id}/edit",
        "developerMetadata": [shown(entry) for entry in ordered(book) if entry.sheet is None],
    }
    return {name: part for name, part in answer.items() if part != []}


def _boxes(book: Book, tab: Tab, areas: list[Area] | None) -> list[Box]:
    if areas is None:
        return [tab.box]
    return [placed(book, area)[1] for area in areas if area.sheet == tab.id]


def _sheet(edit: Editing, tab: Tab, boxes: list[Box], *, with_cells: bool) -> Json:
    book = edit.book
    merges = (merge for merge in tab.merges if any(merge.meet(box) for box in boxes))
    answer = {
        "properties": properties(book, tab),
        "data": [shown_block(book, tab, box) for box in boxes] if with_cells else [],
        "merges": [area_from(tab.id, merge).json() for merge in merges],
        "conditionalFormats": list(tab.conditional),
        "filterViews": list(tab.filter_views),
        "protectedRanges": [shown_protection(edit, rule) for rule in tab.protected],
        "basicFilter": tab.basic_filter,
        "bandedRanges": list(tab.banded),
        "rowGroups": groups(tab, "ROWS"),
        "columnGroups": groups(tab, "COLUMNS"),
        "developerMetadata": [
            shown(entry) for entry in ordered(book) if entry.sheet == tab.id and not entry.dimension
        ],
    }
    return {name: part for name, part in answer.items() if part not in ([], None)}


def shown_block(book: Book, tab: Tab, box: Box) -> Json:
    """A GridData: cells up to the last one that holds anything, sizes for every row and column."""
    answer = present(startRow=box.top or None, startColumn=box.left or None)
    rows = _shown_rows(book, tab, box)
    if rows:
        answer["rowData"] = rows
    answer["rowMetadata"] = _sizes(book, tab, "ROWS", box.top, box.bottom)
    answer["columnMetadata"] = _sizes(book, tab, "COLUMNS", box.left, box.right)
    return answer


def _shown_rows(book: Book, tab: Tab, box: Box) -> list[Json]:
    found: dict[int, dict[int, Json]] = {}
    for row, column, cell in tab.used(box):
        found.setdefault(row, {})[column] = shown_cell(book, tab, cell)
    if not found:
        return []
    return [
        {"values": [found[row].get(c, {}) for c in range(box.left, max(found[row]) + 1)]}
        if row in found
        else {}
        for row in range(box.top, max(found) + 1)
    ]


def shown_cell(book: Book, tab: Tab, cell: Cell) -> Json:
    """A CellData: what was entered, what came of it, how it looks, its note and its rule."""
    value = effective(book, tab, cell)
    looks = _laid(
        {"horizontalAlignment": _side(value), "numberFormat": number_format(book, tab, cell)}
        | PLAIN,
        cell.format or {},
    )
    text = formatted(book, tab, cell, value)
    return present(
        userEnteredValue=_entered(book, cell.value),
        effectiveValue=None if value == "" else extended(value),
        formattedValue=None if value is None or value == "" else text,
        userEnteredFormat=cell.format,
        effectiveFormat=looks if cell.value is not None or cell.format else None,
        note=cell.note or None,
        dataValidation=cell.rule,
    )


def _side(value: Value) -> str | None:
    """Where an effective value stands in its cell unless a format says otherwise."""
    if isinstance(value, bool | Wrong):
        return "CENTER"
    if isinstance(value, float | int):
        return "RIGHT"
    return "LEFT" if value else None


def _laid(below: Json, above: Json) -> Json:
    """One format over another, part by part."""
    result = {name: part for name, part in below.items() if part is not None}
    for name, part in above.items():
        old = result.get(name)
        parts = isinstance(old, dict) and isinstance(part, dict) and "Color" not in name
        result[name] = _laid(old, part) if parts and isinstance(old, dict) else part
    return result


def _entered(book: Book, value: Value) -> Json | None:
    if isinstance(value, Formula):
        return {"formulaValue": references.shown(value.text, book)}
    return extended(value)


def extended(value: Value) -> Json | None:
    """A value as an ExtendedValue; None for an empty cell."""
    if value is None:
        return None
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, float | int):
        return {"numberValue": plain(value)}
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    if isinstance(value, Wrong):
        return {"errorValue": present(type=value.kind, message=value.message or None)}
    return {"stringValue": value}


def _sizes(book: Book, tab: Tab, dimension: str, start: int, end: int) -> list[Json]:
    rows = dimension == "ROWS"
    known = tab.row_properties if rows else tab.column_properties
    standard = {"pixelSize": ROW_HEIGHT if rows else COLUMN_WIDTH}
    sizes: list[Json] = [{**standard, **known.get(i, {})} for i in range(start, end)]
    for entry in ordered(book):
        if entry.sheet == tab.id and entry.dimension == dimension and start <= entry.start < end:
            place = entry.start - start
            hung = [*sizes[place].get("developerMetadata", []), shown(entry)]
            sizes[place] = {**sizes[place], "developerMetadata": hung}
    return sizes


def areas_of(book: Book, texts: list[str]) -> list[Area] | None:
    """The areas of the `ranges` parameter; None when there is none, which means everything."""
    return [a1.parse(text, book) for text in texts] or None
