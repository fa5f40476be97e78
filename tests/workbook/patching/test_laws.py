"""Laws of marking, over workbooks in the forms that other programs write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from support.odd_workbooks import content, marks, odd_workbooks

from workbook.patching import marked, unmarked
from workbook.results_sheet import results_sheet

if TYPE_CHECKING:
    from workbook.marks import Mark

_RESULTS = results_sheet(())
_thorough = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_thorough
@given(odd_workbooks(), marks())
def test_unmarking_gives_back_what_was_there(book: bytes, own: list[Mark]) -> None:
    """Every part says again what it said, and no part is left over."""
    assert content(unmarked(marked(book, own, _RESULTS)[0])) == content(book)


@_thorough
@given(odd_workbooks(), marks(), marks())
def test_marks_take_the_place_of_older_ones(
    book: bytes, older: list[Mark], own: list[Mark]
) -> None:
    """Marking twice, with whatever was found before, is marking once."""
    before, _ = marked(book, older, _RESULTS)
    once, _ = marked(book, own, _RESULTS)
    assert content(marked(before, own, _RESULTS)[0]) == content(once)


@_thorough
@given(odd_workbooks())
def test_a_workbook_without_marks_keeps_its_bytes(book: bytes) -> None:
    """There is nothing to take off."""
    assert unmarked(book) == book
