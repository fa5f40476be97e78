"""A Word document gives the same plan as its text, however Word holds numbers and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.documents import plan_docx, text_blocks
from support.same_plan import differences

from templates import read_template
from workbook.plans import read_plan, read_plan_text

if TYPE_CHECKING:
    from pathlib import Path

PLANS = ("tuyen-quang", "ha-tinh", "thieu-trung", "van-phong-ubnd", "lang-son-thanh-tra")


@pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_is_the_same(shared: Path, tmp_path: Path, name: str, automatic: bool) -> None:
    """Head, tasks, duties and what is left over: as from the text, numbers typed or automatic."""
    text = (shared / "plans" / f"{name}.txt").read_text("utf-8")
    path = plan_docx(tmp_path / f"{name}.docx", text_blocks(text), automatic=automatic)

    plan = read_plan(path)

    assert differences(read_plan_text(text), plan) == []


@pytest.mark.parametrize("split", [1, 2, 9, 15])
def test_the_sample_with_its_table_in_two_pieces(tmp_path: Path, split: int) -> None:
    """A table that was cut in two goes on with the heading of its first piece."""
    text = read_template("ke_hoach_mau.txt")
    path = plan_docx(tmp_path / "mau.docx", text_blocks(text), split=split)

    assert differences(read_plan_text(text), read_plan(path)) == []


def test_the_document_is_left_as_it_is(tmp_path: Path) -> None:
    """Reading changes nothing and leaves nothing beside the file."""
    path = plan_docx(tmp_path / "mau.docx", text_blocks(read_template("ke_hoach_mau.txt")))
    before = path.read_bytes()

    read_plan(path)

    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["mau.docx"]
