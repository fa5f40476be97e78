"""Head and foot of a document."""

from __future__ import annotations

from datetime import date

import pytest

from validators.plan import PlanHead
from workbook.heading_block import attached_to, issuer_lines, long_date, signatures


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_a_date_is_written_as_the_decree_wants(day: date, text: str) -> None:
    """Days 1 to 9 and months 1 and 2 take a zero, other months none."""
    assert long_date(day) == text


def test_what_a_plan_does_not_say_is_left_as_dots() -> None:
    """No number, day or issuer is invented."""
    assert attached_to(PlanHead()) == (
        "(Kèm theo Kế hoạch số ……… ngày …… tháng …… năm ……… của ………)"
    )


def test_the_kind_of_document_follows_its_symbol() -> None:
    """A plan issued with a decision is called a decision."""
    head = PlanHead("7/QĐ-UBND", date(2026, 4, 1), issuer="Ủy ban nhân dân xã Hòa Bình")
    assert attached_to(head) == (
        "(Kèm theo Quyết định số 7/QĐ-UBND ngày 01 tháng 4 năm 2026 "
        "của Ủy ban nhân dân xã Hòa Bình)"
    )


@pytest.mark.parametrize(
    ("issuer", "lines"),
    [
        ("Ủy ban nhân dân tỉnh Bình Minh", "ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH"),
        ("Uỷ ban nhân dân xã Hòa An", "UỶ BAN NHÂN DÂN\nXÃ HÒA AN"),
        ("ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH", "ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH"),
        ("Thanh tra tỉnh", "THANH TRA TỈNH"),
    ],
)
def test_the_issuer_stands_in_capitals(issuer: str, lines: str) -> None:
    """A people's committee takes two lines, in either spelling of its name."""
    assert issuer_lines(issuer) == lines


@pytest.mark.parametrize(
    ("issuer", "title"),
    [
        ("Ủy ban nhân dân tỉnh Bình Minh", "TM. ỦY BAN NHÂN DÂN"),
        ("UỶ BAN NHÂN DÂN\nXÃ HÒA AN", "TM. ỦY BAN NHÂN DÂN"),
        ("UBND xã Hòa An", "TM. ỦY BAN NHÂN DÂN"),
        ("Văn phòng UBND tỉnh", "THỦ TRƯỞNG ĐƠN VỊ"),
        ("Sở Tư pháp", "THỦ TRƯỞNG ĐƠN VỊ"),
        (None, "THỦ TRƯỞNG ĐƠN VỊ"),
    ],
)
def test_only_a_collective_body_is_signed_for(issuer: str | None, title: str) -> None:
    """`TM.` stands for bodies that decide together, a neutral title for all others."""
    assert signatures(issuer, "NGƯỜI LẬP BIỂU")[1].title == title
