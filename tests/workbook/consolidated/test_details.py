"""The detail sheets of the consolidated workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from support.consolidated_book import figures, table, written
from support.sample_consolidation import AGENCIES, CONSOLIDATION, LINES

from validators.progress import StatusClass
from workbook.consolidated.changes import with_changes
from workbook.consolidated.model import Change, ChangeKind, Origin
from workbook.raw_table import State

if TYPE_CHECKING:
    from pathlib import Path


_CHANGE = Change(ChangeKind.CHANGED, "Sở Nội vụ", LINES[0].task, "Trạng thái", "Đang", "Xong")


def test_a_task_of_one_agency_is_one_row_with_its_report(tmp_path: Path) -> None:
    """Plan, class and report stand side by side."""
    rows = table(written(tmp_path)["Nhiệm vụ"], "Nội dung công việc")
    row = next(row for row in rows if row["Mã nhiệm vụ"] == "NV001")
    assert row["Nội dung công việc"] == LINES[0].task.content
    assert row["Phân loại"] == StatusClass.DONE_ON_TIME.value
    assert (row["Đơn vị báo cáo"], row["Trạng thái"]) == ("Sở Nội vụ", "Hoàn thành")
    assert (row["Tỷ lệ %"], row["Kết quả thực hiện"]) == (60, "- Đã họp 02 lần.")
    assert f"{row['Hạn cuối']:%d/%m/%Y}" == "30/06/2026"


def test_a_task_of_several_agencies_has_their_reports_beneath_it(tmp_path: Path) -> None:
    """Each report is a row of its own; who said nothing is told from who said something."""
    rows = table(written(tmp_path)["Nhiệm vụ"], "Nội dung công việc")
    at = next(at for at, row in enumerate(rows) if row["Mã nhiệm vụ"] == "NV003")
    whole, first, second = rows[at : at + 3]
    assert (whole["Đơn vị báo cáo"], whole["Tỷ lệ %"]) == ("2 đơn vị", None)
    assert whole["Kết quả thực hiện"] == (
        "Đã báo 1/2, hoàn thành 0, quá hạn 0.\nTỷ lệ bình quân của 1 đơn vị có ghi: 60%"
    )
    assert (first["Đơn vị báo cáo"], first["Trạng thái"]) == (
        "Sở Khoa học và Công nghệ", "Đang thực hiện",
    )  # fmt: skip
    assert (second["Đơn vị báo cáo"], second["Trạng thái"]) == ("Sở Nội vụ", "Chưa báo cáo")
    assert first["Mã nhiệm vụ"] is second["Mã nhiệm vụ"] is None
    assert "Nhiệm vụ II.1" in first["Nội dung công việc"]


def test_members_are_folded_beneath_their_task(tmp_path: Path) -> None:
    """They are grouped by outline and shut; the task's own row stays in sight."""
    sheet = written(tmp_path)["Nhiệm vụ"]
    levels = [sheet.row_dimensions[row].outlineLevel for row in range(1, sheet.max_row + 1)]
    assert levels[-3:] == [0, 1, 1]
    assert [sheet.row_dimensions[sheet.max_row - at].hidden for at in (2, 1, 0)] == [
        False,
        True,
        True,
    ]
    assert sheet.sheet_properties.outlinePr.summaryBelow is False


def test_what_coordinating_agencies_add_is_shown_and_counted_nowhere(tmp_path: Path) -> None:
    """It stands beneath the task, without a class of its own."""
    line = replace(LINES[0], beside=(LINES[1].reports[0],))
    book = written(tmp_path, replace(CONSOLIDATION, tasks=(line,)))
    row = table(book["Nhiệm vụ"], "Nội dung công việc")[-1]
    assert row["Đơn vị báo cáo"] == "Văn phòng UBND tỉnh (phối hợp)"
    assert (row["Phân loại"], row["Mã nhiệm vụ"]) == (None, None)
    assert figures(book["Tổng quan"])["Quá hạn"] == 0


def test_a_report_that_was_never_read_is_not_called_silent(tmp_path: Path) -> None:
    """An agency whose sheet could not be read has not failed to report: one word on all sheets."""
    unread = replace(LINES[0].reports[0], status="", percent=None, result="", read_at=None)
    unread = replace(unread, place=None, state=State.UNREACHABLE)
    unread = replace(unread, status_class=StatusClass.OVERDUE)
    line = replace(LINES[0], status_class=StatusClass.OVERDUE, reports=(unread,))
    book = written(tmp_path, replace(CONSOLIDATION, tasks=(line,)))
    (late,) = table(book["Quá hạn và sắp đến hạn"], "Mức độ")
    row = table(book["Nhiệm vụ"], "Nội dung công việc")[-1]
    source = table(book["Nguồn số liệu"], "Đơn vị")[-1]
    agency = table(book["Chưa báo cáo"], "Đơn vị")[0]
    said = (late["Trạng thái"], row["Trạng thái"], source["Tình trạng"], agency["Kết quả báo cáo"])
    assert set(said) == {"Không đọc được"}


