"""A form that is asked line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbook.excel.typed_form import filled_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.book import Field

FEW = ["Chưa thực hiện", "Đang thực hiện", "Hoàn thành"]
MANY = [*(f"Ủy ban nhân dân xã {letter}a" for letter in "BCDEGHIKLMNPQ"),
    "Sở Tư pháp", "Sở Tài chính", "Sở Tài chính và Đầu tư",
]  # fmt: skip


class Typist:
    """Types these lines in turn; None closes the box. Keeps what was asked."""

    def __init__(self, *lines: str | None) -> None:
        self.lines = list(lines)
        self.asked: list[tuple[str, str]] = []

    def __call__(self, question: str, start: str) -> str | None:
        """One line."""
        self.asked.append((question, start))
        return self.lines.pop(0)


def _chosen(options: Sequence[str], *lines: str | None, start: str = "") -> list[str] | None:
    field: Field = {"label": "Đơn vị", "value": start, "options": list(options)}
    typist = Typist(*lines)
    values = filled_in("Dòng 7", [field], typist)
    assert typist.lines == [], "every line was needed"
    return values


def test_lines_are_asked_one_after_another() -> None:
    """Each with its title, label and what stands there now; spaces at the ends go."""
    typist = Typist(" 80% ", "Đã họp")
    fields: list[Field] = [{"label": "Tỷ lệ", "value": "50"}, {"label": "Kết quả", "value": ""}]
    assert filled_in("Dòng 7", fields, typist) == ["80%", "Đã họp"]
    assert typist.asked == [("Dòng 7\nTỷ lệ", "50"), ("Dòng 7\nKết quả", "")]


def test_a_closed_box_ends_the_form() -> None:
    """What was typed before counts for nothing, the rest is not asked."""
    typist = Typist("80", None)
    fields: list[Field] = [{"label": label, "value": ""} for label in "abc"]
    assert filled_in("Dòng 7", fields, typist) is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["2"], "Đang thực hiện"),
        (["2."], "Đang thực hiện"),
        (["hoan thanh"], "Hoàn thành"),
        (["Hoàn thành"], "Hoàn thành"),
        (["4", "0", "xong", "3"], "Hoàn thành"),
        ([""], ""),
    ],
)
def test_one_of_a_few_is_chosen_by_number_or_word(lines: list[str], expected: str) -> None:
    """What fits nothing is asked again; an empty line keeps it open."""
    assert _chosen(FEW, *lines) == [expected]


def test_what_stood_there_may_stay() -> None:
    """Pressing OK on it keeps it, even where it is none of the options."""
    assert _chosen(FEW, "đang làm", start="đang làm") == ["đang làm"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["tu phap"], "Sở Tư pháp"),
        (["Sở Tài chính"], "Sở Tài chính"),
        (["tai chinh", "2"], "Sở Tài chính và Đầu tư"),
        (["khong co", "tu phap"], "Sở Tư pháp"),
        (["xa", "ca"], "Ủy ban nhân dân xã Ca"),
        ([""], ""),
    ],
)
def test_one_of_many_is_chosen_by_a_part_of_its_name(lines: list[str], expected: str) -> None:
    """One match is taken, a few are numbered, none or too many are asked again."""
    assert _chosen(MANY, *lines) == [expected]


@pytest.mark.parametrize("lines", [[None], ["tai chinh", None]])
def test_a_closed_list_ends_the_form(lines: list[str | None]) -> None:
    """At the first question as at the second."""
    assert _chosen(MANY, *lines) is None
