"""What agencies type arrives unharmed, whichever of the two readings brings it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import FIRST, row
from support.sheets import KEYS

from workbook.raw_table import State

if TYPE_CHECKING:
    import gspread
    from support.stand_in import Google

    from sync.sources.google import GoogleSource
    from workbook.raw_table import RawTable

TYPED = (
    "87,5", "1.234", "1.234.567", "00123", "12E5", "NaN", "inf", "50%", "0,5", "1", "0", "100",
    "-5", "１２", "31/12/2026", "31/12", "2026", "46203", "#N/A", "=1/0", "=1+1", "TRUE", "  ",
    "- Đã họp", "Sở\u00a0Y tế", "xong 👍", "a\nb", "'00123",
)  # fmt: skip
OPEN = KEYS[KEYS.index("status") :]


@pytest.fixture
def book(google: Google) -> gspread.Spreadsheet:
    """A spreadsheet with one task."""
    return google.hand_out("Sở Y tế", [row(1)])


@pytest.fixture
def source(google: Google, book: gspread.Spreadsheet) -> GoogleSource:
    """The source that reads it."""
    return google.source({"Sở Y tế": book})


def _read(source: GoogleSource) -> RawTable:
    (sheet,) = source.sheets()
    return source.decode(sheet, source.fetch(sheet))


def _type(book: gspread.Spreadsheet, key: str, text: str, *, raw: bool = False) -> None:
    """One text in a column, as people type it; `raw`: as programs write it."""
    place = f"{chr(ord('A') + KEYS.index(key))}{FIRST + 1}"
    book.sheet1.update([[text]], place, raw=raw)


@pytest.mark.parametrize("key", OPEN)
def test_both_readings_say_the_same(
    key: str, google: Google, book: gspread.Spreadsheet, source: GoogleSource
) -> None:
    """Stored value, shown text and state are equal with and without formats, cell by cell."""
    full_source = replace(source, plan="")
    bare = 0
    for at, text in enumerate(TYPED):
        google.time.later(minutes=1)
        _type(book, key, text, raw=at % 2 == 0)
        before = len(google.calls("spreadsheets.get"))
        marked = _read(source)
        bare += len(google.calls("spreadsheets.get")) == before

        assert (text, marked.rows) == (text, _read(full_source).rows)
    assert bare >= len(TYPED) // 3


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("percent", "87,5", (87.5, "87,5")),
        ("percent", "80", (80, "80")),
        ("updated_on", "31/12/2026", (datetime(2026, 12, 31), "31/12/2026")),  # noqa: DTZ001  # a sheet knows no zones
        ("result", "00123", ("00123", "00123")),
        ("result", "- Đã họp", ("- Đã họp", "- Đã họp")),
    ],
)
def test_the_usual_needs_one_call(  # noqa: PLR0913  # what is typed, and what comes of it
    *,
    key: str,
    text: str,
    expected: tuple[object, str],
    google: Google,
    book: gspread.Spreadsheet,
    source: GoogleSource,
) -> None:
    """A number of percent, a day and texts say everything without their formats."""
    _type(book, key, text)
    before = len(google.calls("batchGetByDataFilter")), len(google.calls("spreadsheets.get"))

    cell = _read(source).at(FIRST, KEYS.index(key))

    after = len(google.calls("batchGetByDataFilter")), len(google.calls("spreadsheets.get"))
    assert (cell.stored, cell.shown, cell.state) == (*expected, State.VALUE)
    assert (after[0] - before[0], after[1] - before[1]) == (1, 0)


def test_an_empty_sheet_and_a_gap_are_blank(google: Google) -> None:
    """No values at all, a column that ends early, a row left out: blanks in their places."""
    book = google.hand_out("Sở Y tế", [row(1), row(2, result="xong"), row(3)])
    book.sheet1.batch_clear(["A1:Z3", "H1:H20"])

    source = google.source({"Sở Y tế": book})

    table = _read(source)

    assert table.at(0, 0).state is State.BLANK
    assert table.at(FIRST + 1, KEYS.index("result")).shown == "xong"
    assert table.at(FIRST + 1, KEYS.index("status")).state is State.BLANK
    book.sheet1.clear()
    assert _read(source).rows == ()
