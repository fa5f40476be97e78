"""Laws of a spreadsheet that hold whatever requests come in whatever order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.sandbox import batch, grid, values
from sync.sandbox.book import Book, Tab
from sync.sandbox.defaults import book_properties
from sync.sandbox.errors import RefusedError
from sync.sandbox.filters import batch_get
from sync.sandbox.identities import Identity
from sync.sandbox.protection import Editing

Request = dict[str, Any]
SMALL = st.integers(0, 6)
LENGTH = st.integers(1, 3)
DIMENSION = st.sampled_from(["ROWS", "COLUMNS"])


def stretch(start: int, length: int, dimension: str) -> Request:
    """A DimensionRange of the first tab."""
    return {"dimension": dimension, "startIndex": start, "endIndex": start + length}


@st.composite
def changes(draw: st.DrawFn) -> Request:
    """A request that puts in, takes out or moves rows or columns, or sorts below the heading."""
    part = stretch(draw(SMALL), draw(LENGTH), draw(DIMENSION))
    kind = draw(
        st.sampled_from(["insertDimension", "deleteDimension", "moveDimension", "sortRange"])
    )
    if kind == "moveDimension":
        return {kind: {"source": part, "destinationIndex": draw(SMALL)}}
    if kind == "sortRange":
        order = draw(st.sampled_from(["ASCENDING", "DESCENDING"]))
        specs = [{"dimensionIndex": draw(SMALL), "sortOrder": order}]
        return {kind: {"range": {"startRowIndex": 1}, "sortSpecs": specs}}
    return {kind: {"range": part}}


def marked() -> Editing:
    """Four columns, each full of its own code, each marked with that code."""
    book = Book("x", book_properties("x", "vi_VN", "Asia/Ho_Chi_Minh"), [Tab(0, "Biểu", 8, 8)])
    edit = Editing(book, Identity("robot@phancong.example"))
    codes = [f"c{place}" for place in range(4)]
    values.update(edit, "A1", {"values": [codes] * 6}, {"valueInputOption": "RAW"})
    for place, code in enumerate(codes):
        spot = {"dimensionRange": stretch(place, 1, "COLUMNS")}
        entry = {
            "metadataKey": "c",
            "metadataValue": code,
            "visibility": "DOCUMENT",
            "location": spot,
        }
        batch.batch_update(
            edit, {"requests": [{"createDeveloperMetadata": {"developerMetadata": entry}}]}
        )
    return edit


def attempt(edit: Editing, requests: list[Request]) -> bool:
    """Send a batch; whether it was taken."""
    try:
        batch.batch_update(edit, {"requests": requests})
    except RefusedError:
        return False
    return True


@settings(deadline=None)
@given(st.lists(changes(), max_size=8))
def test_a_code_always_finds_its_own_column(requests: list[Request]) -> None:
    """After any changes a column that is found holds its own code and nothing of another."""
    edit = marked()
    for request in requests:
        attempt(edit, [request])
    for code in ("c0", "c1", "c2", "c3"):
        lookup = {"developerMetadataLookup": {"metadataKey": "c", "metadataValue": code}}
        body = {"dataFilters": [lookup], "majorDimension": "COLUMNS"}
        for entry in batch_get(edit.book, body).get("valueRanges", []):
            held = {text for line in entry["valueRange"].get("values", []) for text in line}
            assert held <= {code, ""}


@settings(deadline=None)
@given(st.lists(changes(), max_size=6))
def test_a_refused_batch_leaves_no_trace(requests: list[Request]) -> None:
    """Whatever came before the bad request of a batch is undone."""
    edit = marked()
    before = grid.spreadsheet(edit, None, grid=True)
    assert not attempt(edit, [*requests, {"deleteSheet": {"sheetId": 99}}])
    assert grid.spreadsheet(edit, None, grid=True) == before


@settings(deadline=None)
@given(st.lists(changes(), max_size=6))
def test_cells_stay_inside_the_grid(requests: list[Request]) -> None:
    """No change leaves a cell where the grid has no place for it."""
    edit = marked()
    for request in requests:
        attempt(edit, [request])
    tab = edit.book.tabs[0]
    for row, line in tab.cells.items():
        assert 0 <= row < tab.rows
        assert all(0 <= column < tab.columns for column in line)


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
SCALARS = st.one_of(TEXTS, st.booleans(), st.integers(-(10**9), 10**9), st.just(87.5))


@settings(deadline=None)
@given(st.lists(st.lists(SCALARS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_is_written_raw_is_read_back(rows: list[list[Any]]) -> None:
    """RAW values come back unformatted as they were sent."""
    edit = marked()
    values.update(edit, "E1", {"values": rows}, {"valueInputOption": "RAW"})
    read = values.get(edit.book, "E1:H8", {"valueRenderOption": "UNFORMATTED_VALUE"})
    assert read["values"] == rows


@pytest.mark.parametrize("major", ["ROWS", "COLUMNS"])
def test_an_appended_row_goes_below_the_table(major: str) -> None:
    """The table is the block of filled cells; what stands apart below stays untouched."""
    from sync.sandbox.append import append

    edit = marked()
    sent = [["x"], ["y"]] if major == "COLUMNS" else [["x", "y"]]
    query = {"valueInputOption": "RAW", "insertDataOption": "INSERT_ROWS"}
    answer = append(edit, "A1:D1", {"values": sent, "majorDimension": major}, query)
    assert answer["tableRange"] == "'Biểu'!A1:D6"
    assert answer["updates"]["updatedRange"] == "'Biểu'!A7:B7"
    assert edit.book.tabs[0].rows == 9
