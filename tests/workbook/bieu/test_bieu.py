"""The form, read back with openpyxl."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.package_parts import active_content, formulas
from support.sample_plan import HEAD, PLAN, TASKS

from validators.columns import COLUMNS
from validators.plan import Plan, PlanHead
from validators.progress import Status
from workbook.bieu import SHEET_NAME, write_bieu
from workbook.bieu.write import bieu_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    Progress = dict[str, dict[str, str]]

_HEADER = [column.heading for column in COLUMNS]


def written(
    folder: Path, plan: Plan = PLAN, agency: str = "", progress: Progress | None = None
) -> Worksheet:
    """The sheet of a plan's form, written and read back."""
    path = folder / "bieu.xlsx"
    write_bieu(path, plan, agency=agency, progress=progress)
    return load_workbook(path)[SHEET_NAME]


def header_row(sheet: Worksheet) -> int:
    """The number of the header row, from 1."""
    rows = sheet.iter_rows(values_only=True)
    return next(at for at, row in enumerate(rows, 1) if list(row) == _HEADER)


def task_rows(sheet: Worksheet) -> dict[str, int]:
    """Where each task stands, by the id in the first column."""
    first = header_row(sheet) + 1
    ids = {sheet.cell(row, 1).value: row for row in range(first, sheet.max_row + 1)}
    return {name: row for name, row in ids.items() if name}


def texts_above(sheet: Worksheet) -> list[str]:
    """All texts of the title block."""
    rows = sheet.iter_rows(max_row=header_row(sheet) - 1, values_only=True)
    return [str(value) for row in rows for value in row if value]


def test_every_task_stands_in_a_row_of_its_own_words(tmp_path: Path) -> None:
    """All plan columns of all tasks come back letter for letter, in the order of the plan."""
    sheet = written(tmp_path)
    plan_columns = COLUMNS[:7]
    for task, (name, row) in zip(TASKS, task_rows(sheet).items(), strict=True):
        cells = [sheet.cell(row, at).value for at in range(1, 8)]
        assert name == task.task_id
        assert cells == [getattr(task, column.key) for column in plan_columns]


def test_the_task_id_is_there_but_hidden(tmp_path: Path) -> None:
    """The first column is hidden, and no other."""
    sheet = written(tmp_path)
    hidden = [name for name, one in sheet.column_dimensions.items() if one.hidden]
    assert hidden == ["A"]


def test_sections_are_headed_by_their_roman_number(tmp_path: Path) -> None:
    """A bold row across the table stands above the first task of each section."""
    sheet = written(tmp_path)
    rows = task_rows(sheet)
    above = [rows["NV001"] - 1, rows["NV003"] - 1]
    assert [sheet.cell(row, 2).value for row in above] == ["I", "II"]
    assert [sheet.cell(row, 3).value for row in above] == [TASKS[0].section, TASKS[2].section]
    assert all(sheet.cell(row, 3).font.bold for row in above)
    assert {f"C{row}:L{row}" for row in above} <= {str(one) for one in sheet.merged_cells.ranges}


def test_the_title_block_says_what_the_head_says(tmp_path: Path) -> None:
    """Issuer, country, motto, number, place and day, title, and where it is attached."""
    above = texts_above(written(tmp_path))
    for text in (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Số: 15/KH-UBND",
        "Bình Minh, ngày 05 tháng 02 năm 2026",
        "PHỤ LỤC",
        "BIỂU PHÂN CÔNG NHIỆM VỤ",
        HEAD.title,
    ):
        assert text in above


def test_an_unknown_head_leaves_dots_and_no_words_of_ours(tmp_path: Path) -> None:
    """Nothing is invented for a plan without number, day, place, issuer and title."""
    above = texts_above(written(tmp_path, Plan(PlanHead(), TASKS)))
    assert "Số: ………/………" in above
    assert "………, ngày …… tháng …… năm ………" in above
    assert not any("None" in text or "20" in text for text in above)


def test_the_page_is_a4_landscape_one_page_wide(tmp_path: Path) -> None:
    """Header row on every page, frozen on the screen, number on top from page 2."""
    sheet = written(tmp_path)
    row = header_row(sheet)
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert sheet.print_title_rows == f"${row}:${row}"
    assert sheet.freeze_panes == f"A{row + 1}"
    assert sheet.HeaderFooter.differentFirst
    assert sheet.oddHeader.center.text == "&P"
    assert not sheet.firstHeader.center.text


def test_everything_is_set_in_times_new_roman(tmp_path: Path) -> None:
    """Also cells that people will fill later, and without a theme font overruling it."""
    sheet = written(tmp_path)
    fonts = {(cell.font.name, cell.font.scheme) for row in sheet.iter_rows() for cell in row}
    assert fonts == {("Times New Roman", None)}


