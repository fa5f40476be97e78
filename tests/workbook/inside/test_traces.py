"""Our lines in a note, and how a person's own words come out of it unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.inside import traces
from workbook.inside.traces import added, codes_in, former_fill, is_marked, remembering, without

OURS = "PC401» Lỗi: Nhiệm vụ 3 chưa có thời hạn. «\nPC401» Cách sửa: Ghi ngày. «"
_WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60).filter(
    lambda text: not is_marked(text)
)


@given(own=st.none() | _WORDS)
def test_what_was_added_comes_off_again(own: str | None) -> None:
    """Whatever a person wrote, also nothing in an existing note, is what is left."""
    assert without(added(own, OURS)) == own


@given(own=_WORDS, reply=_WORDS)
def test_words_written_below_ours_are_kept(own: str, reply: str) -> None:
    """A reply under our lines is the person's."""
    assert without(f"{added(own, OURS)}\n{reply}") == f"{own}\n{reply}"


@given(reply=_WORDS.filter(bool))
def test_words_written_on_our_last_line_are_kept(reply: str) -> None:
    """The cursor at the end of our note is where people go on writing."""
    assert without(f"{OURS}{reply}") == reply.removeprefix("\n")
    assert without(f"của tôi\n{OURS}{reply}") == f"của tôi{reply}"


def test_a_changed_memory_of_the_fill_is_not_believed() -> None:
    """A word in place of the colour counts as nothing remembered."""
    note = remembering(OURS, "#00FF00").replace("#00FF00", "xanh lá")
    assert former_fill(note) == (False, None)


@pytest.mark.parametrize("fill", ["#FFF2CC", None])
def test_a_note_remembers_the_fill_of_its_cell(fill: str | None) -> None:
    """The own fill, or that the cell was set to have none; and its line comes off too."""
    note = remembering(OURS, fill)
    assert former_fill(note) == (True, fill)
    assert without(note) is None


def test_a_note_that_remembers_nothing_says_so() -> None:
    """No fill is remembered where the cell had none of its own."""
    assert former_fill(OURS) == (False, None)


def test_codes_are_read_once_each() -> None:
    """The codes of our lines, without the line about the fill."""
    assert codes_in(remembering(f"của tôi\n{OURS}\nPC201» Lỗi: x «", "#FFFFFF")) == (
        "PC401",
        "PC201",
    )


def test_our_sheet_takes_a_free_name() -> None:
    """A person's sheet of the same name, in whatever case, keeps it."""
    taken = ["kết quả kiểm tra", "Kết quả kiểm tra (2)"]
    assert traces.free_name(taken) == "Kết quả kiểm tra (3)"


@pytest.mark.parametrize(
    ("name", "first", "locked", "width", "ours"),
    [
        ("Kết quả kiểm tra", traces.RESULTS_TITLE, True, 6, True),
        ("Kết quả kiểm tra (2)", traces.RESULTS_TITLE, True, 6, True),
        ("Kết quả kiểm tra", traces.RESULTS_TITLE, False, 6, False),
        ("Kết quả kiểm tra", traces.RESULTS_TITLE, True, 8, False),
        ("Kết quả kiểm tra", "Của phòng", True, 6, False),
        ("Biểu", traces.RESULTS_TITLE, True, 6, False),
    ],
)
def test_a_sheet_is_ours_by_name_title_and_lock(
    name: str, first: str, locked: bool, width: int, ours: bool
) -> None:
    """One that was unlocked, renamed or written into has been taken over by the person."""
    assert traces.is_our_sheet(name, first, locked=locked, width=width) is ours
