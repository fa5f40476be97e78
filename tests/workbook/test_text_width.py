"""How tall a row must be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook.text_width import column_points, row_points, text_points

_WORDS = st.lists(st.sampled_from(["Sở", "Tư", "pháp", "nghiêm", "2026", "UBND"]), max_size=60)
_WIDTHS = st.floats(6, 60)


@given(_WORDS, st.sampled_from(["Sở", "nghiêm"]), _WIDTHS)
def test_more_words_never_need_less_room(words: list[str], more: str, width: float) -> None:
    """Adding a word keeps or raises the height."""
    room = column_points(width)
    shorter, longer = " ".join(words), " ".join([*words, more])
    assert row_points(longer, 13, room) >= row_points(shorter, 13, room)


@given(_WORDS, _WIDTHS, _WIDTHS)
def test_a_wider_column_never_needs_a_taller_row(words: list[str], one: float, two: float) -> None:
    """Height falls or stays as the column widens."""
    narrow, wide = sorted([column_points(one), column_points(two)])
    text = " ".join(words)
    assert row_points(text, 13, wide) <= row_points(text, 13, narrow)


def test_every_line_break_takes_a_line() -> None:
    """Four more short paragraphs need at least four times the height of the letters more."""
    one, five = (row_points("\n".join("a" * n), 10, 400) for n in (1, 5))
    assert 4 * 10 < five - one < 4 * 14


def test_marks_above_and_below_letters_take_no_room() -> None:
    """A Vietnamese word is as wide as its bare letters."""
    assert text_points("thực hiện", 13) - text_points("thuc hien", 13) < 1
    assert text_points("\u1ed9", 13) == text_points("o\u0323\u0302", 13)


def test_a_word_longer_than_the_column_is_counted_in_all_its_lines() -> None:
    """A link without spaces wraps inside the word."""
    room = column_points(20)
    link = "https://vi-du.invalid/" + "a" * 300
    assert row_points(link, 13, room) > text_points(link, 13) / room * 13
