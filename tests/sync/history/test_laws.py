"""Laws of the history, over nights that hypothesis thinks of."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from support.history_nights import FIRST_NIGHT, LAW, Office, row, sheet

WORDS = st.sampled_from(["", "Hoàn thành", "Đang thực hiện", "#REF!", "80%", "- Đã họp"])
ROWS = st.lists(st.builds(row, st.sampled_from(["I.1", "I.2", "I.3"]), WORDS, WORDS), max_size=4)
TEXTS = st.none() | st.just("không có bảng") | ROWS.map(lambda rows: sheet(*rows))
NIGHTS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5)


def _office(folder: str, nights: list[tuple[str | None, str | None]]) -> Office:
    office = Office(Path(folder), "")
    for law, health in nights:
        office.night(law=law, health=health)
    return office


@settings(max_examples=25, deadline=None)
@given(NIGHTS)
def test_a_rebuild_is_always_identical(nights: list[tuple[str | None, str | None]]) -> None:
    """N11, whatever the nights were."""
    with tempfile.TemporaryDirectory() as folder:
        office = _office(folder, nights)
        before = office.rows()

        assert office.history.rebuild(FIRST_NIGHT).same
        assert office.rows() == before


@settings(max_examples=25, deadline=None)
@given(NIGHTS)
def test_the_last_night_again_adds_nothing(nights: list[tuple[str | None, str | None]]) -> None:
    """N6: no observation is added by what was said before."""
    with tempfile.TemporaryDirectory() as folder:
        office = _office(folder, nights)
        before = office.rows()["observations"]

        office.night()

        assert office.rows()["observations"] == before


@settings(max_examples=25, deadline=None)
@given(st.permutations([row("I.1", "Hoàn thành"), row("I.2", "", "40"), row("I.3", "#REF!")]))
def test_the_order_of_rows_does_not_matter(rows: list[str]) -> None:
    """Sorting a sheet changes no observation."""
    with tempfile.TemporaryDirectory() as folder:
        office = _office(folder, [(sheet(*sorted(rows)), None)])
        before = office.rows()["observations"]

        office.night(law=sheet(*rows))

        assert office.rows()["observations"] == before


@settings(max_examples=25, deadline=None)
@given(NIGHTS)
def test_what_stands_is_what_was_last_read(nights: list[tuple[str | None, str | None]]) -> None:
    """N4: in every cell stands the word of the last answer that held its row once."""
    with tempfile.TemporaryDirectory() as folder:
        standing = _office(folder, nights).standing()
        last = next((law for law, _ in reversed(nights) if law and "|" in law), None)

        lines = [line.split("|") for line in (last or "").split("\n")[1:]]
        for task in ("I.1", "I.2", "I.3"):
            own = [line for line in lines if line[0] == task]
            if len(own) == 1:
                assert standing[LAW, task, "status"].shown == own[0][7]
