"""Look-alikes and invisible characters are found where a reader would not see them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.agencies import suspicious_characters

HIDDEN = {
    "Sở Tư рháp": (6, "chữ Kirin trông như chữ p", "p"),
    "ЅTP": (0, "chữ Kirin trông như chữ S", "S"),
    "Sở Υ tế": (3, "chữ Hy Lạp trông như chữ Y", "Y"),
    "Sở\u200b Y tế": (2, "khoảng trắng độ rộng không", ""),
    "\ufeffSở Y tế": (0, "dấu thứ tự byte", ""),
    "Sở \u202eY tế": (3, "dấu đổi chiều chữ", ""),
    "Sở\u00adY tế": (2, "dấu nối mềm", ""),
    "Sở Y tế\u0007": (7, "ký tự điều khiển (mã 0007)", ""),
    "Sở Y t\u2062ế": (6, "ký tự ẩn (mã 2062)", ""),
}


@pytest.mark.parametrize(("text", "want"), HIDDEN.items())
def test_a_hidden_character_is_found_and_named(text: str, want: tuple[int, str, str]) -> None:
    """Place, Vietnamese name and the letter to write instead are told."""
    (found,) = suspicious_characters(text)

    assert (found.position, found.name, found.instead) == want


PLAIN = [
    "Sở Tư pháp",
    "Uỷ ban\nnhân dân\t",
    "“Đề án 06” – 5 rõ…",
    "Sở\u00a0Y tế",
    "Ð/c Ơn",
    "10 °C, 5 m²",
]


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_vietnamese_is_not_suspicious(text: str) -> None:
    """Both Unicode forms, quotes, dashes and the no-break space are ordinary."""
    assert suspicious_characters(text) == ()


def test_each_hidden_character_is_told_once() -> None:
    """Several in one text are all found, in order."""
    found = suspicious_characters("а\u200bе")

    assert [character.position for character in found] == [0, 1, 2]


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ÁĐ,.;-", max_size=80))
def test_vietnamese_letters_are_never_suspicious(text: str) -> None:
    """No text of plain Vietnamese letters gives a finding."""
    assert suspicious_characters(text) == ()
