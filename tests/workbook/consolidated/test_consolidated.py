"""The whole consolidated workbook: its overview, its tables, its print, its safety."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.consolidated_book import figures, table, written
from support.package_parts import active_content, formulas
from support.sample_consolidation import AGENCIES, CONSOLIDATION, FINDINGS, LINES
from support.sample_plan import HEAD

from validators.due import Due
from validators.findings import Severity
from validators.progress import CLASS_GROUPS, StatusClass
from workbook.consolidated.due_sheet import pressing
from workbook.consolidated.model import Answer, Change, ChangeKind, Consolidation
from workbook.consolidated.write import consolidated_bytes

if TYPE_CHECKING:
    from pathlib import Path


_SHEETS = [
    "Tổng quan", "Nhiệm vụ", "Theo đơn vị", "Quá hạn và sắp đến hạn", "Chưa báo cáo", "Thay đổi",
    "Kết quả kiểm tra", "Nguồn số liệu",
]  # fmt: skip
_OWN_FORMULAS = {"COUNTIFS", "COUNTIF", "SUM", "IF", "SUBTOTAL"}
_CHANGE = Change(ChangeKind.CHANGED, "Sở Nội vụ", LINES[0].task, "Trạng thái", "Đang", "Xong")
EMPTY = Consolidation(HEAD, CONSOLIDATION.business_date, (), (), ())


def test_the_workbook_has_its_sheets_in_order(tmp_path: Path) -> None:
    """Overview first, then what is done, who is late, what changed, what is wrong, from where."""
    assert written(tmp_path).sheetnames == _SHEETS


def test_the_overview_counts_what_was_consolidated(tmp_path: Path) -> None:
    """Stored figures per class, answer and severity equal a recount of the values."""
    shown = figures(written(tmp_path)["Tổng quan"])
    classes = Counter(line.status_class for line in LINES)
    answers = Counter(line.answer for line in AGENCIES)
    severities = Counter(finding.severity for finding in FINDINGS)
    dues = Counter(one.band for one in pressing(CONSOLIDATION))
    for kind, counts in (
        (StatusClass, classes), (Answer, answers), (Severity, severities), (Due, dues),
    ):  # fmt: skip
        assert {one.value: shown[one.value] for one in kind} == {
            one.value: counts[one] for one in kind
        }


def test_totals_add_up(tmp_path: Path) -> None:
    """Totals are the numbers of tasks, agencies, findings, what presses, changes; shares 100 %."""
    sheet = written(tmp_path)["Tổng quan"]
    totals = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Tổng số"]
    sizes = [len(LINES), len(AGENCIES), len(FINDINGS), len(pressing(CONSOLIDATION)), 0]
    assert sorted(cell.offset(0, 1).value for cell in totals) == sorted(sizes)
    assert {cell.offset(0, 2).value for cell in totals} == {0, 1}


def test_groups_of_classes_are_summed_and_proven(tmp_path: Path) -> None:
    """Done, not done and apart make the whole, which a count of its own confirms."""
    sheet = written(tmp_path)["Tổng quan"]
    shown = figures(sheet)
    assert sum(shown[word] for word in CLASS_GROUPS) == len(LINES)
    (proof,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "Khớp")
    assert proof.offset(0, -1).value == len(LINES)


def test_only_our_own_formulas_are_in_the_file(tmp_path: Path) -> None:
    """Counts, sums and shares; nothing else calculates or links."""
    written(tmp_path)
    path = tmp_path / "tong-hop.xlsx"
    kinds = {text.partition("(")[0] for text in formulas(path)}
    assert kinds == _OWN_FORMULAS
    assert active_content(path) == []


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


def test_the_charts_are_bound_to_the_figures(tmp_path: Path) -> None:
    """Bars for the classes without their sums, a ring for the answers."""
    sheet = written(tmp_path)["Tổng quan"]
    values = []
    for chart in sheet._charts:
        (series,) = chart.series
        parts = series.val.numRef.f.strip("()").split(",")
        values.append([row[0].value for part in parts for row in sheet[part.split("!")[1]]])
    classes, answers = (
        [Counter(given)[one] for one in kind]
        for kind, given in (
            (StatusClass, [line.status_class for line in LINES]),
            (Answer, [line.answer for line in AGENCIES]),
        )
    )
    assert [sorted(each) for each in values] == [sorted(classes), sorted(answers)]


def test_detail_sheets_are_native_tables(tmp_path: Path) -> None:
    """Each has one, with a filter, over all of its rows, under the headings that people see."""
    book = written(tmp_path, replace(CONSOLIDATION, changes=(_CHANGE,)))
    for name in _SHEETS[1:]:
        (native,) = book[name].tables.values()
        heads, *rows = book[name][native.ref]
        assert [cell.value for cell in heads] == native.column_names
        assert native.autoFilter.ref == native.ref
        assert rows


def test_an_empty_consolidation_says_so_in_words(tmp_path: Path) -> None:
    """Every detail sheet tells that there is nothing; the figures are zero, not errors."""
    book = written(tmp_path, EMPTY)
    last = [book[name].cell(5, 1).value or book[name].cell(5, 2).value for name in _SHEETS[1:]]
    assert last == [
        "Kế hoạch chưa có nhiệm vụ nào.",
        "Chưa có đơn vị nào phải báo cáo.",
        "Không có nhiệm vụ quá hạn hoặc sắp đến hạn.",
        "Tất cả đơn vị đã báo cáo đủ.",
        "Không có thay đổi nào.",
        "Không có điểm cần sửa.",
        "Chưa đọc số liệu nào.",
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
        changes=(replace(_CHANGE, agency=text, old=text, new=text),),
    )
    shown = text.replace("\x0b", "\\x0b")
    rows = table(written(tmp_path, hostile)["Nhiệm vụ"], "Nội dung công việc")
    assert [rows[-1]["Kết quả thực hiện"], rows[-1]["Khó khăn/vướng mắc"]] == [shown, shown]
    kinds = {formula.partition("(")[0] for formula in formulas(tmp_path / "tong-hop.xlsx")}
    assert kinds <= _OWN_FORMULAS
    assert active_content(tmp_path / "tong-hop.xlsx") == []


def test_equal_consolidations_give_equal_bytes() -> None:
    """No clock and no chance goes into the file."""
    assert consolidated_bytes(CONSOLIDATION) == consolidated_bytes(CONSOLIDATION)
