"""Who could not be read, as people are told: who shares a reason shares a line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sync.commands.working import tell_unread

if TYPE_CHECKING:
    import pytest

TODAY = date(2026, 6, 3)
MONDAY, TUESDAY = (datetime(2026, 6, day, 15, tzinfo=UTC) for day in (1, 2))
DOWN = "Google Sheets đang gặp sự cố (lỗi 503); lần chạy sau sẽ đọc lại."
NEVER = "chưa lấy được số liệu lần nào."
NAMES = tuple(f"UBND xã Mẫu {number}" for number in range(190))


def test_google_is_down_for_everybody(capsys: pytest.CaptureFixture[str]) -> None:
    """One line for 190 agencies, and where all their names are."""
    tell_unread(dict.fromkeys(NAMES, DOWN), dict.fromkeys(NAMES, TUESDAY), TODAY)

    line, more = capsys.readouterr().out.splitlines()
    assert line.startswith("190 đơn vị (UBND xã Mẫu 0, UBND xã Mẫu 1, ")
    assert line.endswith(f"…): {DOWN} Đang dùng số liệu ngày 02/06/2026, cũ 1 ngày.")
    assert "Theo đơn vị" in more


def test_another_age_is_another_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A few are all named; whose figures are older, or were never there, stands apart."""
    ages = {"Sở Y tế": MONDAY, "Sở Nội vụ": TUESDAY, "Sở Tư pháp": TUESDAY, "Sở Xây dựng": None}
    reasons = {**dict.fromkeys(ages, DOWN), "Sở Tài chính": NEVER}

    tell_unread(reasons, {**ages, "Sở Tài chính": None}, TODAY)

    assert capsys.readouterr().out.splitlines() == [
        f"Sở Y tế: {DOWN} Đang dùng số liệu ngày 01/06/2026, cũ 2 ngày.",
        f"Sở Nội vụ, Sở Tư pháp: {DOWN} Đang dùng số liệu ngày 02/06/2026, cũ 1 ngày.",
        f"Sở Xây dựng: {DOWN} Chưa có số liệu lần nào.",
        f"Sở Tài chính: {NEVER}",
    ]
