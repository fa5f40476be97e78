"""Whose a file or a mail is: sure, or nobody's."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from sync.whose import Whose
from validators.agencies import Agency, AgencyRegistry

REGISTRY = AgencyRegistry(
    (
        Agency("so-y-te", "Sở Y tế", ("SYT",), email="syt@tinh.example"),
        Agency("so-tai-chinh", "Sở Tài chính", ("STC",), email="chung@tinh.example"),
        Agency("so-ke-hoach", "Sở Kế hoạch và Đầu tư", email="chung@tinh.example"),
        Agency("ban-kinh-te", "Ban Kinh tế - Ngân sách HĐND tỉnh"),
        Agency("xa-tan-tien", "UBND xã Tân Tiến"),
        Agency("xa-tan-tien-2", "UBND xã Tân Tiên"),
        Agency("phuong-1", "UBND phường 1"),
        Agency("so-cu", "Sở Xây dựng (cũ)", email="sxd@tinh.example", valid_to=date(2025, 2, 28)),
        Agency("so-moi", "Sở Xây dựng", email="sxd@tinh.example"),
    )
)


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Sở Y tế", "Sở Y tế"),
        ("SỞ Y TẾ", "Sở Y tế"),
        (unicodedata.normalize("NFD", "Sở Y tế"), "Sở Y tế"),
        ("SYT", "Sở Y tế"),
        ("So Y te", "Sở Y tế"),
        ("so-y-te", "Sở Y tế"),
        ("so_y_te_thang_10_2026", "Sở Y tế"),
        ("Sở Tài chính - tháng 10", "Sở Tài chính"),
        ("Sở Tài chính 10-2026", "Sở Tài chính"),
        ("Sở Tài chính quý IV năm 2026", "Sở Tài chính"),
        ("Báo cáo tiến độ của Sở Y tế (lần 2)", "Sở Y tế"),
        ("BC Sở Y tế 20261012", "Sở Y tế"),
        ("Báo cáo Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư"),
        ("Ban Kinh tế - Ngân sách HĐND tỉnh - quý 4", "Ban Kinh tế - Ngân sách HĐND tỉnh"),
        ("UBND xã Tân Tiến", "UBND xã Tân Tiến"),
        ("UBND phường 1", "UBND phường 1"),
    ],
)
def test_a_name_whole_and_alone_is_sure(name: str, agency: str) -> None:
    """Around the name only words of paper and time; spelling may differ as people spell."""
    assert Whose(REGISTRY).of_name(name) == agency


@pytest.mark.parametrize(
    "name",
    [
        "",
        "tong-hop",
        "Sở Y tê",
        "Sở Y tế (1)",
        "Sở Y tế - Copy",
        "Bản sao của Sở Y tế",
        "Sở Y tế-MAY-TINH-01",
        "Sở Y tế, Sở Tài chính",
        "Sở Tài chính gửi Sở Y tế",
        "Trung tâm CDC - Sở Y tế",
        "UBND xa Tan Tien",
        "UBND xã Tân Tiến 2",
        "UBND phường 1 2",
        "UBND phường",
        "S\u043e Y te",
    ],
)
def test_anything_else_is_nobodys(name: str) -> None:
    """Copies, two names, parts of bodies, names that are one only without their marks."""
    assert Whose(REGISTRY).of_name(name) is None


@pytest.mark.parametrize(
    ("address", "agency"),
    [
        ("syt@tinh.example", "Sở Y tế"),
        ("SYT@Tinh.Example", "Sở Y tế"),
        ("an@so-y-te.example", "Sở Y tế"),
        ("sxd@tinh.example", "Sở Xây dựng"),
        ("chung@tinh.example", None),
        ("syt@tinh.example.vn", None),
        ("", None),
    ],
)
def test_an_address_belongs_to_one_agency_or_none(address: str, agency: str | None) -> None:
    """An address of two agencies tells nothing; one that went over to a successor does."""
    whose = Whose(REGISTRY, {"an@so-y-te.example": "SYT"})

    assert whose.of_address(address) == agency
