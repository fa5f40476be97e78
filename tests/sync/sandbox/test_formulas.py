"""Formulas: simple ones are worked out, the rest is an honest error value."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.sandbox.book import Book, Cell, Formula, Tab, Value, Wrong
from sync.sandbox.defaults import book_properties
from sync.sandbox.formulas import effective


def made(locale: str = "vi_VN", **columns: list[Value]) -> Book:
    """A spreadsheet whose columns are given by letter."""
    book = Book(
        "x", book_properties("x", locale, "Asia/Ho_Chi_Minh"), [Tab(0, "Sheet1"), Tab(5, "Tiến độ")]
    )
    for letter, values in columns.items():
        for row, value in enumerate(values):
            book.tabs[0].put_value(row, ord(letter) - ord("a"), value)
    return book


def result(book: Book, text: str) -> Value:
    """What a formula gives on the first tab."""
    return effective(book, book.tabs[0], Cell(Formula(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("=1+2*3", 7),
        ("=(1+2)*3^2", 27),
        ("=-2^2", 4),
        ("=1,5*2", 3),
        ("=50%", 0.5),
        ("=A1+A2", 3.5),
        ("=SUM(A1:A4;10)", 13.5),
        ("=AVERAGE(A:A)", 1.75),
        ("=COUNT(A1:A4)", 2),
        ("=COUNTA(A1:A4)", 4),
        ('="x"&A1', "x1"),
        ('=IF(A1=1;"đúng";"sai")', "đúng"),
        ('=IFERROR(1/0;"lỗi")', "lỗi"),
        ("=ROUND(2,345;2)", 2.35),
        ("='Tiến độ'!A1", None),
        ("=A3", "chữ"),
    ],
)
def test_simple_formulas_are_worked_out(text: str, value: Value) -> None:
    """Arithmetic, references and a handful of functions, in Vietnamese notation."""
    assert result(made(a=[1.0, 2.5, "chữ", True]), text) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("=1/0", "DIVIDE_BY_ZERO"),
        ("=A3+1", "VALUE"),
        ("=KHONGCO(1)", "NAME"),
        ("=(1", "ERROR"),
        ("=1+", "ERROR"),
        ("=Khong!A1", "REF"),
        ("=10^400", "NUM"),
        ("=(0-8)^0,5", "NUM"),
        ("=SUM(1,2,3)", "ERROR"),
        ("=A1:A2", "VALUE"),
    ],
)
def test_what_is_not_understood_is_an_error_value(text: str, kind: str) -> None:
    """The sandbox does not make results up."""
    value = result(made(a=[1.0, 2.5, "chữ"]), text)
    assert isinstance(value, Wrong)
    assert value.kind == kind


def test_the_comma_separates_where_it_is_no_decimal_mark() -> None:
    """An American spreadsheet takes both separators."""
    book = made("en_US")
    assert (result(book, "=SUM(1,2;3)"), result(book, "=1.5*2")) == (6, 3)


def test_a_circle_is_found() -> None:
    """Cells that refer to each other are an error, whatever the length of the way."""
    book = made(a=[Formula("=A2"), Formula("=A3+1"), Formula("=A1")])
    long_way: list[Value] = [Formula(f"=A{row}+1") for row in range(2, 400)]
    longer = made(a=[*long_way, Formula("=A1")])
    for one in (book, longer):
        value = result(one, "=A1")
        assert isinstance(value, Wrong)
        assert value.kind == "REF"


@settings(deadline=None)
@given(st.integers(1, 1500))
def test_a_long_chain_is_worked_out(length: int) -> None:
    """A running number over many rows is no matter of Python's stack."""
    rest: list[Value] = [Formula(f"=A{row}+1") for row in range(1, length)]
    assert result(made(a=[1.0, *rest]), f"=A{length}") == length


@given(st.text("=+-*/^()%;,\"' A1B2:!<>&SUM$.", max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is typed gives a value or an error value."""
    book = made(a=[1.0, "x", Formula("=A1")])
    value = result(book, "=" + text)
    assert value is None or isinstance(value, str | bool | float | Wrong)
