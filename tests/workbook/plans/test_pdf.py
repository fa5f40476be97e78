"""A PDF with a text layer gives the same plan as its text, whatever its lines and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.documents import text_blocks
from support.office import convert
from support.pdf_pages import Layout, Pages, plan_pdf, words_of
from support.same_plan import differences

from templates import read_template
from workbook.bieu import write_bieu
from workbook.plans import read_plan, read_plan_text
from workbook.sections import numbered

if TYPE_CHECKING:
    from pathlib import Path

PLANS = ("tuyen-quang", "ha-tinh", "thieu-trung", "van-phong-ubnd", "lang-son-thanh-tra")
LAYOUTS = {
    "justified": Layout(),
    "wide": Layout(leading=1.6, split=False),
    "ragged": Layout(justified=False, size=13),
    "block": Layout(indent=0, spacing=8),
    "hanging": Layout(hanging=True, spacing=3),
    "repeated": Layout(header=True, leading=1.4),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_is_the_same(shared: Path, tmp_path: Path, name: str) -> None:
    """Head, tasks, duties and what is left over: as from the text."""
    text = (shared / "plans" / f"{name}.txt").read_text("utf-8")
    path = plan_pdf(tmp_path / f"{name}.pdf", text_blocks(text), Layout())

    plan = read_plan(path)

    assert differences(read_plan_text(text), plan) == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("name", ["thieu-trung", "lang-son-thanh-tra"])
def test_any_layout_is_the_same(shared: Path, tmp_path: Path, name: str, layout: Layout) -> None:
    """Ragged or justified, indented, hanging or in blocks: the paragraphs are the same."""
    text = (shared / "plans" / f"{name}.txt").read_text("utf-8")
    path = plan_pdf(tmp_path / f"{name}.pdf", text_blocks(text), layout)

    assert differences(read_plan_text(text), read_plan(path)) == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_sample_is_the_same(tmp_path: Path, layout: Layout) -> None:
    """The sample plan with its table over pages, rows cut by them or not."""
    text = read_template("ke_hoach_mau.txt")
    path = plan_pdf(tmp_path / "mau.pdf", text_blocks(text), layout)

    assert differences(read_plan_text(text), read_plan(path)) == []


def test_the_document_is_left_as_it_is(tmp_path: Path) -> None:
    """Reading changes nothing and leaves nothing beside the file."""
    path = plan_pdf(tmp_path / "mau.pdf", text_blocks(read_template("ke_hoach_mau.txt")), Layout())
    before = path.read_bytes()

    read_plan(path)

    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["mau.pdf"]


def test_the_body_below_its_superior_is_the_issuer(tmp_path: Path) -> None:
    """Of two bodies in the title block the lower one issues; its name may begin with `Sở`."""
    pages = Pages()
    left = ["UBND TỈNH A", "SỞ TƯ PHÁP", "Số: 12/KH-STP"]
    pages.columns(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tỉnh A, ngày 12 tháng 3 năm 2026"])
    pages.paragraph(words_of("KẾ HOẠCH", 99), centred=True)
    pages.paragraph(words_of("Công tác hòa giải ở cơ sở năm 2026", 99), centred=True)
    for text in ("I. NHIỆM VỤ", "1. Tập huấn.", "- Đơn vị chủ trì: Văn phòng."):
        pages.paragraph(words_of(text))

    plan = read_plan(pages.save(tmp_path / "ke-hoach.pdf"))

    assert (plan.head.issuer, plan.head.number) == ("Sở tư pháp", "12/KH-STP")
    assert [(task.content, task.lead) for task in plan.tasks] == [("Tập huấn.", "Văn phòng")]


@pytest.mark.office
def test_a_table_printed_by_libreoffice(tmp_path: Path) -> None:
    """The sheet of a plan, printed over landscape pages by another program, has its tasks."""
    plan = numbered(read_plan_text(read_template("ke_hoach_mau.txt")))
    write_bieu(tmp_path / "bieu.xlsx", plan)

    found = read_plan(convert(tmp_path / "bieu.xlsx", "pdf", tmp_path))

    ids = {task.task_id for task in plan.tasks}
    assert [one for one in differences(plan, found) if one[0] in ids] == []
    assert len(found.tasks) == len(plan.tasks)