def test_progress_cells_accept_a_status_a_percentage_and_a_date(tmp_path: Path) -> None:
    """The three rules cover all task rows and tell in Vietnamese what to enter."""
    sheet = written(tmp_path)
    rows = task_rows(sheet)
    rules = {str(one.sqref)[0]: one for one in sheet.data_validations.dataValidation}
    listed = '"' + ",".join(status.value for status in Status) + '"'
    assert (rules["H"].type, rules["H"].formula1) == ("list", listed)
    assert (rules["I"].type, rules["I"].formula1, rules["I"].formula2) == ("decimal", "0", "100")
    assert rules["L"].type == "date"
    assert (rules["H"].errorStyle, rules["L"].errorStyle) == (None, "warning")
    assert all(one.prompt and one.error for one in rules.values())
    assert str(rules["H"].sqref) == f"H{min(rows.values())}:H{max(rows.values())}"


def test_reported_progress_is_filled_in_again(tmp_path: Path) -> None:
    """Numbers and days become real ones only where the cell then shows the same letters."""
    said = {"status": "xong", "percent": "80", "result": "- Đã họp", "updated_on": "05/09/2026"}
    sheet = written(tmp_path, progress={"NV001": said, "NV002": {"percent": "87,5%"}})
    rows = task_rows(sheet)
    first = [sheet.cell(rows["NV001"], at).value for at in range(8, 13)]
    assert first[:4] == ["xong", 80, "- Đã họp", None]
    assert f"{first[4]:%d/%m/%Y}" == "05/09/2026"
    assert sheet.cell(rows["NV001"], 12).number_format == "dd/mm/yyyy"
    assert sheet.cell(rows["NV002"], 9).value == "87,5%"


@pytest.mark.parametrize(
    "text", ["007", "1_0", "101", "01/01/1800", "²", "31/13/2026", "5/9/2026", "-1", "1e3"]
)
def test_a_doubtful_number_or_day_stays_the_text_it_was(tmp_path: Path, text: str) -> None:
    """What would be shown otherwise than written is not converted."""
    said = {"percent": text, "updated_on": text}
    sheet = written(tmp_path, progress={"NV001": said})
    row = task_rows(sheet)["NV001"]
    assert (sheet.cell(row, 9).value, sheet.cell(row, 12).value) == (text, text)


@pytest.mark.parametrize(
    "text",
    ["=1+1", '=HYPERLINK("http://x.invalid","a")', "- Đã họp", "+1", "@a", "http://x.invalid",
     "mailto:a@b.invalid", "{=1+1}", "=cmd|' /C calc'!A0", " đầu và cuối ", "_x0041_"],
)  # fmt: skip
def test_a_persons_text_never_becomes_active(tmp_path: Path, text: str) -> None:
    """It comes back letter for letter; no formula and no link is in the file."""
    plan = replace(PLAN, tasks=(replace(TASKS[0], content=text, deadline=text),))
    sheet = written(tmp_path, plan, progress={"NV001": {"result": text}})
    row = task_rows(sheet)["NV001"]
    assert [sheet.cell(row, at).value for at in (3, 7, 10)] == [text] * 3
    assert sheet.cell(row, 3).quotePrefix == text.startswith("=")
    assert formulas(tmp_path / "bieu.xlsx") == active_content(tmp_path / "bieu.xlsx") == []


def test_the_detail_of_a_task_hangs_on_its_content(tmp_path: Path) -> None:
    """The explanation is a note, so that the cell holds the task's own words alone."""
    sheet = written(tmp_path)
    rows = task_rows(sheet)
    assert sheet.cell(rows["NV001"], 3).comment.text == TASKS[0].detail
    assert sheet.cell(rows["NV002"], 3).comment is None


def test_an_agencys_copy_is_signed_by_the_agency(tmp_path: Path) -> None:
    """The committee signs the plan's form, the agency its own copy."""
    mine = [cell.value for row in written(tmp_path, agency="Sở Nội vụ").iter_rows() for cell in row]
    plans = [cell.value for row in written(tmp_path).iter_rows() for cell in row]
    assert "Đơn vị báo cáo: Sở Nội vụ" in mine
    assert "TM. ỦY BAN NHÂN DÂN" in plans
    assert "TM. ỦY BAN NHÂN DÂN" not in mine


def test_a_plan_without_tasks_still_gives_a_form(tmp_path: Path) -> None:
    """Heading and header row, nothing below but the foot."""
    sheet = written(tmp_path, Plan(HEAD, ()))
    assert task_rows(sheet) == {}


def test_rows_are_tall_enough_for_their_text_and_never_above_the_limit(tmp_path: Path) -> None:
    """A long text gets a taller row; one beyond Excel's limit gets a note saying so."""
    long, endless = ("Triển khai nhiệm vụ được giao. " * times for times in (20, 800))
    tasks = (replace(TASKS[1], content=long), replace(TASKS[2], content=endless))
    sheet = written(tmp_path, Plan(HEAD, tasks))
    first, second = (sheet.row_dimensions[row].height for row in task_rows(sheet).values())
    assert 15 * 13 < first < second <= 409
    assert "thanh công thức" in sheet.cell(task_rows(sheet)["NV003"], 3).comment.text


def test_equal_plans_give_equal_bytes() -> None:
    """No clock and no chance goes into the file."""
    assert bieu_bytes(PLAN) == bieu_bytes(PLAN)
    assert bieu_bytes(PLAN) != bieu_bytes(PLAN, agency="Sở Nội vụ")
