"""Slips of scans: what is proposed, and all that must be left alone."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from validators.legible import legible
from validators.office_phrases import PHRASES
from validators.slips import mended, slips
from validators.syllables import is_syllable
from workbook.plans import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan

SLIPS = """
phói hợp với các sở → phối hợp với các sở
NHIỆM VỤ CỤ THÊ → NHIỆM VỤ CỤ THỂ
tổ chức thưc hiện → tổ chức thực hiện
Kip thời biểu dương → Kịp thời biểu dương
Ðẩy mạnh cai cách hành chính → Đẩy mạnh cải cách hành chính
đầy mạnh tuyên truyên → đẩy mạnh tuyên truyền
công tác phô biến pháp luật → công tác phổ biến pháp luật
TÔ CHỨC THỰC HIỆN → TỔ CHỨC THỰC HIỆN
báo cảo kết quả → báo cáo kết quả
bảo đám tiến dộ → bảo đảm tiến độ
kế hoạcb kiểm tra → kế hoạch kiểm tra
các cơ quan, đơn vi liên quan → các cơ quan, đơn vị liên quan
những viêc còn lại → những việc còn lại
rà soát, bồ sung → rà soát, bổ sung
"""
# Each line is right, or not for us to mend.
SOUND = """
một phần công việc đã giao
theo Quyết định ký ngày 5/3
trong quý trình Ủy ban nhân dân tỉnh
chi tiêu ngân sách, chỉ tiêu kế hoạch, phân bố dân cư, phân bổ kinh phí
khả năng cao hơn năm trước
ông Lê Phói, bà Trần Thị Kip, xã Thưc Hiên
huyện Đắk Lắk, xã Ia Grai, Krông Nô, Ea Súp, Plông
phần mềm iOffice, Kip Corp, cài đặt Microsoft Excel, họp qua Zoom, ôtô, axít, Pa-ki-x-thăng
to chuc thuc hien bao cao phoi hop
UBND, HĐND, TTHC, CCHC, VBQPPL, CBCCVC
tổ. Chúc mừng; phối, hợp lý
hòa giải, hoà giải, kĩ thuật, quản lí, qui định
đóng góp ý kiến; hướng tới; cơ số thuốc; bí thư; bì thư
"""


@pytest.mark.parametrize("line", SLIPS.strip().split("\n"))
def test_the_one_word_that_fits_is_proposed(line: str) -> None:
    """Marks lost, added or changed and letters misread; case and all other letters stay."""
    written, right = line.split(" → ")

    assert mended(legible(written)) == right
    assert mended(right) == right


@pytest.mark.parametrize("line", SOUND.strip().split("\n"))
def test_what_is_right_or_foreign_is_left_alone(line: str) -> None:
    """Words that another phrase claims, names, abbreviations, foreign words, unmarked text."""
    assert slips(line) == ()


def test_letters_taken_apart_are_the_same_words() -> None:
    """Text in composed letters shows the same slip."""
    (slip,) = slips(legible(unicodedata.normalize("NFD", "chủ trì, phói hợp")))

    assert (slip.wrong, slip.right) == ("phói", "phối")


def test_the_list_is_sound() -> None:
    """Two syllables each, all of them Vietnamese, and none a slip of another phrase."""
    words = [word for phrase in PHRASES.values() for word in phrase.split(" ")]

    assert len(words) == 2 * len(PHRASES)
    assert [word for word in words if not is_syllable(word)] == []
    assert [phrase for phrase in PHRASES.values() if slips(phrase)] == []


def _texts(plan: Plan) -> list[str]:
    return [
        text
        for task in (*plan.tasks, *plan.organisation_tasks, *plan.narrative_tasks)
        for text in (task.content, task.detail, task.section, task.deliverable, task.deadline)
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ha-tinh", set()),
        ("lang-son-thanh-tra", set()),
        ("thieu-trung", set()),
        ("tuyen-quang", {("đầy", "đẩy"), ("phô", "phổ"), ("Kip", "Kịp")}),
        ("van-phong-ubnd", set()),
    ],
)
def test_no_false_alarm_in_the_plans(
    name: str, expected: set[tuple[str, str]], shared: Path
) -> None:
    """All text of all tasks: only the slips that a careful reader found in them."""
    plan = read_plan(shared / f"plans/{name}.txt")

    found = {(slip.wrong, slip.right) for text in _texts(plan) for slip in slips(legible(text))}

    assert found == expected
