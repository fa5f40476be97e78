"""A Vietnamese spreadsheet: what typing becomes, and how numbers and dates are shown."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import gspread

    from sync.sandbox import Sandbox


@pytest.fixture
def tab(robot: gspread.Client) -> gspread.Worksheet:
    """The first tab of a spreadsheet set to Vietnamese."""
    book = robot.create("Việt")
    book.update_locale("vi_VN")
    return book.sheet1


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("87,5", 87.5, "87,5"),
        ("1.234", 1234, "1.234"),
        ("1.234,56", 1234.56, "1.234,56"),
        ("00123", 123, "123"),
        ("50%", 0.5, "50%"),
        ("87,5%", 0.875, "87,50%"),
        ("31/12/2026", 46387, "31/12/2026"),
        ("1-2-2026", 46054, "01/02/2026"),
        ("2026-12-31", 46387, "2026-12-31"),
        ("31/13/2026", "31/13/2026", "31/13/2026"),
        ("30/2/2026", "30/2/2026", "30/2/2026"),
        ("14:30", 0.6041666666666666, "14:30:00"),
        ("đúng", "đúng", "đúng"),
        ("true", True, "TRUE"),
        ("'00123", "00123", "00123"),
        ("1.23.4", "1.23.4", "1.23.4"),
        ("１２", "１２", "１２"),
        ("NaN", "NaN", "NaN"),
        ("1,5 tỷ", "1,5 tỷ", "1,5 tỷ"),
        ("=1,5*2", 3, "3"),
        ("=SUM(1;2;3)", 6, "6"),
    ],
)
def test_typing_is_read_in_vietnamese(
    tab: gspread.Worksheet, typed: str, stored: object, shown: str
) -> None:
    """USER_ENTERED understands commas, dots and day-first dates, and leaves the rest as text."""
    tab.update([[typed]], "A1", raw=False)
    assert tab.get("A1", value_render_option="UNFORMATTED_VALUE") == [[stored]]
    assert tab.get("A1") == [[shown]]


def test_a_date_without_a_year_is_of_this_year(tab: gspread.Worksheet, sandbox: Sandbox) -> None:
    """`30/6` means the year the sandbox lives in, and is shown as it was typed."""
    tab.update([["30/6"], [f"30/6/{sandbox.clock.now().year}"]], "A1", raw=False)
    assert tab.acell("A1").value == "30/6"
    bare = tab.get("A1:A2", value_render_option="UNFORMATTED_VALUE")
    assert bare[0] == bare[1]


def test_raw_is_taken_as_it_is(tab: gspread.Worksheet) -> None:
    """RAW keeps texts as texts, formulas included."""
    tab.update([["=1+1", "87,5", "31/12/2026", 87.5]], "A1", raw=True)
    assert tab.get("A1:D1", value_render_option="UNFORMATTED_VALUE") == [
        ["=1+1", "87,5", "31/12/2026", 87.5]
    ]


def test_a_text_column_keeps_leading_zeros(tab: gspread.Worksheet) -> None:
    """A cell formatted as text before the value is typed keeps it as typed."""
    tab.format("A1:A9", {"numberFormat": {"type": "TEXT"}})
    tab.update([["00123"], ["12E5"]], "A1", raw=False)
    assert tab.get("A1:A2", value_render_option="UNFORMATTED_VALUE") == [["00123"], ["12E5"]]


@pytest.mark.parametrize(
    ("pattern", "number", "shown"),
    [
        ("#,##0.0", 1234.56, "1.234,6"),
        ("#,##0.0", 87.5, "87,5"),
        ("0", 2.5, "3"),
        ("0.00", -0.005, "-0,01"),
        ("0.##", 2, "2"),
        ("00000", 42, "00042"),
        ("0.0%", 0.875, "87,5%"),
        ('0.0"%"', 87.5, "87,5%"),
        ('#,##0" đ"', 1234567, "1.234.567 đ"),
        ("\\~0", 5, "~5"),
        ("[đỏ]ABC", 5, "5"),
    ],
)
def test_number_patterns_follow_the_locale(
    tab: gspread.Worksheet, pattern: str, number: float, shown: str
) -> None:
    """Grouping with dots, decimals with commas."""
    tab.format("A1", {"numberFormat": {"type": "NUMBER", "pattern": pattern}})
    tab.update([[number]], "A1")
    assert tab.acell("A1").value == shown


def test_the_same_typing_is_read_otherwise_in_english(robot: gspread.Client) -> None:
    """An American spreadsheet swaps the separators and puts the month first."""
    tab = robot.create("English").sheet1
    tab.update([["87,5", "1,234.5", "2/1/2026", "31/12/2026"]], "A1", raw=False)
    assert tab.get("A1:D1", value_render_option="UNFORMATTED_VALUE") == [
        ["87,5", 1234.5, 46054, "31/12/2026"]
    ]


def documented() -> list[tuple[str, str, str]]:
    """The rows of the table of entries in the user's guide: typed, kind, shown."""
    page = Path(__file__).parents[3] / "docs" / "bang-thu-google.md"
    rows = page.read_text("utf-8").split("| Gõ vào ô |")[1].split("\n\n")[0].splitlines()[2:]
    cells = [[part.strip().strip("`") for part in row.strip("| ").split(" | ")] for row in rows]
    return [(typed, kind, shown) for typed, kind, shown in cells]


@pytest.mark.parametrize(("typed", "kind", "shown"), documented())
def test_the_guide_says_what_typing_becomes(
    tab: gspread.Worksheet, sandbox: Sandbox, typed: str, kind: str, shown: str
) -> None:
    """Every line of the guide's table is so."""
    sandbox.clock.set(datetime(2026, 11, 22, tzinfo=UTC))
    tab.update([[typed]], "A1", raw=False)
    cell = tab.spreadsheet.fetch_sheet_metadata({"includeGridData": True, "ranges": "A1"})
    found = cell["sheets"][0]["data"][0]["rowData"][0]["values"][0]
    kinds = {"số": "numberValue", "chữ": "stringValue", "công thức": "formulaValue"}
    stored = kinds.get(kind, "boolValue" if kind.startswith("đúng") else "numberValue")
    dated = found.get("userEnteredFormat", {}).get("numberFormat", {}).get("type", "")
    assert found["formattedValue"] == shown
    assert list(found["userEnteredValue"]) == [stored]
    assert (dated in ("DATE", "TIME", "DATE_TIME")) == kind.startswith(("ngày", "giờ"))
