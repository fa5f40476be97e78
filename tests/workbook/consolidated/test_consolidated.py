"""The consolidated workbook, read back with openpyxl."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.package_parts import active_content, formulas
from support.sample_consolidation import AGENCIES, CONSOLIDATION, FINDINGS, LINES
from support.sample_plan import HEAD

from validators.findings import Severity
from validators.progress import StatusClass
from workbook.consolidated.model import Answer, Consolidation
from workbook.consolidated.write import consolidated_bytes, write_consolidated

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from workbook.raw_table import Stored

_SHEETS = ["Tổng quan", "Nhiệm vụ", "Kết quả kiểm tra", "Chưa báo cáo", "Đơn vị"]
EMPTY = Consolidation(HEAD, CONSOLIDATION.business_date, (), (), ())


def written(folder: Path, consolidation: Consolidation = CONSOLIDATION) -> Workbook:
    """The workbook, written and read back with the values stored in it."""
    path = folder / "tong-hop.xlsx"
    write_consolidated(path, consolidation)
    return load_workbook(path, data_only=True)


def table(sheet: Worksheet, first_heading: str) -> list[dict[str, Stored]]:
    """The rows below the header that begins with a heading, by heading."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if first_heading in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def figures(sheet: Worksheet) -> dict[str, Stored]:
    """Every word of the overview with the value to its right."""
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    return {cell.value: cell.offset(0, 1).value for cell in cells if cell.column in (1, 5)}


def test_the_workbook_has_its_sheets_in_order(tmp_path: Path) -> None:
    """Overview first, then tasks, findings, who is missing, all agencies."""
    assert written(tmp_path).sheetnames == _SHEETS


def test_the_overview_counts_what_was_consolidated(tmp_path: Path) -> None:
    """Stored figures per class, answer and severity equal a recount of the values."""
    shown = figures(written(tmp_path)["Tổng quan"])
    classes = Counter(line.status_class for line in LINES)
    answers = Counter(line.answer for line in AGENCIES)
    severities = Counter(finding.severity for finding in FINDINGS)
    for kind, counts in ((StatusClass, classes), (Answer, answers), (Severity, severities)):
        assert {one.value: shown[one.value] for one in kind} == {
            one.value: counts[one] for one in kind
        }


def test_totals_add_up(tmp_path: Path) -> None:
    """The three totals are the numbers of tasks, agencies and findings; shares make 100 %."""
    sheet = written(tmp_path)["Tổng quan"]
    totals = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Tổng số"]
    assert sorted(cell.offset(0, 1).value for cell in totals) == sorted(
        [len(LINES), len(AGENCIES), len(FINDINGS)]
    )
    assert [cell.offset(0, 2).value for cell in totals] == [1, 1, 1]


def test_only_our_own_formulas_are_in_the_file(tmp_path: Path) -> None:
    """Counts, sums and shares on the overview; nothing else calculates or links."""
    written(tmp_path)
    path = tmp_path / "tong-hop.xlsx"
    kinds = Counter(text.partition("(")[0] for text in formulas(path))
    assert kinds == {"COUNTIFS": 7, "COUNTIF": 7, "SUM": 3, "IF": 17}
    assert active_content(path) == []


def test_a_task_of_one_agency_is_one_row_with_its_report(tmp_path: Path) -> None:
    """Plan, class and report stand side by side."""
    rows = table(written(tmp_path)["Nhiệm vụ"], "Nội dung công việc")
    row = next(row for row in rows if row["Mã nhiệm vụ"] == "NV001")
    assert row["Nội dung công việc"] == LINES[0].task.content
    assert row["Phân loại"] == StatusClass.DONE_ON_TIME.value
    assert (row["Đơn vị báo cáo"], row["Trạng thái"]) == ("Sở Nội vụ", "Hoàn thành")
    assert (row["Tỷ lệ %"], row["Kết quả thực hiện"]) == (60, "- Đã họp 02 lần.")
    assert f"{row['Hạn cuối']:%d/%m/%Y}" == "30/06/2026"
    assert row["Nguồn số liệu"] == "Biểu phân công!H12\n30/09/2026 23:05"


