"""Headings are known by their words, alone and together with the others of their sheet."""

from __future__ import annotations

import pytest

from validators.columns import COLUMNS, column_for, heading_key
from validators.heading_grammar import OTHER, words_of
from validators.heading_set import Stack, keys_of


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Thời gian hoàn thành (dự kiến)", "deadline"),
        ("Kết quả (sản phẩm)", "deliverable"),
        ("Đơn vị chủ trì thực hiện, tham mưu", "lead"),
        ("Cơ quan, đơn vị được giao chủ trì", "lead"),
        ("Tiến độ hoàn thành (%)", "percent"),
        ("Kết quả thực hiện đến ngày 30/6/2026", "result"),
        ("(3) Đơn vị phối hợp¹", "coordinating"),
        ("Phối-\nhợp", "coordinating"),
        ("SỐ\nTT", "number"),
        ("Nhiệm vụ phải làm theo kế hoạch", "content"),
        ("Khó khăn, vướng mắc, kiến nghị (nếu có)", "difficulty"),
        ("Ngày cập nhật số liệu", "updated_on"),
        ("Thời gian bắt đầu", OTHER),
        ("Ngày hoàn thành (thực tế)", OTHER),
        ("Thời hạn (đã gia hạn)", OTHER),
        ("Cơ quan giao nhiệm vụ", OTHER),
        ("Lãnh đạo phụ trách", OTHER),
        ("Ghi chú", OTHER),
        ("Màu sắc yêu thích", None),
        ("Tập huấn", None),
        ("Sở Y tế", None),
        ("Kết quả thực hiện Nghị quyết số 5", None),
        ("", None),
    ],
)
def test_a_heading_is_known_or_left_unknown(heading: str, key: str | None) -> None:
    """Remarks, numbers, footnote marks and cut words do not hide it; other things are none."""
    assert heading_key(heading) == key


def test_no_spelling_belongs_to_two_columns() -> None:
    """Every heading and alias leads back to its own column, in any spacing or capitals."""
    for column in COLUMNS:
        for text in (column.heading, *column.aliases):
            assert column_for(f" {text.upper()} :") is column, text


def test_a_long_text_is_no_heading() -> None:
    """A sentence that begins like a heading is a sentence."""
    assert heading_key("Đơn vị chủ trì " * 20) is None


@pytest.mark.parametrize(
    ("headings", "keys"),
    [
        ("Kết quả", "deliverable"),
        ("Kết quả|Kết quả thực hiện", "deliverable|result"),
        ("Sản phẩm|Kết quả", "deliverable|"),
        ("Sản phẩm|Tình trạng|Kết quả", "deliverable|status|result"),
        ("Kết quả|Tình trạng", "deliverable|status"),
        ("Tình trạng|Kết quả", "status|result"),
        ("Kết quả|Kết quả", "deliverable|deliverable"),
        ("Tiến độ", "deadline"),
        ("Thời hạn|Tiến độ", "deadline|"),
        ("Đơn vị chủ trì|Người thực hiện", "lead|"),
        ("Nội dung|Nhiệm vụ cụ thể", "|content"),
        ("Thời hạn|Thời gian thực hiện", "deadline|deadline"),
    ],
)
def test_headings_are_decided_together(headings: str, keys: str) -> None:
    """What a heading means depends on the others; what stays open stays unknown."""
    stacks = [Stack((text,)) for text in headings.split("|")]

    assert "|".join(keys_of(stacks)) == keys


@pytest.mark.parametrize(
    ("cells", "key"),
    [(("40%", "100 %"), "percent"), (("Hoàn thành",), "status"), (("Quý I",), "deadline")],
)
def test_cells_say_what_pace_means(cells: tuple[str, ...], key: str) -> None:
    """`Tiến độ` is read by what stands below it."""
    assert keys_of([Stack(("Tiến độ",), cells=lambda: cells)]) == (key,)


def test_words_of_a_heading() -> None:
    """Marks, signs, numbering and footnotes go; the per cent sign is a word."""
    assert words_of("2. Tỷ lệ (%) *") == "ty le phan tram"
    assert words_of("Sản phẩm²") == "san pham"
