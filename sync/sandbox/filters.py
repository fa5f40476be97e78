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
        raise invalid("Must specify at least one kind of filter")
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


def gathered(book: Book, filters: list[Json]) -> list[tuple[Area, list[Json]]]:
    """The closed areas of all filters by their place in the file, each with its filters."""
    if not filters:
        raise invalid("Must specify at least one dataFilter.")
    tabs = {tab.id: place for place, tab in enumerate(book.tabs)}
    found: dict[tuple[int, int, int, int, int], tuple[Area, list[Json]]] = {}
    for place, wanted in enumerate(filters):
        with naming(f"dataFilters[{place}]"):
            for area in areas(book, wanted):
                tab, box = placed(book, area)
                key = (tabs[tab.id], box.top, box.left, box.bottom, box.right)
                closed = Area(tab.id, box.top, box.bottom, box.left, box.right)
                matched = found.setdefault(key, (closed, []))[1]
                if wanted not in matched:
                    matched.append(wanted)
    return [found[key] for key in sorted(found)]


def batch_get(book: Book, body: Json) -> Json:
    """values.batchGetByDataFilter."""
    found = [
        {"valueRange": value_range(book, area, body), "dataFilters": filters}
        for area, filters in gathered(book, body.get("dataFilters", []))
    ]
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


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
        found = gathered(edit.book, body.get("dataFilters", []))
        cleared = [wipe(edit, area) for area, _ in found]
    return {"spreadsheetId": edit.book.id} | ({"clearedRanges": cleared} if cleared else {})


def spreadsheet(edit: Editing, body: Json) -> Json:
    """spreadsheets.getByDataFilter: the tabs and blocks the filters mean."""
    found = [area for area, _ in gathered(edit.book, body.get("dataFilters", []))]
    return grid.spreadsheet(edit, found, grid=bool(body.get("includeGridData")))
