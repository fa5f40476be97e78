"""Plans as the real LibreOffice Writer saves and prints them: the same tasks as from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.documents import plan_docx, text_blocks
from support.office import convert
from support.same_plan import differences

from validators.text import nfc
from workbook.plans import read_plan, read_plan_text

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan

pytestmark = pytest.mark.office
PLANS = ("tuyen-quang", "ha-tinh", "thieu-trung", "van-phong-ubnd", "lang-son-thanh-tra")
FIELDS = ("task_id", "number", "content", "lead", "coordinating", "deliverable", "deadline")


def _words(plan: Plan) -> list[tuple[str, ...]]:
    """Every field of every task without spaces: a narrow cell may break inside a word."""
    tasks = (*plan.tasks, *plan.organisation_tasks, *plan.narrative_tasks)
    return [tuple("".join(nfc(getattr(one, f)).split()) for f in FIELDS) for one in tasks]


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("kind", ["odt", "doc"])
def test_saved_by_writer(kind: str, name: str, shared: Path, tmp_path: Path) -> None:
    """A plan saved as .odt or .doc is read through LibreOffice field for field."""
    text = (shared / f"plans/{name}.txt").read_text("utf-8")
    document = plan_docx(tmp_path / f"{name}.docx", text_blocks(text))

    plan = read_plan(convert(document, kind, tmp_path))

    assert differences(read_plan_text(text), plan) == []


@pytest.mark.parametrize("name", PLANS)
def test_printed_by_writer(name: str, shared: Path, tmp_path: Path) -> None:
    """A PDF with narrow columns, rows cut by pages and a close letterhead gives the same words."""
    text = (shared / f"plans/{name}.txt").read_text("utf-8")
    document = plan_docx(tmp_path / f"{name}.docx", text_blocks(text))

    plan, wanted = read_plan(convert(document, "pdf", tmp_path)), read_plan_text(text)

    assert _words(plan) == _words(wanted)
    assert (plan.head.number, plan.head.issued_on, plan.head.issuer) == (
        wanted.head.number,
        wanted.head.issued_on,
        wanted.head.issuer,
    )
