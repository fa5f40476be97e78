"""The requests of a batchUpdate that handing out and answering are made of."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Request = dict[str, Any]
BLUE = {"red": 0.85, "green": 0.91, "blue": 0.97}
GREY = {"red": 0.95, "green": 0.95, "blue": 0.95}
FONT = {"fontFamily": "Times New Roman", "fontSize": 12}


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring numbers as half-open stretches: `1 2 3 7` → `(1, 4) (7, 8)`."""
    ordered = enumerate(sorted(set(numbers)))
    for _, group in groupby(ordered, key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in group]
        yield members[0], members[-1] + 1


def area(tab: int, rows: tuple[int, int], columns: tuple[int, int]) -> Request:
    """A GridRange; both stretches half open, from 0."""
    return {
        "sheetId": tab,
        "startRowIndex": rows[0],
        "endRowIndex": rows[1],
        "startColumnIndex": columns[0],
        "endColumnIndex": columns[1],
    }


def stretch(tab: int, dimension: str, start: int, end: int) -> Request:
    """A DimensionRange: rows or columns, half open, from 0."""
    return {"sheetId": tab, "dimension": dimension, "startIndex": start, "endIndex": end}


def texts_at(tab: int, row: int, texts: Mapping[int, str]) -> Iterator[Request]:
    """Texts by column, as strings: a text that begins with `=` is never a formula."""
    for start, end in runs(texts):
        cells = [{"userEnteredValue": {"stringValue": texts[at]}} for at in range(start, end)]
        yield {
            "updateCells": {
                "rows": [{"values": cells}],
                "fields": "userEnteredValue",
                "start": {"sheetId": tab, "rowIndex": row, "columnIndex": start},
            }
        }


def looks(place: Request, fields: str = "userEnteredFormat", **cell: Any) -> Request:  # noqa: ANN401  # parts of a CellFormat
    """The same look on every cell of an area."""
    return {"repeatCell": {"range": place, "cell": {"userEnteredFormat": cell}, "fields": fields}}


def insert(tab: int, dimension: str, at: int, size: int) -> Request:
    """One empty row or column before `at`, of a grid with `size` of them at that moment.

    It takes its look and rules from its neighbour behind; only at the end from the one before,
    for Google has no other way there.
    """
    place = stretch(tab, dimension, at, at + 1)
    return {"insertDimension": {"range": place, "inheritFromBefore": at >= size}}


def move_row(tab: int, start: int, goal: int) -> Request:
    """A row with everything in it to before `goal`."""
    source = stretch(tab, "ROWS", start, start + 1)
    return {"moveDimension": {"source": source, "destinationIndex": goal}}


def delete_row(tab: int, at: int) -> Request:
    """A row and everything in it."""
    return {"deleteDimension": {"range": stretch(tab, "ROWS", at, at + 1)}}


def size(tab: int, dimension: str, at: int, **properties: object) -> Request:
    """Width of a column, or whether it is hidden."""
    return {
        "updateDimensionProperties": {
            "range": stretch(tab, dimension, at, at + 1),
            "properties": properties,
            "fields": ",".join(properties),
        }
    }
