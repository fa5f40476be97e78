"""The plan changes, the form of an agency does not: it is told that the form is old."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.past_nights import night
from support.plans import plan, task

from sync.cli import run
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

ROADS = "Sửa chữa các tuyến đường liên xã bị hư hỏng sau mùa mưa"
SETTINGS = 'plan = "ke-hoach.xlsx"\n[folder.files]\n"Sở Tư pháp" = "so-tu-phap.xlsx"\n'
OLD, NEW = (plan(task("I.1", content=ROADS, deadline=each)) for each in ("30/9/2026", "31/10/2026"))
DOING = {"I.1": {"status": "Đang thực hiện", "percent": "40"}}


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A department whose plan was changed after the night of 2 June; the agency kept its form."""
    settings = tmp_path / "phancong.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    write_bieu(tmp_path / "ke-hoach.xlsx", OLD)
    write_bieu(tmp_path / "so-tu-phap.xlsx", OLD, progress=DOING)
    night(settings, "2026-06-02")
    write_bieu(tmp_path / "ke-hoach.xlsx", NEW)
    return settings


def _told(settings: Path, name: str = "tong-hop.xlsx") -> list[tuple[object, object]]:
    """Code and sentence of what was found about cells of the plan."""
    lines = load_workbook(settings.parent / name)["Kết quả kiểm tra"].values
    return [(line[4], line[5]) for line in lines if line[4] in {"PC605", "PC612"}]


def test_an_old_form_is_told_as_one(settings: Path) -> None:
    """With the words of the plan of now; the consolidation goes by them."""
    night(settings, "2026-06-05")

    words = (
        "Nhiệm vụ I.1, cột “Thời gian thực hiện” còn theo biểu cũ; kế hoạch nay là “31/10/2026”."
    )
    assert _told(settings) == [("PC612", words)]


def test_words_that_no_plan_ever_said_are_a_change(settings: Path) -> None:
    """The agency gave itself another deadline."""
    own = plan(task("I.1", content=ROADS, deadline="31/12/2026"))
    write_bieu(settings.parent / "so-tu-phap.xlsx", own, progress=DOING)
    night(settings, "2026-06-05")

    assert [code for code, _ in _told(settings)] == ["PC605"]


def test_a_plan_of_later_was_not_known_then(settings: Path) -> None:
    """A past night told again says what it said: who runs ahead of the plan had changed it."""
    write_bieu(settings.parent / "ke-hoach.xlsx", OLD)
    write_bieu(settings.parent / "so-tu-phap.xlsx", NEW, progress=DOING)
    night(settings, "2026-06-05")
    then = _told(settings)
    write_bieu(settings.parent / "ke-hoach.xlsx", NEW)
    night(settings, "2026-06-08")

    run(["consolidate", "--as-of", "2026-06-05", "--settings", str(settings)])

    assert [code for code, _ in then] == ["PC605"]
    assert _told(settings, "tong-hop (2026-06-05).xlsx") == then
    assert _told(settings) == []
