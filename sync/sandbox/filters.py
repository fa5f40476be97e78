"""Reading and writing by DataFilter: a range in either notation, or what metadata hangs on.

The service answers the ranges in the order they lie in the file, not in the order asked for,
and puts filters that mean the same range together; the filters are echoed to tell which is
which. A filter that matches nothing has no entry in the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox import a1, grid, metadata
from sync.sandbox.areas import Area, area_of
from sync.sandbox.errors import invalid
from sync.sandbox.render import options
from sync.sandbox.tabs import existing
from sync.sandbox.values import naming, placed, totals, value_range, wipe, write

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Metadata
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing


def areas(book: Book, wanted: Json) -> list[Area]:
    """The areas one filter means: none, one, or several when metadata keys repeat."""
    if "a1Range" in wanted:
        return [a1.parse(str(wanted["a1Range"]), book)]
    if "gridRange" in wanted:
        return [area_of(wanted["gridRange"])]
    if "developerMetadataLookup" not in wanted:
        raise invalid("dataFilter.filter must be specified.")
    found = metadata.matching(book, wanted)
    return [area for entry in found for area in _hung_on(book, entry)]


def _hung_on(book: Book, entry: Metadata) -> list[Area]:
    if entry.sheet is None:
        return [Area(tab.id) for tab in book.tabs]
    if entry.dimension == "ROWS":
        return [Area(entry.sheet, top=entry.start, bottom=entry.end)]
    if entry.dimension == "COLUMNS":
        return [Area(entry.sheet, left=entry.start, right=entry.end)]
    return [Area(entry.sheet)]


Gathered = list[tuple[Area, list["Json"]]]


def gathered(book: Book, filters: list[Json]) -> Gathered:
    """The closed areas of all filters by their place in the file, each with its filters.

    Columns come before rows: `A2` stands before `B1`.
    """
    tabs = {tab.id: place for place, tab in enumerate(book.tabs)}
    found: dict[tuple[int, int, int, int, int], tuple[Area, list[Json]]] = {}
    for place, wanted in enumerate(filters):
        with naming(f"dataFilter[{place}]"):
            for area in areas(book, wanted):
                tab, box = placed(book, area)
                key = (tabs[tab.id], box.left, box.top, box.right, box.bottom)
                closed = Area(tab.id, box.top, box.bottom, box.left, box.right)
                matched = found.setdefault(key, (closed, []))[1]
                if wanted not in matched:
                    matched.append(wanted)
    return [found[key] for key in sorted(found)]


def _some(filters: list[Json]) -> list[Json]:
    if not filters:
        raise invalid("Must specify at least one dataFilter.")
    return filters


def batch_get(book: Book, body: Json) -> Json:
    """values.batchGetByDataFilter: areas without cells share one entry, `#REF!`."""
    entries: dict[str, Json] = {}
    for area, filters in gathered(book, _some(body.get("dataFilters", []))):
        value = _nothing(body) if area.is_empty else value_range(book, area, body)
        entry = entries.setdefault(value["range"], {"valueRange": value, "dataFilters": []})
        entry["dataFilters"] += [_echoed(wanted) for wanted in filters]
    found = list(entries.values())
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def _nothing(body: Json) -> Json:
    return {"range": "#REF!", "majorDimension": options(body).major}


def _echoed(wanted: Json) -> Json:
    """A filter as it is echoed: the first tab, whose id is 0, is not named."""
    if wanted.get("gridRange", {}).get("sheetId") != 0:
        return wanted
    rest = {name: part for name, part in wanted["gridRange"].items() if name != "sheetId"}
    return {"gridRange": rest}


def batch_update(edit: Editing, body: Json) -> Json:
    """values.batchUpdateByDataFilter: the same values into every range a filter means."""
    answers: list[Json] = []
    with edit.book.saved():
        for place, part in enumerate(body.get("data", [])):
            wanted = part.get("dataFilter", {})
            with naming(f"data[{place}]"):
                for area in areas(edit.book, wanted):
                    answer = write(edit, area, part, body)
                    del answer["spreadsheetId"]
                    answers.append(answer | {"dataFilter": wanted})
    return totals(edit.book, answers)


def batch_clear(edit: Editing, body: Json) -> Json:
    """values.batchClearByDataFilter."""
    with edit.book.saved():
        found = gathered(edit.book, _some(body.get("dataFilters", [])))
        cleared = [wipe(edit, area) for area, _ in found]
    return {"spreadsheetId": edit.book.id} | ({"clearedRanges": cleared} if cleared else {})


def spreadsheet(edit: Editing, body: Json) -> Json:
    """spreadsheets.getByDataFilter: the tabs and blocks the filters mean, without any all tabs."""
    found: list[Area] = []
    for wanted in body.get("dataFilters", []):
        grid_range = wanted.get("gridRange")
        if grid_range is not None:
            existing(edit.book, int(grid_range.get("sheetId", 0)))
        found += [area for area in areas(edit.book, wanted) if area not in found]
    return grid.spreadsheet(edit, found or None, grid=bool(body.get("includeGridData")))
