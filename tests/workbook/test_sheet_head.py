"""The head of a plan, read from above its table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.plans import HEAD, plan, task
from support.tables import raw_table

from workbook.bieu import write_bieu
from workbook.reading import read_workbook
from workbook.sheet_head import sheet_head

if TYPE_CHECKING:
    from pathlib import Path


def test_our_own_form_gives_back_its_head(tmp_path: Path) -> None:
    """Number, date, title and year come back from the biểu that was written."""
    write_bieu(tmp_path / "bieu.xlsx", plan(task("I.1")))

    (raw,) = read_workbook(tmp_path / "bieu.xlsx")

    head = sheet_head(raw)
    assert (head.number, head.issued_on, head.year) == (HEAD.number, HEAD.issued_on, HEAD.year)
    assert head.title == HEAD.title


def test_the_year_of_the_plan_is_not_that_of_its_date() -> None:
    """A plan for 2027 issued in 2026 counts in 2027."""
    raw = raw_table(
        "Kế hoạch công tác năm 2027||\n"
        "(Kèm theo Kế hoạch số 5/KH-SYT ngày 28/12/2026 của Sở Y tế)||\n"
        "TT|Nội dung|Chủ trì|Thời hạn\n1|Họp|Sở Y tế|15/6"
    )

    head = sheet_head(raw)

    assert (head.number, head.issued_on, head.year) == ("5/KH-SYT", date(2026, 12, 28), 2027)


def test_nothing_above_nothing_said() -> None:
    """A bare table has no head, and none is invented."""
    head = sheet_head(raw_table("TT|Nội dung|Chủ trì|Thời hạn\n1|Họp|Sở Y tế|15/6"))

    assert (head.number, head.issued_on, head.year, head.title) == (None, None, None, None)


def test_a_title_may_hold_a_date_and_captions_are_no_title() -> None:
    """The date of another document in the title is not the plan's own, nor is `Số: …` a title."""
    raw = raw_table(
        "Số: 62/KH-UBND||\nTuyên Quang, ngày 10 tháng 9 năm 2025||\n"
        "Thực hiện Nghị quyết số 66-NQ/TW ngày 30/4/2025 của Bộ Chính trị||\n"
        "TT|Nội dung|Chủ trì|Thời hạn\n1|Họp|Sở Y tế|15/6"
    )

    head = sheet_head(raw)

    assert head.title == "Thực hiện Nghị quyết số 66-NQ/TW ngày 30/4/2025 của Bộ Chính trị"
    assert (head.number, head.issued_on) == ("62/KH-UBND", date(2025, 9, 10))