def test_a_task_of_several_agencies_has_their_reports_beneath_it(tmp_path: Path) -> None:
    """Each report is a row of its own; who said nothing is told from who said something."""
    rows = table(written(tmp_path)["Nhiệm vụ"], "Nội dung công việc")
    at = next(at for at, row in enumerate(rows) if row["Mã nhiệm vụ"] == "NV003")
    whole, first, second = rows[at : at + 3]
    assert (whole["Đơn vị báo cáo"], whole["Tỷ lệ %"]) == ("1/2 đơn vị đã báo cáo", 30)
    assert (first["Đơn vị báo cáo"], first["Trạng thái"]) == (
        "Sở Khoa học và Công nghệ", "Đang thực hiện",
    )  # fmt: skip
    assert (second["Đơn vị báo cáo"], second["Trạng thái"]) == ("Sở Nội vụ", "Chưa báo cáo")
    assert first["Mã nhiệm vụ"] is second["Mã nhiệm vụ"] is None
    assert "Nhiệm vụ II.1" in first["Nội dung công việc"]


def test_what_a_coordinating_agency_says_stands_below_and_has_no_class(tmp_path: Path) -> None:
    """A row of its own with the part the agency takes, outside every count."""
    helped = replace(LINES[0], beside=(LINES[1].reports[0],))
    told = replace(CONSOLIDATION, tasks=(helped, *LINES[1:]))
    rows = table(written(tmp_path, told)["Nhiệm vụ"], "Nội dung công việc")
    at = next(at for at, row in enumerate(rows) if row["Mã nhiệm vụ"] == "NV001")
    assert rows[at + 1]["Đơn vị báo cáo"] == "Văn phòng UBND tỉnh (phối hợp)"
    assert rows[at + 1]["Phân loại"] is rows[at + 1]["Mã nhiệm vụ"] is None


def test_a_report_that_was_never_read_is_not_called_silent(tmp_path: Path) -> None:
    """An agency whose sheet could not be read has not failed to report."""
    unread = replace(LINES[0].reports[0], status="", percent=None, result="", read_at=None)
    line = replace(LINES[0], reports=(replace(unread, place=None),))
    book = written(tmp_path, replace(CONSOLIDATION, tasks=(line,)))
    row = table(book["Nhiệm vụ"], "Nội dung công việc")[-1]
    assert (row["Trạng thái"], row["Nguồn số liệu"]) == ("Chưa đọc được", "Chưa đọc được")


def test_an_old_report_carries_its_age(tmp_path: Path) -> None:
    """What was read five days ago is not shown as fresh, here nor in the overview."""
    old = replace(LINES[0].reports[0], read_at=AGENCIES[2].read_at)
    line = replace(LINES[0], reports=(old,))
    book = written(tmp_path, replace(CONSOLIDATION, tasks=(line,)))
    row = table(book["Nhiệm vụ"], "Nội dung công việc")[-1]
    said = " ".join(figures(book["Tổng quan"]))
    assert row["Nguồn số liệu"].endswith("dữ liệu ngày 26/09/2026, cũ 5 ngày")
    assert "đã đọc bảng của 3/4 đơn vị" in said
    assert "1 đơn vị đang dùng số liệu cũ" in said


def test_a_report_from_another_file_names_it(tmp_path: Path) -> None:
    """Where the source is not the agency itself, the place tells the source too."""
    moved = replace(LINES[0].reports[0], place=replace(FINDINGS[0].place, source="bao-cao.xlsx"))
    line = replace(LINES[0], reports=(moved,))
    book = written(tmp_path, replace(CONSOLIDATION, tasks=(line,)))
    row = table(book["Nhiệm vụ"], "Nội dung công việc")[-1]
    assert str(row["Nguồn số liệu"]).startswith("bao-cao.xlsx!Biểu phân công!H9")


