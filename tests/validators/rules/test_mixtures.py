"""k injected faults give k findings, whatever the mixture."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.faults import FAULTS, Fault
from support.sheets import HEADINGS, cell_of, sheets_of, valid_rows

from validators.check import check
from validators.example import EXAMPLE_CONTEXT

_ROWS = 8
# The first row stays whole: the doubled number of the others is its number.
_SPOTS = st.tuples(st.integers(1, _ROWS - 1), st.sampled_from(FAULTS))


def _apart(chosen: list[tuple[int, Fault]]) -> list[tuple[int, Fault]]:
    """Those that do not write into one cell twice."""
    taken: set[tuple[int, str]] = set()
    kept: list[tuple[int, Fault]] = []
    for place, fault in chosen:
        cells = {(place, key) for key in fault.cells}
        if taken.isdisjoint(cells):
            taken |= cells
            kept.append((place, fault))
    return kept


_INJECTIONS = st.lists(_SPOTS, max_size=24).map(_apart)


def _injected(injections: list[tuple[int, Fault]]) -> list[dict[str, str]]:
    rows = valid_rows(_ROWS)
    for place, fault in injections:
        rows[place] = fault.on(rows[place])
    return rows


def _found(rows: list[dict[str, str]], **options: object) -> Counter[tuple[str, str]]:
    findings = check(sheets_of(rows, **options), EXAMPLE_CONTEXT)
    return Counter((finding.code, finding.place.cell) for finding in findings)


def test_a_sheet_of_valid_rows_breaks_no_rule() -> None:
    """Silence where nothing is wrong."""
    assert not _found(valid_rows(40))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    """Each injected fault by itself, at its own cell."""
    assert _found(_injected([(2, fault)])) == {(fault.code, cell_of(2, fault.key)): 1}


@settings(max_examples=150, deadline=None)
@given(injections=_INJECTIONS)
def test_k_faults_give_k_findings(injections: list[tuple[int, Fault]]) -> None:
    """Exactly the injected codes at exactly their cells, in any mixture over rows and columns."""
    expected = Counter((fault.code, cell_of(place, fault.key)) for place, fault in injections)
    assert _found(_injected(injections)) == expected


@settings(max_examples=30, deadline=None)
@given(injections=_INJECTIONS)
def test_faults_of_the_headings_hide_no_fault_of_a_row(
    injections: list[tuple[int, Fault]],
) -> None:
    """A strange and a doubled heading come on top of everything else."""
    headings = (*HEADINGS, "Cột riêng của phòng", "Thời hạn")
    on_top = Counter({("PC006", "M3"): 1, ("PC005", "N3"): 1})
    rows = _injected(injections)
    assert _found(rows, headings=headings) == _found(rows) + on_top


def test_a_renamed_heading_is_one_finding_and_not_one_per_row() -> None:
    """Without its column nothing is said of the cells below."""
    headings = tuple("Mốc chót" if each == "Thời gian thực hiện" else each for each in HEADINGS)
    assert _found(valid_rows(5), headings=headings) == {("PC004", "A3"): 1}


def test_a_gap_is_found_beside_blank_and_doubled_numbers() -> None:
    """A number left out is one finding, at the row behind it."""
    rows = valid_rows(6)
    for row, number in zip(rows, ("1", "2", "", "4", "4", "7"), strict=True):
        row["number"] = number
    assert _found(rows) == {
        ("PC102", cell_of(2, "number")): 1,
        ("PC103", cell_of(4, "number")): 1,
        ("PC104", cell_of(5, "number")): 1,
    }
