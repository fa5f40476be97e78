"""Values in cells: what is written is what is read, and a text stays the text it is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

if TYPE_CHECKING:
    import xlwings as xw

pytestmark = pytest.mark.office


def _at(*parts: int) -> dt.datetime:
    """A moment without a zone, as cells hold it."""
    return dt.datetime(*parts)  # noqa: DTZ001  # cells have no zone


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        (12, 12.0),
        (Decimal("1.5"), 1.5),
        (np.int64(7), 7.0),
        (np.float32(0.5), 0.5),
        (True, True),
        (False, False),
        (np.True_, True),
        (None, None),
        (float("nan"), None),
        (pd.NaT, None),
        (pd.NA, None),
        (dt.date(2026, 5, 12), _at(2026, 5, 12)),
        (_at(2026, 5, 12, 8, 30, 15), _at(2026, 5, 12, 8, 30, 15)),
        (pd.Timestamp(2026, 5, 12, 17), _at(2026, 5, 12, 17)),
        (np.datetime64("2026-05-12"), _at(2026, 5, 12)),
        ("hai\ndòng", "hai\ndòng"),
        ("hai\tcột\nhai dòng", "hai\tcột\nhai dòng"),
    ],
)
def test_a_value_comes_back_as_excel_would_give_it(
    sheet: xw.Sheet, written: object, read: object
) -> None:
    """Numbers are floats, days are datetimes, and nothing is None."""
    sheet["B2"].value = written
    found = sheet["B2"].value
    assert found == read
    assert type(found) is type(read)


@pytest.mark.parametrize(
    "text", ["00123", "12/5/2026", "- Đã họp", "1e5", "TRUE", "  ", "#N/A", "+84 912", "1.000"]
)
def test_a_text_stays_the_text_it_is(sheet: xw.Sheet, text: str) -> None:
    """No text becomes a number, a date, an error or a truth value on its way."""
    sheet["B2"].value = [[text, 1.0]]
    assert sheet["B2"].value == text


def test_a_text_that_looks_like_a_formula_is_read_as_text(sheet: xw.Sheet) -> None:
    """An apostrophe in front makes a text of it, as in Excel, and is not part of it."""
    sheet["B2"].value = "'=1+1"
    assert (sheet["B2"].value, sheet["B2"].formula) == ("=1+1", "=1+1")


def test_a_cell_of_text_format_takes_no_formula(sheet: xw.Sheet) -> None:
    """Where a person asked for text, `=` is a letter like others."""
    sheet["B2"].number_format = "@"
    sheet["B2"].value = "=1+1"
    assert sheet["B2"].value == "=1+1"


def test_a_day_keeps_the_format_that_the_cell_has(sheet: xw.Sheet) -> None:
    """Only a cell without a date format is given one."""
    sheet["B2"].number_format = "dd/mm/yyyy"
    sheet["B2:B3"].value = [[dt.date(2026, 5, 12)], [dt.date(2026, 5, 13)]]
    assert sheet["B2"].number_format == "dd/mm/yyyy"
    assert sheet["B3"].value == _at(2026, 5, 13)


def test_a_day_is_shown_as_the_book_s_language_has_it(book: xw.Book, sheet: xw.Sheet) -> None:
    """With all four figures of its year."""
    language = book.api.CharLocale
    language.Language, language.Country = "vi", "VN"
    book.api.CharLocale = language
    sheet["A1"].value = [dt.date(2026, 5, 12), _at(2026, 5, 12, 8, 30), "12/05/2026", True]
    assert [cell.number_format for cell in sheet["A1:B1"]] == ["dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss"]
    assert sheet["A1:D1"].value == [_at(2026, 5, 12), _at(2026, 5, 12, 8, 30), "12/05/2026", True]


def test_days_count_from_the_book_s_own_day_zero(book: xw.Book, sheet: xw.Sheet) -> None:
    """A book that counts from 1904 gives the same days."""
    day_zero = book.api.NullDate
    day_zero.Day, day_zero.Month, day_zero.Year = 1, 1, 1904
    book.api.NullDate = day_zero
    sheet["B2"].value = dt.date(2026, 5, 12)
    assert sheet["B2"].value == _at(2026, 5, 12)
    assert sheet["B2"].api.getValue() == (dt.date(2026, 5, 12) - dt.date(1904, 1, 1)).days


def test_errors_are_nothing_unless_asked_for(sheet: xw.Sheet) -> None:
    """As with Excel: None, or Excel's name of the error."""
    sheet["A1"].value = ["=1/0", "=NA()", '=VALUE("a")', "=KHONGCO()", 1]
    assert sheet["A1:E1"].value == [None, None, None, None, 1.0]
    texts = sheet["A1:E1"].options(err_to_str=True).value
    assert texts == ["#DIV/0!", "#N/A", "#VALUE!", "#NAME?", 1.0]


