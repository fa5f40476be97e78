"""A1 addresses there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.a1 import address, covers, letters, position, span

COLUMNS = st.integers(0, 16_383)
ROWS = st.integers(0, 1_048_575)


@given(ROWS, COLUMNS)
def test_an_address_leads_back_to_its_place(row: int, column: int) -> None:
    """Writing and reading an address changes nothing."""
    assert position(address(row, column)) == (row, column)


def test_known_letters() -> None:
    """The borders of the alphabet and of a sheet."""
    assert [letters(n) for n in (0, 25, 26, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]


@pytest.mark.parametrize("text", ["", "7", "C", "C7:D8", "Ô7", "ABCD1"])
def test_no_cell_no_place(text: str) -> None:
    """Anything but one cell is refused."""
    with pytest.raises(ValueError, match=text or "^$"):
        position(text)


def test_an_area_covers_its_cells() -> None:
    """Corners count, neighbours do not; a single cell is an area too."""
    assert span("$B$2:D4") == (1, 1, 3, 3)
    assert span("B2") == (1, 1, 1, 1)
    assert [covers("B2:D4", cell) for cell in ("B2", "D4", "A2", "E4", "C5")] == [
        True,
        True,
        False,
        False,
        False,
    ]
