"""People move furniture: the right values are read all the same, or the sheet is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import FIRST, HEADER, PLAN, progress, row
from support.furniture import FURNITURE, PERCENT, WORDING, area, change, columns, rows
from support.sheets import KEYS

from sync import sheet_keys
from sync.sources import SourceError
from validators.columns import BY_KEY, PROGRESS_COLUMNS
from workbook.find_table import find_table

if TYPE_CHECKING:
    import gspread
    from support.stand_in import Google

ROWS = [row(number, **progress(number)) for number in range(1, 5)]
OTHER = "13/KH-UBND:2026"
READ = "sheets.spreadsheets.values.batchGetByDataFilter"


@pytest.fixture(params=[PLAN, ""], ids=["marks with a plan", "marks of earlier times"])
def marked_for(request: pytest.FixtureRequest) -> str:
    """The plan in the names of the columns' marks."""
    return str(request.param)


@pytest.fixture
def book(google: Google, marked_for: str) -> gspread.Spreadsheet:
    """A spreadsheet with four tasks."""
    return google.hand_out("Sở Y tế", ROWS, plan=marked_for)


def _said(google: Google, book: gspread.Spreadsheet) -> dict[str, dict[str, str]]:
    """Progress by task id, as the consolidation finds it."""
    source = google.source({"Sở Y tế": book})
    (sheet,) = source.sheets()
    table = find_table(source.decode(sheet, source.fetch(sheet)))
    assert table
    return {
        each.text("task_id"): {column.key: each.text(column.key) for column in PROGRESS_COLUMNS}
        for each in table.rows
    }


EXPECTED = {
    str(one["task_id"]): {column.key: str(one[column.key]) for column in PROGRESS_COLUMNS}
    for one in ROWS
}


@pytest.mark.parametrize("what", [*FURNITURE, *WORDING])
def test_moved_furniture_changes_nothing(
    what: str, google: Google, book: gspread.Spreadsheet
) -> None:
    """Values follow their column's mark and their row's task id, never a position or heading."""
    {**FURNITURE, **WORDING}[what](book)

    assert _said(google, book) == EXPECTED


def test_a_deleted_row_is_missing_and_no_other_moves(
    google: Google, book: gspread.Spreadsheet
) -> None:
    """Three tasks keep their values, the fourth is not there."""
    change(book, deleteDimension={"range": rows(FIRST, FIRST + 1)})

    assert _said(google, book) == {key: said for key, said in EXPECTED.items() if key != "NV-1"}


def test_a_copied_row_is_seen_twice(google: Google, book: gspread.Spreadsheet) -> None:
    """Both rows come with their id, so that the rule about doubled ids can speak."""
    change(
        book,
        copyPaste={"source": area(FIRST, FIRST + 1), "destination": area(FIRST + 5, FIRST + 6)},
    )
    source = google.source({"Sở Y tế": book})
    (sheet,) = source.sheets()

    table = find_table(source.decode(sheet, source.fetch(sheet)))

    assert table
    assert [each.text("task_id") for each in table.rows].count("NV-1") == 2


def _refused(google: Google, book: gspread.Spreadsheet) -> str:
    source = google.source({"Sở Y tế": book})
    (sheet,) = source.sheets()
    raw = source.fetch(sheet)
    with pytest.raises(SourceError) as error:
        source.decode(sheet, raw)
    return error.value.reason


@pytest.mark.parametrize("key", ["task_id", *(column.key for column in PROGRESS_COLUMNS)])
def test_a_deleted_column_is_named(key: str, google: Google, book: gspread.Spreadsheet) -> None:
    """Without a column that is read back the sheet is left alone, and the column is named."""
    place = KEYS.index(key)
    change(book, deleteDimension={"range": columns(place, place + 1)})

    assert BY_KEY[key].heading in _refused(google, book)


def test_a_deleted_tab_is_never_replaced_by_its_neighbour(
    google: Google, book: gspread.Spreadsheet
) -> None:
    """Another tab with a task table of its own does not stand in for the lost one."""
    other = book.add_worksheet("Kế hoạch khác", 20, 20)
    other.update(book.sheet1.get_all_values(), raw=True)
    book.del_worksheet(book.sheet1)

    assert "trang tính" in _refused(google, book)


