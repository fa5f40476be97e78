"""Who has met the reporting obligations of the plan, and what no sheet tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.past_nights import night

if TYPE_CHECKING:
    from pathlib import Path

    from support.reporting import Reporting


def test_who_has_met_the_plan_s_reports(office: Path, say: Reporting) -> None:
    """New words by the last day are told apart from old ones; what no sheet tells is said so."""
    night(office, "2026-09-24")

    duties = say.json(office, "--period", "quy", "--as-of", "2026-09-28")["obligations"]

    by_day = {(duty["kind"], duty["last_day"]): duty for duty in duties}
    monthly = by_day["monthly", "2026-09-24"]
    assert (monthly["since"], monthly["to"]) == ("2026-08-25", "Sở Nội vụ")
    assert monthly["agencies"]["Có số liệu mới, đủ các nhiệm vụ"] == ["Sở Y tế"]
    assert monthly["agencies"]["Không có số liệu mới"] == ["Sở Nội vụ"]
    assert "Sở Tư pháp" in monthly["agencies"]["Không đọc được bảng lần nào"]
    assert "Công an tỉnh" in monthly["agencies"]["Không chủ trì nhiệm vụ nào nên không có bảng"]
    listed = [name for names in monthly["agencies"].values() for name in names]
    assert len(listed) == len(set(listed))
    assert by_day["quarterly", "2026-09-29"]["remark"] == "Chưa đến hạn."
    assert by_day["monthly", "2026-10-24"]["agencies"] == {}


def test_reports_that_no_sheet_tells_of(office: Path, say: Reporting) -> None:
    """A synthesis is sent as a document; a day before the first night is unknown."""
    duties = say.json(office, "--period", "nam", "--as-of", "2026-09-14")["obligations"]

    remarks = {(duty["kind"], duty["last_day"]): duty["remark"] for duty in duties}
    assert remarks["quarterly", "2026-06-29"].startswith("Báo cáo tổng hợp")
    assert remarks["monthly", "2026-05-24"].startswith("Chưa lấy số liệu lần nào")
    assert remarks["monthly", "2026-06-24"] is None
