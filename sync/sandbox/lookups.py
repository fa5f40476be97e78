"""What a lookup of developer metadata may not ask, checked before anything is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.errors import invalid
from sync.sandbox.structure import size

if TYPE_CHECKING:
    from sync.sandbox.book import Book
    from sync.sandbox.jsons import Json

MEMBERS = ("spreadsheet", "sheetId", "dimensionRange")
UNSPECIFIED = (
    None,
    "DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED",
    "DEVELOPER_METADATA_LOCATION_MATCHING_STRATEGY_UNSPECIFIED",
)


def check_lookup(book: Book, lookup: Json) -> None:
    """Refuse (400) a lookup whose conditions exclude one another or whose place is no place."""
    location = lookup.get("metadataLocation", {})
    member = next((name for name in MEMBERS if name in location), "")
    _check_together(lookup, location, member)
    if member == "sheetId":
        book.need(int(location["sheetId"]))
    if member == "dimensionRange":
        _check_stretch(book, location["dimensionRange"])


def _check_together(lookup: Json, location: Json, member: str) -> None:
    kind, strategy = lookup.get("locationType"), lookup.get("locationMatchingStrategy")
    whole = member == "spreadsheet" and bool(location["spreadsheet"])
    if kind == "SPREADSHEET" and member and not whole:
        raise invalid(f"Cannot limit by location type of SPREADSHEET for the location {member}")
    if strategy == "EXACT_LOCATION" and kind not in UNSPECIFIED:
        raise invalid(
            "The locationMatchingStrategy was specified as EXACT_LOCATION, but a locationType was "
            "also specified: lookups cannot limit by a location type when matching an exact "
            "location."
        )
    if strategy not in UNSPECIFIED and not member:
        raise invalid(
            "A locationMatchingStrategy was specified, but no metadataLocation was specified: "
            "lookups must always specify a metadataLocation when specifying a "
            "locationMatchingStrategy."
        )
    if strategy == "INTERSECTING_LOCATION" and whole:
        raise invalid(
            "DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was "
            "specified as INTERSECTING."
        )


def _check_stretch(book: Book, asked: Json) -> None:
    if "startIndex" not in asked or "endIndex" not in asked:
        raise invalid("DimensionRange must specify both a startIndex and an endIndex.")
    start, end = int(asked["startIndex"]), int(asked["endIndex"])
    if end - start != 1:
        raise invalid("DimensionRange must represent a single row or column.")
    if start < 0:
        raise invalid("DimensionRange indexes must be >= 0")
    tab, dimension = book.need(int(asked.get("sheetId", 0))), asked.get("dimension")
    if dimension not in ("ROWS", "COLUMNS"):
        raise invalid("No dimension specified")
    last = size(tab, dimension) - 1
    if start > last:
        raise invalid(
            f"DimensionRange startIndex [{start}] is after the last {dimension} index [{last}] of "
            f"the sheet [{tab.id}]."
        )