def _beside(book: gspread.Spreadsheet, marked_for: str, percent: str) -> gspread.Worksheet:
    """A tab of another plan with the same ids and another percentage."""
    other = book.add_worksheet("Kế hoạch khác", 20, 20)
    lines = book.sheet1.get_all_values()
    lines[FIRST][PERCENT] = percent
    other.update(lines, raw=False)
    plan = OTHER if marked_for else ""
    marks = [sheet_keys.on_column(other.id, at, key, plan) for at, key in enumerate(KEYS)]
    book.batch_update({"requests": [sheet_keys.on_tab(other.id, OTHER), *marks]})
    return other


def test_another_plan_s_tab_is_not_this_plan_s(
    google: Google, book: gspread.Spreadsheet, marked_for: str
) -> None:
    """Two marked tabs with the same ids: only the one of the plan is read."""
    _beside(book, marked_for, "99")

    assert _said(google, book) == EXPECTED


def test_another_plan_s_tab_is_not_even_asked_for(
    google: Google, book: gspread.Spreadsheet
) -> None:
    """The answer holds nothing of it, and what stands in it costs no second reading."""
    _beside(book, PLAN, "=1/0")
    before = len(google.calls())

    assert _said(google, book) == EXPECTED
    calls = google.calls()[before:]
    assert [call.kind for call in calls if call.kind != "token"] == [READ]
    ranges = [each["valueRange"]["range"] for each in calls[-1].answered["valueRanges"]]
    assert not [place for place in ranges if "Kế hoạch khác" in place]


def test_a_second_reading_brings_the_plan_s_tab_alone(
    google: Google, book: gspread.Spreadsheet, marked_for: str
) -> None:
    """Where formats matter on the own tab, the cells of no other come along."""
    _beside(book, marked_for, "5")
    book.sheet1.update([["=1/0"]], f"I{FIRST + 1}", raw=False)

    said = _said(google, book)

    assert said["NV-1"]["percent"].startswith("#")
    (tab,) = google.calls()[-1].answered["sheets"]
    assert tab["properties"]["title"] == book.sheet1.title


def test_two_tabs_of_the_plan_are_not_chosen_between(
    google: Google, book: gspread.Spreadsheet
) -> None:
    """A copy that carries the mark as well makes the sheet doubtful."""
    copy = book.add_worksheet("Bản chép", 20, 20)
    book.batch_update({"requests": [sheet_keys.on_tab(copy.id, PLAN)]})

    assert "hai trang" in _refused(google, book)


def test_two_columns_of_one_key_are_not_chosen_between(
    google: Google, book: gspread.Spreadsheet
) -> None:
    """A second column with the mark of the first makes the sheet doubtful."""
    book.batch_update({"requests": [sheet_keys.on_column(0, len(KEYS), "percent", PLAN)]})

    assert "hai cột" in _refused(google, book)


def test_a_sheet_without_marks_is_read_by_its_headings(google: Google) -> None:
    """The sheet of an agency that made it itself: one full reading after the first call."""
    book = google.hand_out("Sở Y tế", ROWS, marked=False)
    before = len(google.calls())

    assert _said(google, book) == EXPECTED
    kinds = [call.kind.removeprefix("sheets.spreadsheets.") for call in google.calls()[before:]]
    assert kinds == ["token", "values.batchGetByDataFilter", "get"]


def test_merged_cells_are_told_by_a_full_reading(google: Google) -> None:
    """Merged areas, hidden rows and columns arrive as from a file."""
    book = google.hand_out("Sở Y tế", ROWS, marked=False)
    change(book, mergeCells={"range": area(FIRST, FIRST + 2, 9, 10), "mergeType": "MERGE_ALL"})
    hidden = {"properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    change(book, updateDimensionProperties={"range": columns(0, 1), **hidden})
    change(book, updateDimensionProperties={"range": rows(1, 2), **hidden})
    source = google.source({"Sở Y tế": book})
    (sheet,) = source.sheets()

    raw = source.decode(sheet, source.fetch(sheet))

    assert raw.merged == ("J4:J5",)
    assert (raw.hidden_rows, raw.hidden_columns) == ({1}, {0})
    assert raw.at(HEADER, 0).shown == "Mã nhiệm vụ"
