"""Facts about the letters of a cell: old fonts, torn marks, look-alikes, tone marks, spaces."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.legacy_text import modern_text
from validators.legible import legible
from validators.syllables import is_syllable
from validators.text import fold
from validators.tidy import tidied
from validators.tone_marks import marks_first, marks_second, with_marks_first
from validators.torn_marks import torn_marks


@pytest.mark.parametrize(
    ("legacy", "modern"),
    [
        ("Tæ chøc héi nghÞ ë c¬ së", "Tổ chức hội nghị ở cơ sở"),
        ("Së T\u00ad ph¸p", "Sở Tư pháp"),
        ("Th¸ng 6/2026", "Tháng 6/2026"),
        ("Uû ban nh©n d©n x·", "Uỷ ban nhân dân xã"),
        ("Toå chöùc hoäi nghò", "Tổ chức hội nghị"),
        ("Uûy ban nhaân daân xaõ", "Ủy ban nhân dân xã"),
        ("ÑAØO TAÏO NGHEÀ", "ĐÀO TẠO NGHỀ"),
    ],
)
def test_text_of_an_old_font_is_recognised(legacy: str, modern: str) -> None:
    """TCVN3 and VNI, by the syllables they become."""
    assert modern_text(legacy) == modern


@pytest.mark.parametrize(
    "text",
    [
        "Tài chính",
        "Hoà Bình",
        "Quán triệt",
        "Café Zürich",
        "São Tomé",
        "25 µm",
        "30 m²",
        "§ 5",
        "© 2026",
        "Genève",
        "a × b",
        "naïve",
        "Báo cáo",
        "",
        "Sở Tư pháp",
        "L'État",
        "½ giờ",
    ],
)
def test_text_of_today_is_not_taken_for_an_old_font(text: str) -> None:
    """Foreign names, signs and units are no legacy text."""
    assert modern_text(text) is None


@pytest.mark.parametrize("word", ["nghiêng", "quyển", "gì", "giết", "khuỷu", "đường", "ở"])
def test_syllables_of_the_language_are_known(word: str) -> None:
    """Glides, gi and qu, and the rhymes of a few words only."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Zürich", "stra", "bờt", "nhgi", "áà", "việc".replace("v", "w")])
def test_other_words_are_no_syllables(word: str) -> None:
    """Neither foreign words nor a stopped rhyme with the wrong tone."""
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("kế hoac̣ h năm", "hoac̣"),
        ("daỵ học", "daỵ"),
        ("bộ taì chính", "taì"),
        ("cấp cưú", "cưú"),
        ("ý nghiã lớn", "nghiã"),
        ("cuộc vận động vi.̣", "vi.̣"),
        ("Lập kế hoạch\nhằng ngaỳ", "ngaỳ"),
    ],
)
def test_a_torn_mark_is_found_with_its_word(text: str, word: str) -> None:
    """On a consonant, behind a full stop, or one letter too far."""
    assert torn_marks(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "hoà giải",
        "thuỷ lợi",
        "khoẻ mạnh",
        "quý",
        "giá",
        "giữ gìn",
        "của",
        "mùa lúa",
        "quạ",
        "nghĩa",
        "chưa",
        "thuở",
        "quỳ",
        "tiếng Việt",
        unicodedata.normalize("NFD", "kế hoạch tài chính"),
    ],
)
def test_marks_in_their_place_are_left_alone(text: str) -> None:
    """Both placements of oa, oe, uy, the onsets gi and qu, and decomposed text."""
    assert torn_marks(text) == ""


def test_look_alikes_are_read_as_what_they_show() -> None:
    """Cyrillic letters, a hidden space, ƣ and ð."""
    assert legible("S\u1edf T\u01a3 ph\u00e1p\u200b \u0421\u0410 ðội") == "Sở Tư pháp CA đội"


@pytest.mark.parametrize(
    ("text", "first"),
    [("hoà, THUỶ, khoẻ", "hòa, THỦY, khỏe"), ("Hoà Bình", "Hòa Bình"), ("quý hoàn toàn", "")],
)
def test_marks_move_to_the_first_letter(text: str, first: str) -> None:
    """Where both places are right; `quý` and `hoàn` have one place only."""
    assert with_marks_first(text) == (first or text)
    assert marks_second(text) == bool(first)
    assert marks_first(with_marks_first(text)) == bool(first)


@given(st.text(alphabet="hoàòaáóủỷuýyqt hnỌẠ"))
def test_moving_marks_changes_no_word(text: str) -> None:
    """The folded key, by which all comparisons go, stays the same."""
    assert fold(with_marks_first(text)) == fold(text)
    assert not marks_second(with_marks_first(text))


@given(st.text(alphabet="aế \t\n\u0301\u00a0\r"))
def test_tidying_changes_no_word_and_is_done_once(text: str) -> None:
    """Spaces and the Unicode form only."""
    assert fold(tidied(text)) == fold(text)
    assert tidied(tidied(text)) == tidied(text)


def test_tidying_keeps_the_lines_of_a_cell() -> None:
    """A list in a cell stays a list."""
    assert tidied(" - Sở  Y tế \r\n- Sở Tài chính") == "- Sở Y tế\n- Sở Tài chính"
