"""Text on its way into a cell."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.safe_text import CELL_LIMIT, safe_text

_ORDINARY = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=60)


def units(text: str) -> int:
    """The length as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2


@given(_ORDINARY)
def test_letters_marks_and_signs_are_kept_as_they_are(text: str) -> None:
    """Whatever a person can type on a line goes into the cell unchanged."""
    assert safe_text(text) == text


@pytest.mark.parametrize("text", ["=1+1", "- Đã họp", "+84", "@a", "http://x.invalid", "a\tb\nc"])
def test_what_a_spreadsheet_might_interpret_is_not_altered(text: str) -> None:
    """Formula-like and link-like texts keep every letter, tabs and line breaks too."""
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a\\x00b"),
        ("a\x0bb", "a\\x0bb"),
        ("a\u202exls", "a\\u202exls"),
        ("a\ud800b", "a\\ud800b"),
        ("a\ufffeb", "a\\ufffeb"),
    ],
)
def test_letters_that_a_file_cannot_hold_are_shown_by_their_code(text: str, shown: str) -> None:
    """Control characters, direction marks and half surrogates become visible."""
    assert safe_text(text) == shown


def test_line_ends_of_all_systems_become_one_line_break() -> None:
    """CRLF and CR are the same line break as LF."""
    assert safe_text("a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(st.integers(1, 3000), st.sampled_from(["a", "ế", "😀", "a😀"]))
def test_a_text_too_long_for_a_cell_says_how_much_is_missing(extra: int, letter: str) -> None:
    """What is kept and what the notice counts make up the whole text, within Excel's limit."""
    whole = letter * (CELL_LIMIT // len(letter) + extra)
    shown = safe_text(whole)
    kept, lost = re.fullmatch(r"(.*)…\[đã cắt, còn (\d+) ký tự\]", shown, re.DOTALL).groups()
    assert units(shown) <= CELL_LIMIT
    assert whole.startswith(kept)
    assert len(kept) + int(lost) == len(whole)


def test_a_text_of_exactly_the_limit_is_kept_whole() -> None:
    """32,767 letters fit."""
    assert safe_text("a" * CELL_LIMIT) == "a" * CELL_LIMIT
