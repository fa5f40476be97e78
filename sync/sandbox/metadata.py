"""Developer metadata: entries on rows, columns, tabs or the file, and looking them up.

An answer of a search is ordered by place: file, then tabs in their order, then rows, then
columns. A tab may hold 30,000 characters of keys and values, the file as much again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.sandbox.areas import Area, area_of
from sync.sandbox.book import Book, Metadata
from sync.sandbox.errors import invalid, sheets_error
from sync.sandbox.fields import asks_for
from sync.sandbox.lookups import check_lookup
from sync.sandbox.structure import size
from sync.sandbox.tabs import existing, new_number, required_mask

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing

ROOM = 30_000
LOCATIONS = {"ROWS": "ROW", "COLUMNS": "COLUMN"}


def location_type(entry: Metadata) -> str:
    """The kind of place an entry hangs on."""
    if entry.dimension:
        return LOCATIONS[entry.dimension]
    return "SPREADSHEET" if entry.sheet is None else "SHEET"


def shown(entry: Metadata) -> Json:
    """An entry as DeveloperMetadata JSON."""
    place: Json = {"locationType": location_type(entry)}
    if entry.dimension:
        stretch = {"dimension": entry.dimension, "startIndex": entry.start, "endIndex": entry.end}
        place["dimensionRange"] = ({"sheetId": entry.sheet} if entry.sheet else {}) | stretch
    elif entry.sheet is None:
        place["spreadsheet"] = True
    else:
        place["sheetId"] = entry.sheet
    value = {"metadataValue": entry.value} if entry.value else {}
    named = {"metadataId": entry.id, "metadataKey": entry.key} | value
    return named | {"location": place, "visibility": entry.visibility}


def create(edit: Editing, request: Json) -> Json:
    """createDeveloperMetadata: answers the entry with its id."""
    book, asked = edit.book, request.get("developerMetadata", {})
    if not asked.get("metadataKey"):
        raise invalid("metadata.key must be set")
    if asked.get("visibility") not in ("DOCUMENT", "PROJECT"):
        raise invalid("metadata.visibility must be specified")
    number = int(asked.get("metadataId") or new_number())
    if number in book.metadata:
        raise invalid(
            f"Cannot add developer metadata with ID [{number}] because developer metadata with "
            "that ID already exists."
        )
    entry = Metadata(
        number, str(asked["metadataKey"]), str(asked.get("metadataValue", "")), asked["visibility"]
    )
    entry = _hung(book, entry, asked.get("location", {}))
    book.metadata[number] = entry
    _check_room(book, entry)
    return {"developerMetadata": shown(entry)}


def _hung(book: Book, entry: Metadata, location: Json) -> Metadata:
    if location.get("spreadsheet"):
        return replace(entry, sheet=None, dimension=None)
    if "sheetId" in location:
        tab = existing(book, int(location["sheetId"]))
        return replace(entry, sheet=tab.id, dimension=None)
    asked = location.get("dimensionRange")
    if not asked:
        raise invalid("metadata.location must be specified")
    tab = existing(book, int(asked.get("sheetId", 0)))
    dimension = asked.get("dimension", "")
    start, end = int(asked.get("startIndex", 0)), int(asked.get("endIndex", 0))
    if dimension not in LOCATIONS or end - start != 1:
        raise invalid("The dimension range must represent a single row or column")
    if end > size(tab, dimension):
        raise invalid("The dimension range is outside the sheet")
    return replace(entry, sheet=tab.id, dimension=dimension, start=start, end=end)


def _check_room(book: Book, entry: Metadata) -> None:
    beside = (m for m in book.metadata.values() if m.sheet == entry.sheet)
    if sum(len(m.key) + len(m.value) for m in beside) > ROOM:
        raise invalid(f"Developer metadata exceeds the limit of {ROOM} characters")


def ordered(book: Book) -> list[Metadata]:
    """All entries by place."""
    tabs = {tab.id: place for place, tab in enumerate(book.tabs)}
    dimensions = {None: 0, "ROWS": 1, "COLUMNS": 2}

    def place(entry: Metadata) -> tuple[int, int, int, int]:
        tab = -1 if entry.sheet is None else tabs[entry.sheet]
        return tab, dimensions[entry.dimension], entry.start, entry.id

    return sorted(book.metadata.values(), key=place)


def matching(book: Book, wanted: Json) -> list[Metadata]:
    """The entries one DataFilter selects: by lookup, or those that lie on a range."""
    if "developerMetadataLookup" in wanted:
        lookup = wanted["developerMetadataLookup"]
        check_lookup(book, lookup)
        return [entry for entry in ordered(book) if _fits(book, entry, lookup)]
    from sync.sandbox import a1

    area = (
        area_of(wanted["gridRange"])
        if "gridRange" in wanted
        else a1.parse(wanted.get("a1Range", ""), book)
    )
    return [entry for entry in ordered(book) if _overlaps(entry, area)]


def _fits(book: Book, entry: Metadata, lookup: Json) -> bool:
    wanted = (
        ("metadataId", entry.id),
        ("metadataKey", entry.key),
        ("metadataValue", entry.value),
        ("visibility", entry.visibility),
        ("locationType", location_type(entry)),
    )
    unset = "DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED"
    if any(lookup.get(name, value) not in (value, unset) for name, value in wanted):
        return False
    return "metadataLocation" not in lookup or _located(book, entry, lookup)


def _located(book: Book, entry: Metadata, lookup: Json) -> bool:
    location = lookup["metadataLocation"]
    exact = lookup.get("locationMatchingStrategy") == "EXACT_LOCATION"
    if location.get("spreadsheet"):
        return not exact or entry.sheet is None
    if "sheetId" in location:
        return entry.sheet == location["sheetId"] and (not exact or entry.dimension is None)
    wanted = location.get("dimensionRange", {})
    tab = book.tab(int(wanted.get("sheetId", 0)))
    if tab is None or entry.sheet != tab.id or entry.dimension != wanted.get("dimension"):
        return False
    start, end = (
        int(wanted.get("startIndex", 0)),
        int(wanted.get("endIndex", size(tab, wanted["dimension"]))),
    )
    if exact:
        return (entry.start, entry.end) == (start, end)
    return entry.start < end and start < entry.end


def _overlaps(entry: Metadata, area: Area) -> bool:
    if entry.sheet != area.sheet or entry.dimension is None:
        return False
    low, high = (area.top, area.bottom) if entry.dimension == "ROWS" else (area.left, area.right)
    return entry.start < (10**9 if high is None else high) and (low or 0) < entry.end


def update(edit: Editing, request: Json) -> Json:
    """updateDeveloperMetadata: the masked parts of every matching entry."""
    asked, mask = request.get("developerMetadata", {}), required_mask(request)
    changed: list[Metadata] = []
    for entry in _all_matching(edit.book, request):
        new = entry
        if asks_for(mask, "metadataKey") and "metadataKey" in asked:
            new = replace(new, key=str(asked["metadataKey"]))
        if asks_for(mask, "metadataValue"):
            new = replace(new, value=str(asked.get("metadataValue", "")))
        if asks_for(mask, "visibility") and "visibility" in asked:
            new = replace(new, visibility=asked["visibility"])
        if asks_for(mask, "location") and "location" in asked:
            new = _hung(edit.book, new, asked["location"])
        edit.book.metadata[entry.id] = new
        _check_room(edit.book, new)
        changed.append(new)
    return {"developerMetadata": [shown(entry) for entry in changed]} if changed else {}


def delete(edit: Editing, request: Json) -> Json:
    """deleteDeveloperMetadata: answers the entries that are gone."""
    gone = matching(edit.book, request.get("dataFilter", {}))
    for entry in gone:
        edit.book.metadata.pop(entry.id, None)
    return {"deletedDeveloperMetadata": [shown(entry) for entry in gone]} if gone else {}


def _all_matching(book: Book, request: Json) -> list[Metadata]:
    found = [e for part in request.get("dataFilters", []) for e in matching(book, part)]
    return list({entry.id: entry for entry in found}.values())


def get(book: Book, number: int) -> Json:
    """developerMetadata.get: one entry by id; 404 when there is none."""
    if number not in book.metadata:
        raise sheets_error("NOT_FOUND", f"No developer metadata with id: {number}")
    return shown(book.metadata[number])


def search(book: Book, body: Json) -> Json:
    """developerMetadata.search: each matching entry once, with the filters it matched."""
    filters = body.get("dataFilters", [])
    found = {place: {e.id for e in matching(book, part)} for place, part in enumerate(filters)}
    entries = [entry for entry in ordered(book) if any(entry.id in ids for ids in found.values())]
    matched = [
        {
            "developerMetadata": shown(entry),
            "dataFilters": [filters[place] for place, ids in found.items() if entry.id in ids],
        }
        for entry in entries
    ]
    return {"matchedDeveloperMetadata": matched} if matched else {}
