"""Counts that add up, or are not made; rates after the government's own reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.progress import StatusClass
from validators.report_figures import Figures, FiguresError

_COUNTS = st.dictionaries(st.sampled_from(StatusClass), st.integers(0, 30_000))
# Báo cáo 1270/BC-TCTTTg.
_2017 = {
    StatusClass.DONE_ON_TIME: 14_068,
    StatusClass.DONE_LATE: 1_983,
    StatusClass.IN_TERM: 5_640,
    StatusClass.OVERDUE: 223,
}


def test_the_frame_of_2017() -> None:
    """21.914 = 16.051 + 5.863, and 1,37 % overdue."""
    figures = Figures(21_914, _2017)

    assert (figures.done, figures.open, figures.apart) == (16_051, 5_863, 0)
    assert figures.overdue.value == pytest.approx(0.0137, abs=0.00005)


def test_what_was_published_in_2025_cannot_be_made() -> None:
    """9.831 tasks to 20/10/2025 had parts of 9.813: such figures are refused."""
    parts = {
        StatusClass.DONE_ON_TIME: 7_892,
        StatusClass.IN_TERM: 1_602,
        StatusClass.OVERDUE: 319,
    }

    with pytest.raises(FiguresError):
        Figures(9_831, parts)


@given(_COUNTS, st.integers(-5, 5))
def test_only_the_whole_of_the_parts(counts: dict[StatusClass, int], off: int) -> None:
    """A whole that differs from its parts by anything cannot be."""
    whole = sum(counts.values()) + off
    if off:
        with pytest.raises(FiguresError):
            Figures(whole, counts)
    else:
        figures = Figures(whole, counts)
        assert figures.tracked + figures.apart == whole
        for rate in (figures.finished, figures.on_time, figures.overdue):
            assert rate.value is None or 0 <= rate.value <= 1


def test_nothing_to_divide_by() -> None:
    """Without tracked tasks there is no rate, rather than 0 % or 100 %."""
    figures = Figures(3, {StatusClass.ROUTINE: 3})

    assert [rate.value for rate in (figures.finished, figures.on_time, figures.overdue)] == [
        None
    ] * 3
