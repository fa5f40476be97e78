"""Comparing Vietnamese text: one key for all spellings of the same words, and only for those."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.text import fold, nfc, skeleton, squeeze

SAME = [
    ("Ủy ban nhân dân tỉnh Hòa Bình", "Uỷ  ban nhân dân tỉnh Hoà Bình"),
    ("Quý II", "QUÍ ii"),
    ("Đoàn Luật sư", "Ðoàn Luật sư"),
    ("thủy lợi", "thuỷ lợi"),
    ("Sở\u00a0Y tế", "sở y tế"),
]
DIFFERENT = [("Sở Tư pháp", "Sở Tư phap"), ("quý", "quỳ"), ("Đông Hà", "Đồng Hà"), ("má", "mà")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_the_same_words_meet(one: str, other: str) -> None:
    """Unicode form, place of the tone, case, spaces and the wrong Ð do not count."""
    assert fold(one) == fold(other) == fold(unicodedata.normalize("NFD", other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_stay_apart(one: str, other: str) -> None:
    """A lost or changed mark is another word: to be proposed, never taken for the same."""
    assert fold(one) != fold(other)


def test_the_skeleton_has_no_marks() -> None:
    """For guesses that a person confirms."""
    assert skeleton("ĐƠN VỊ PHÓI HỢP") == skeleton("Đơn vị phối hợp") == "don vi phoi hop"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    """The key of a key is itself, so keys may be stored and folded again."""
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aăâđeêioôơuưyáàảãạấớửỵ \t\n", max_size=40))
def test_unicode_form_never_counts(text: str) -> None:
    """Composed and decomposed text have one key."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_small_repairs() -> None:
    """NFC joins marks; squeezing leaves single spaces."""
    assert nfc("e\u0302\u0301") == "ế"
    assert squeeze(" a \n\t b\u00a0c ") == "a b c"
