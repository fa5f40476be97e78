"""A PDF with a text layer gives the same plan as its text, whatever its lines and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.documents import text_blocks
from support.pdf_pages import Layout, plan_pdf
from support.same_plan import differences

from templates import read_template
from workbook.plans import read_plan, read_plan_text

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