def test_findings_stand_with_their_place_the_severest_first(tmp_path: Path) -> None:
    """Severity, source, sheet, cell, code, message and value."""
    rows = table(written(tmp_path)["Kết quả kiểm tra"], "Mức độ")
    assert [list(row.values()) for row in rows] == [
        ["Lỗi", "Sở Nội vụ", "Biểu phân công", "H2", "PC902", "Phải sửa.", None],
        ["Gợi ý", "Sở Nội vụ", "Biểu phân công", "H9", "PC901", "Nên sửa.", "x"],
    ]


def test_agencies_that_owe_reports_are_listed_apart(tmp_path: Path) -> None:
    """Only those not fully reported, with numbers, reason and the last reading."""
    rows = table(written(tmp_path)["Chưa báo cáo"], "Đơn vị")
    assert [list(row.values()) for row in rows] == [
        [1, "Sở Tư pháp", "Không đọc được", 1, 0, 1, "Chưa đọc được lần nào", "Mất quyền đọc"],
        [2, "Sở Nội vụ", "Báo cáo một phần", 2, 1, 1, "30/09/2026 23:05", None],
    ]


def test_all_agencies_are_listed_on_the_last_sheet(tmp_path: Path) -> None:
    """None is lost between those who reported and those who did not."""
    rows = table(written(tmp_path)["Đơn vị"], "Đơn vị")
    assert sorted(row["Đơn vị"] for row in rows) == sorted(line.agency for line in AGENCIES)


@pytest.mark.parametrize("name", _SHEETS)
def test_every_sheet_is_ready_to_print(tmp_path: Path, name: str) -> None:
    """A4 landscape, one page wide, Times New Roman; detail sheets repeat a frozen header."""
    sheet = written(tmp_path)[name]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Times New Roman"}
    if name != _SHEETS[0]:
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.freeze_panes == "A5"
        assert sheet.auto_filter.ref


def test_the_overview_has_one_chart_of_its_own_figures(tmp_path: Path) -> None:
    """The bars are bound to the class figures, one for each class."""
    (chart,) = written(tmp_path)["Tổng quan"]._charts
    (series,) = chart.series
    assert "'Tổng quan'!$B$" in series.val.numRef.f
    assert len(series.val.numRef.numCache.pt) == len(StatusClass)


def test_an_empty_consolidation_says_so_in_words(tmp_path: Path) -> None:
    """Four sheets tell that there is nothing; the figures are zero, not errors."""
    book = written(tmp_path, EMPTY)
    last = [
        book[name].cell(5, column).value
        for name, column in zip(_SHEETS[1:], (2, 1, 1, 1), strict=True)
    ]
    assert last == [
        "Kế hoạch chưa có nhiệm vụ nào.",
        "Không có điểm cần sửa.",
        "Tất cả đơn vị đã báo cáo đủ.",
        "Chưa có đơn vị nào phải báo cáo.",
    ]
    assert figures(book["Tổng quan"])["Tổng số"] == 0


@pytest.mark.parametrize("text", ["=1+1", "- Đã họp", "http://x.invalid/a", "@x", "a\x0bb", "{=1}"])
def test_an_agencys_text_never_becomes_active(tmp_path: Path, text: str) -> None:
    """In every sheet and column a person's words reach, they stay words."""
    said = replace(LINES[0].reports[0], agency=text, result=text, difficulty=text, status=text)
    place = replace(FINDINGS[0].place, source=text)
    hostile = replace(
        CONSOLIDATION,
        tasks=(replace(LINES[0], reports=(said,)),),
        agencies=(replace(AGENCIES[3], agency=text, reason=text),),
        findings=(replace(FINDINGS[0], place=place, value=text, message=text),),
    )
    shown = text.replace("\x0b", "\\x0b")
    rows = table(written(tmp_path, hostile)["Nhiệm vụ"], "Nội dung công việc")
    assert [rows[-1]["Kết quả thực hiện"], rows[-1]["Khó khăn/vướng mắc"]] == [shown, shown]
    assert len(formulas(tmp_path / "tong-hop.xlsx")) == 34
    assert active_content(tmp_path / "tong-hop.xlsx") == []


def test_equal_consolidations_give_equal_bytes() -> None:
    """No clock and no chance goes into the file."""
    assert consolidated_bytes(CONSOLIDATION) == consolidated_bytes(CONSOLIDATION)
