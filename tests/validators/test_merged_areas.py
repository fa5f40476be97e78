"""Merged areas are found by place, in any number and size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from validators.a1 import address, covers
from validators.merged_areas import MergedAreas

EDGES = st.integers(0, 6)


def test_a_covered_cell_belongs_to_the_top_left_one() -> None:
    """Every place of the area leads to it, its neighbours to nothing."""
    areas = MergedAreas(["B2:C4", "B7:C7"])

    assert [areas.at(row, 1) is not None for row in range(8)] == [
        False, True, True, True, False, False, True, False,
    ]  # fmt: skip
    assert areas.at(3, 2) == (1, 1, 3, 2)
    assert areas.at(3, 3) is None


@given(corner=st.tuples(EDGES, EDGES), size=st.tuples(EDGES, EDGES), place=st.tuples(EDGES, EDGES))
def test_an_area_covers_what_its_address_covers(
    corner: tuple[int, int], size: tuple[int, int], place: tuple[int, int]
) -> None:
    """The same answer as reading the address, but for areas of one cell, which merge nothing."""
    last = (corner[0] + size[0], corner[1] + size[1])
    area = f"{address(*corner)}:{address(*last)}"

    found = MergedAreas([area]).at(*place)

    assert bool(found) == (covers(area, address(*place)) and sum(size) > 0)


def test_a_merge_over_the_whole_sheet_costs_nothing() -> None:
    """Neither the largest area nor five thousand wide ones take long to keep."""
    areas = MergedAreas(["A1:XFD1048576", *(f"A{row}:XFD{row}" for row in range(2, 5002))])

    assert areas.at(4000, 100) == (4000, 0, 4000, 16383)