def test_an_old_report_carries_its_age(tmp_path: Path) -> None:
    """What was read five days ago is not shown as fresh, here nor in the overview."""
    old = replace(LINES[0].reports[0], read_at=AGENCIES[2].read_at)
    line = replace(LINES[0], reports=(old,))
    book = written(tmp_path, replace(CONSOLIDATION, tasks=(line,)))
    row = table(book["Nhiệm vụ"], "Nội dung công việc")[-1]
    said = " ".join(figures(book["Tổng quan"]))
    assert "dữ liệu ngày 26/09/2026, cũ 5 ngày" in str(row["Ngày cập nhật"])
    assert "đã đọc bảng của 3/4 đơn vị" in said
    assert "1 đơn vị đang dùng số liệu cũ" in said


def test_every_report_can_be_traced_to_its_cell(tmp_path: Path) -> None:
    """Agency, task, file, tab, row, when read, since when unchanged, which snapshot."""
    origin = Origin("so-noi-vu.xlsx", "9f86d081884c7d65", AGENCIES[2].read_at)
    line = replace(LINES[0], reports=(replace(LINES[0].reports[0], origin=origin),))
    book = written(tmp_path, replace(CONSOLIDATION, tasks=(line,)))
    (row,) = table(book["Nguồn số liệu"], "Đơn vị")
    assert list(row.values()) == [
        "Sở Nội vụ", "NV001", "so-noi-vu.xlsx", "Biểu phân công", 12,
        "30/09/2026 23:05", "26/09/2026 23:05", "9f86d081884c", "Đã báo cáo",
    ]  # fmt: skip


def test_what_presses_is_listed_for_each_agency(tmp_path: Path) -> None:
    """The band, the last day, and how many days it is over or away."""
    soon = replace(LINES[0], last_day=date(2026, 10, 6), status_class=StatusClass.IN_TERM)
    soon = replace(soon, reports=(replace(LINES[0].reports[0], status_class=StatusClass.IN_TERM),))
    book = written(tmp_path, replace(CONSOLIDATION, tasks=(soon, LINES[1])))
    rows = table(book["Quá hạn và sắp đến hạn"], "Mức độ")
    keys = ("Mức độ", "Đơn vị", "Quá hạn (ngày)", "Còn (ngày làm việc)")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("Quá hạn", "Văn phòng UBND tỉnh", 2, None),
        ("Còn đến 3 ngày làm việc", "Sở Nội vụ", None, 3),
    ]


def test_changes_stand_with_old_and_new(tmp_path: Path) -> None:
    """Whose, of which task, in what; the page says with which day it compares."""
    before = replace(CONSOLIDATION, business_date=date(2026, 9, 30), tasks=LINES[1:])
    book = written(tmp_path, with_changes(CONSOLIDATION, before))
    (row,) = table(book["Thay đổi"], "Loại thay đổi")
    assert list(row.values())[:3] == ["Mới có", "Kế hoạch", "I.1"]
    assert "So với lần tổng hợp ngày 30/09/2026" in str(book["Thay đổi"]["A2"].value)
    assert figures(book["Tổng quan"])["Mới có"] == 1


def test_without_an_earlier_consolidation_that_is_said(tmp_path: Path) -> None:
    """No change is not the same as nothing to compare with."""
    book = written(tmp_path)
    assert "Chưa có lần tổng hợp trước" in str(book["Thay đổi"]["A2"].value)
    assert "Thay đổi (chưa có lần trước)" in figures(book["Tổng quan"])


def test_findings_stand_with_their_place_the_severest_first(tmp_path: Path) -> None:
    """Severity, source, sheet, cell, code, message and value."""
    rows = table(written(tmp_path)["Kết quả kiểm tra"], "Mức độ")
    assert [list(row.values()) for row in rows] == [
        ["Lỗi", "Sở Nội vụ", "Biểu phân công", "H2", "PC902", "Phải sửa.", None],
        ["Gợi ý", "Sở Nội vụ", "Biểu phân công", "H9", "PC901", "Nên sửa.", "x"],
    ]


def test_agencies_that_owe_reports_are_listed_apart(tmp_path: Path) -> None:
    """Only those not fully reported, with numbers, what they owe, reason and last reading."""
    rows = table(written(tmp_path)["Chưa báo cáo"], "Đơn vị")
    assert [list(row.values()) for row in rows] == [
        [1, "Sở Tư pháp", "Không đọc được", 1, 0, 1, None, None, "Chưa đọc được lần nào",
         "Mất quyền đọc"],
        [2, "Sở Nội vụ", "Báo cáo một phần", 2, 1, 1, "II.1", None, "30/09/2026 23:05", None],
    ]  # fmt: skip


def test_every_agency_stands_with_its_rates_and_sums_below(tmp_path: Path) -> None:
    """None is lost; received never passes expected; the sums are those of the columns."""
    *rows, total = table(written(tmp_path)["Theo đơn vị"], "Đơn vị")
    assert sorted(row["Đơn vị"] for row in rows) == sorted(line.agency for line in AGENCIES)
    shares = {row["Đơn vị"]: (row["Tỷ lệ đầy đủ"], row["Tỷ lệ kịp thời"]) for row in rows}
    assert shares["Sở Nội vụ"] == (0.5, 0.5)
    assert all(0 <= share <= 1 for pair in shares.values() for share in pair)
    for heading in ("Phải báo cáo", "Đã báo cáo", "Quá hạn chưa hoàn thành"):
        assert total[heading] == sum(row[heading] for row in rows)
