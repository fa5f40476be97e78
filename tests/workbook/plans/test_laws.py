"""What holds for every text: no other error, no line lost, any wrapping, linear time."""

from __future__ import annotations

import textwrap
import time
from collections import Counter
from contextlib import suppress
from dataclasses import astuple
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from templates import read_template
from workbook.plans import PlanError, read_plan_text
from workbook.plans.assemble import Reading, plan_of, read_blocks
from workbook.plans.parts import Part, words_of
from workbook.plans.text_reader import blocks_of_text

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.plans.blocks import Line, Row

TASKS = {Part.TASK, Part.NARRATIVE, Part.ORGANISATION}
LABELS = "Cơ quan Đơn vị chủ trì thực hiện phối hợp Thời gian Kết quả/sản phẩm"
PIECES = [
    "KẾ HOẠCH",
    "I. NHIỆM VỤ",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Sở Y tế",
    "1.1. Tiêm chủng",
    "a) Đơn vị chủ trì: Sở Y tế; thời gian: Quý II",
    "- việc nhỏ",
    "+ Phối hợp:",
    "đến năm 2030.",
    "TT\tNội dung\tChủ trì\tThời gian",
    "1\tViệc\tSở A\t",
    "| a | b | c |",
    "<table><tr><td>Nội dung</td>",
    "</table>",
    "**đậm",
    "¹ chú thích",
    "Nơi nhận:",
    "Điều 1. Ban hành",
    "PHỤ LỤC",
    "Trang 2",
    "Trên đây là Kế hoạch./.",
    "ngày 99999999999999999999 tháng 1 năm 2026",
]
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=25)
PROSE = """\
KẾ HOẠCH

Nâng cao chất lượng phục vụ người dân năm 2026

II. NHIỆM VỤ

1. Tiếp nhận hồ sơ

a) Bố trí công chức trực tại bộ phận tiếp nhận vào sáng thứ bảy hằng tuần để người dân không phải \
nghỉ làm khi đi nộp hồ sơ, nhất là với các thủ tục về hộ tịch, đất đai và bảo trợ xã hội.

Đơn vị chủ trì: Văn phòng xã; các bộ phận chuyên môn có thủ tục hành chính được tiếp nhận tại đây.

Thời gian thực hiện: từ tháng ba năm nay cho đến khi có hướng dẫn khác của cơ quan cấp trên.

b) Niêm yết công khai toàn bộ thủ tục hành chính bằng chữ in đủ lớn ở nơi dễ nhìn, kèm theo mã để \
tra cứu trên điện thoại và số máy của người có trách nhiệm giải thích cho người dân.

Đơn vị chủ trì: Văn phòng xã phối hợp với đoàn viên thanh niên của xã.
"""


def bare_words(text: str) -> list[str]:
    """The words of a text without signs around them."""
    return [bare for word in text.split() if (bare := word.strip(".;:,/|-–()“”"))]


def words(block: Line | Row) -> list[str]:
    """The words of a block."""
    return bare_words(words_of(block))


def reading_of(text: str) -> Reading:
    """A text read to the end, with its ledger."""
    reading = read_blocks(blocks_of_text(text))
    plan_of(reading)
    return reading


@given(LINES.map("\n".join))
@settings(max_examples=150, deadline=None)
@example("<table><![x")
@example('a\t"b\tc')
def test_only_plan_errors(text: str) -> None:
    """Whatever the text, it is a plan or a PlanError; identifiers never repeat."""
    with suppress(PlanError):
        plan = read_plan_text(text)

        for tasks in (plan.tasks, plan.organisation_tasks, plan.narrative_tasks):
            assert max(Counter(task.task_id for task in tasks).values(), default=1) == 1


@given(LINES.map("\n".join))
@settings(max_examples=150, deadline=None)
def test_no_line_is_lost(text: str) -> None:
    """Every line with words is filed, and every block is filed exactly once."""
    text = text.replace("\r", "\n")

    entries = reading_of(text).ledger.entries

    filed = {place for block, _ in entries for place in block.places}
    wordy = {at for at, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert wordy <= filed
    assert max(Counter(id(block) for block, _ in entries).values(), default=1) == 1


@pytest.mark.parametrize("name", ["ha-tinh", "lang-son-thanh-tra", "thieu-trung", "tuyen-quang"])
def test_the_words_of_every_task_line_are_in_a_task(shared: Path, name: str) -> None:
    """What is filed as a task stands, word for word, in some task; only labels are left out."""
    reading = reading_of((shared / "plans" / f"{name}.txt").read_text("utf-8"))
    plan = plan_of(reading)
    tasks = (*plan.tasks, *plan.organisation_tasks, *plan.narrative_tasks)

    filed = {
        word for block, part in reading.ledger.entries if part in TASKS for word in words(block)
    }

    said = {word for task in tasks for text in astuple(task) for word in bare_words(text)}
    assert filed - said <= set(bare_words(LABELS))


@given(st.integers(min_value=34, max_value=140))
@settings(deadline=None)
@example(66)
def test_any_wrapping_gives_the_same_tasks(width: int) -> None:
    """Lines wrapped at any width, with a blank line after each, are the same plan."""
    wrapped = "\n\n".join(part for line in PROSE.split("\n") for part in textwrap.wrap(line, width))

    assert read_plan_text(wrapped).tasks == read_plan_text(PROSE).tasks


def test_blank_lines_between_rows_change_nothing() -> None:
    """The sample plan with a blank line after every line is the same plan."""
    text = read_template("ke_hoach_mau.txt")

    assert read_plan_text(text.replace("\n", "\n\n")) == read_plan_text(text)


@pytest.mark.parametrize(
    "line",
    ["- Việc cần làm\n", "- Đơn vị chủ trì: Sở A\n", "a: b; (c: d\n", "*a **b _c\n", "<table>\n"],
)
def test_time_grows_with_the_text(line: str) -> None:
    """Eight times the text takes about eight times as long, not sixty-four."""
    head = "KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n1. Việc chung\n"

    short, long = (_seconds(head + line * count) for count in (400, 3200))

    assert long < 30 * max(short, 0.004)


def _seconds(text: str) -> float:
    start = time.perf_counter()
    reading_of(text)
    return time.perf_counter() - start
