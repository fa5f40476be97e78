"""References in formulas: found in the text, and written anew when cells move."""

from __future__ import annotations

import pytest

from sync.sandbox import references
from sync.sandbox.book import Book, Formula, Tab
from sync.sandbox.moves import Deleted, Inserted


@pytest.fixture
def book() -> Book:
    """Two tabs, the second with a title that needs quotes."""
    return Book("id", {"locale": "vi_VN"}, [Tab(0, "Biểu"), Tab(7, "Tiến độ 'A'")])


def formula(book: Book, text: str) -> None:
    """A formula on the first tab."""
    book.tabs[0].put_value(50, 0, Formula(text))


def kept(book: Book) -> str:
    """The formula of the first tab, wherever it is now."""
    found = [cell.value for _, _, cell in book.tabs[0].used(book.tabs[0].box)]
    assert isinstance(found[0], Formula)
    return found[0].text


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        ("=A1+$B$2+C$3+$D4", "=B3+$B$2+D$3+$D6"),
        ('=IF(A1="B2";"C3";LOG10(5))', '=IF(B3="B2";"C3";LOG10(5))'),
        ("='Tiến độ ''A'''!A1*1E5", "='Tiến độ ''A'''!B3*1E5"),
        ("=SUM(A:A;2:2)", "=SUM(B:B;4:4)"),
    ],
)
def test_what_no_dollar_sign_holds_goes_along(text: str, pasted: str) -> None:
    """Two rows down and one column to the right; texts, calls and numbers are no references."""
    assert references.copied(text, 2, 1) == pasted


def test_what_would_lie_outside_is_lost() -> None:
    """A reference that would lie above the first row is none any more."""
    assert references.copied("=A1+B2", -1, 0) == "=#REF!+B1"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("=A2+A3+A9", "=A2+A5+A11"),
        ("=SUM(A1:A3)", "=SUM(A1:A5)"),
        ("=SUM(A:A)+SUM(B2:B)", "=SUM(A:A)+SUM(B2:B)"),
        ("='Tiến độ ''A'''!A9", "='Tiến độ ''A'''!A9"),
        ("=Khác!A9", "=Khác!A9"),
    ],
)
def test_references_follow_rows_that_are_inserted(book: Book, text: str, after: str) -> None:
    """Two rows before the third one of this tab; what lies on other tabs stays."""
    formula(book, text)
    references.follow(book, 0, Inserted(2, 2), rows=True)
    assert kept(book) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [("=B1+C1", "=#REF!+B1"), ("=SUM(A1:C1)", "=SUM(A1:B1)"), ("=SUM(B:B)", "=SUM(#REF!)")],
)
def test_references_to_what_is_deleted_are_lost(book: Book, text: str, after: str) -> None:
    """The second column goes; a range shrinks by it."""
    formula(book, text)
    references.follow(book, 0, Deleted(1, 2), rows=False)
    assert kept(book) == after


def test_a_new_title_stands_in_the_formulas(book: Book) -> None:
    """In quotes where it needs them, and only for the tab that is meant."""
    formula(book, "='Tiến độ ''A'''!A1+Biểu!A1")
    references.rename(book, "Tiến độ 'A'", "Quý 4")
    assert kept(book) == "='Quý 4'!A1+Biểu!A1"


def test_a_reference_is_shown_in_the_service_s_spelling(book: Book) -> None:
    """Capitals, corners in order, one cell once, titles as they are."""
    assert references.shown("=sum( b3:a2 ; 'tiến độ ''a'''!$c1:$c1 )", book) == (
        "=sum( A2:B3 ; 'Tiến độ ''A'''!$C1 )"
    )