def test_a_list_fills_a_row_and_a_scalar_fills_all(sheet: xw.Sheet) -> None:
    """Xlwings' own rules of shape hold."""
    sheet["A1"].value = ["a", "b"]
    sheet["A2:B3"].value = 5
    assert sheet["A1:B3"].value == [["a", "b"], [5.0, 5.0], [5.0, 5.0]]


def test_a_column_is_written_transposed(sheet: xw.Sheet) -> None:
    """`transpose` works both ways."""
    sheet["A1"].options(transpose=True).value = [1, 2, 3]
    assert sheet["A1:A3"].value == [1.0, 2.0, 3.0]
    assert sheet["A1"].options(ndim=2).value == [[1.0]]


def test_options_make_of_values_what_they_say(sheet: xw.Sheet) -> None:
    """Whole numbers, plain dates, and a word for nothing."""
    sheet["A1"].value = [3, dt.date(2026, 5, 12), None]
    asked = sheet["A1:C1"].options(numbers=int, dates=dt.date, empty="trống")
    assert asked.value == [3, dt.date(2026, 5, 12), "trống"]


def test_a_frame_goes_out_and_comes_back(sheet: xw.Sheet) -> None:
    """Pandas' converter works, with the table found by itself."""
    frame = pd.DataFrame({"Cơ quan": ["Sở A", "Sở B"], "Số": [1.0, 2.0]})
    sheet["B2"].options(index=False).value = frame
    found = sheet["B2"].options(pd.DataFrame, index=False, expand="table").value
    pd.testing.assert_frame_equal(found, frame)


def test_a_value_no_cell_can_hold_is_refused(sheet: xw.Sheet) -> None:
    """Nothing is written in its place."""
    with pytest.raises(TypeError, match="complex"):
        sheet["A1"].value = 1j
    with pytest.raises(ValueError, match="vô hạn"):
        sheet["A1"].value = float("inf")
    assert sheet["A1"].value is None


def test_emptying_leaves_what_it_should(sheet: xw.Sheet) -> None:
    """Contents, looks and notes go by themselves or together."""
    cell = sheet["B2"]
    cell.value, cell.color = "x", "#ff0000"
    cell.add_note("ghi chú")
    cell.clear_contents()
    assert (cell.value, cell.color, cell.note is None) == (None, (255, 0, 0), False)
    cell.value = "x"
    cell.clear_formats()
    assert (cell.value, cell.color, cell.note is None) == ("x", None, False)
    cell.clear()
    assert (cell.value, cell.note) == (None, None)


class _Counting:
    """LibreOffice's object with a count of what is asked of it."""

    def __init__(self, xl: Any) -> None:  # uno has no types
        self.xl = xl
        self.calls = 0

    def __getattr__(self, name: str) -> Any:  # same
        self.calls += 1
        return getattr(self.xl, name)


def _calls(cells: xw.Range) -> int:
    counting = _Counting(cells.impl.xl)
    cells.impl._xl = counting
    cells.options(ndim=2).value  # noqa: B018  # reading is what is counted
    return counting.calls


def test_more_rows_are_not_more_calls(sheet: xw.Sheet) -> None:
    """500 rows with texts, numbers and days are read in as many calls as five."""
    row = ["Sở Nội vụ", 5, dt.date(2026, 5, 12), "=A1"]
    sheet["A1"].value = [row] * 500
    assert _calls(sheet["A1:D500"]) == _calls(sheet["A1:D5"]) < 10


def test_writing_keeps_the_notes(sheet: xw.Sheet) -> None:
    """A person's note stays where it is, whatever is written into its cell and around it."""
    sheet["B3"].add_note("của tôi")
    sheet["A1"].value = [[1, "a"], [2, "b"], ["=1+1", "c"], [None, None]]
    assert sheet["B3"].note is not None
    assert sheet["A1:B4"].value == [[1.0, "a"], [2.0, "b"], [2.0, "c"], [None, None]]


def test_a_whole_column_is_as_long_as_the_sheet(sheet: xw.Sheet) -> None:
    """Though only what is used is asked of LibreOffice; emptying it is one call."""
    sheet["B2"].value = "x"
    column = sheet["B:B"].value
    assert (len(column), column[1], set(column[2:])) == (1_048_576, "x", {None})
    sheet["B:B"].value = None
    assert sheet["B2"].value is None
