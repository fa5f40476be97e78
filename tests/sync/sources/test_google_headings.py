"""Sheets that bear no marks, as agencies make them: read by headings and ids, never by position."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import FIRST, PLAN, progress, row
from support.furniture import FURNITURE, area, change, columns
from support.plans import plan, task

from sync import sheet_keys
from sync.handout.instruct import Instruct
from sync.run import Run
from sync.snapshots import SnapshotStore
from validators.agencies import Agency, AgencyRegistry
from validators.columns import BY_KEY, PROGRESS_COLUMNS
from workbook.find_table import find_table

if TYPE_CHECKING:
    from pathlib import Path

    import gspread
    from support.stand_in import Google

    from sync.sources.google import GoogleSource
    from workbook.raw_table import RawTable

YTE = "Sở Y tế"
ROWS = [row(number, **progress(number)) for number in range(1, 5)]
EXPECTED = {
    str(one["task_id"]): {column.key: str(one[column.key]) for column in PROGRESS_COLUMNS}
    for one in ROWS
}


@pytest.fixture
def book(google: Google) -> gspread.Spreadsheet:
    """A spreadsheet that an agency made itself, with four tasks."""
    return google.hand_out(YTE, ROWS, marked=False)


@pytest.fixture
def source(google: Google, book: gspread.Spreadsheet) -> GoogleSource:
    """The source as a night has it, with the plan and the agency's code."""
    return replace(google.source({YTE: book}), codes={YTE: "SYT"})


def _read(source: GoogleSource) -> RawTable:
    (sheet,) = source.sheets()
    return source.decode(sheet, source.fetch(sheet))


def _said(source: GoogleSource) -> dict[str, dict[str, str]]:
    """Progress by task id."""
    table = find_table(_read(source))
    assert table
    return {
        each.text("task_id"): {column.key: each.text(column.key) for column in PROGRESS_COLUMNS}
        for each in table.rows
    }


@pytest.mark.parametrize("what", FURNITURE)
def test_moved_furniture_changes_nothing(
    what: str, book: gspread.Spreadsheet, source: GoogleSource
) -> None:
    """Values follow their heading and the id of their row, without any mark."""
    FURNITURE[what](book)

    assert _said(source) == EXPECTED


def test_of_two_tables_the_one_that_names_the_plan_is_read(
    book: gspread.Spreadsheet, source: GoogleSource
) -> None:
    """Two forms imported into one spreadsheet: the number above the table tells the plans apart."""
    other = book.add_worksheet("Kế hoạch khác", 20, 20, index=0)
    lines = book.worksheets()[1].get_all_values()
    other.update([["Kèm theo Kế hoạch số 13/KH-UBND"], *lines[1:]], raw=True)
    other.update_acell(f"I{FIRST + 1}", "99")
    book.worksheets()[1].update_acell("B1", "(Kèm theo Kế hoạch số 12/KH-UBND năm 2026)")

    assert _said(source) == EXPECTED


def test_a_heading_in_other_known_words_is_the_same_column(
    book: gspread.Spreadsheet, source: GoogleSource
) -> None:
    """Capitals, shorter words, the same words in decomposed letters: known headings all."""
    book.sheet1.update([["TIẾN ĐỘ (%)", "KẾT QUẢ THỰC HIỆN"]], "I3:J3", raw=True)

    assert _said(source) == EXPECTED


@pytest.mark.parametrize("words", ["Đạt được bao nhiêu", ""])
def test_a_heading_nobody_knows_is_no_column_and_is_told(
    words: str, book: gspread.Spreadsheet, source: GoogleSource, tmp_path: Path
) -> None:
    """No neighbour takes its place: its figures are blank, the others stay, and a rule speaks."""
    book.sheet1.update([[words]], "I3", raw=True)

    said = _said(source)
    found = _run(tmp_path).check((_read(source),))

    without = {key: {**one, "percent": ""} for key, one in EXPECTED.items()}
    assert said == without
    assert any(BY_KEY["percent"].heading in finding.message for finding in found)


def test_without_ids_nothing_is_matched_and_it_is_told(
    book: gspread.Spreadsheet, source: GoogleSource, tmp_path: Path
) -> None:
    """A deleted column of ids: no row counts for any task, whatever its place or words."""
    change(book, deleteDimension={"range": columns(0, 1)})

    raw = _read(source)

    table = find_table(raw)
    assert table
    assert {each.text("task_id") for each in table.rows} == {""}
    found = _run(tmp_path).check((raw,))
    assert "PC607" in {finding.code for finding in found}


def test_a_copied_row_counts_for_nothing_and_a_lost_one_is_lost(
    book: gspread.Spreadsheet, source: GoogleSource
) -> None:
    """An id that stands twice comes twice, so that a rule can speak; no other row moves up."""
    copy = {"source": area(FIRST, FIRST + 1), "destination": area(FIRST + 3, FIRST + 4)}
    change(book, copyPaste=copy)

    table = find_table(_read(source))

    assert table
    assert [each.text("task_id") for each in table.rows] == ["NV-1", "NV-2", "NV-3", "NV-1"]


def test_what_is_verified_is_what_a_night_reads(
    google: Google, book: gspread.Spreadsheet, source: GoogleSource, tmp_path: Path
) -> None:
    """`distribute` of the third way reads as a night does, and refuses another's spreadsheet."""
    theirs = google.hand_out("Sở khác", ROWS)
    theirs.batch_update({"requests": [sheet_keys.agency_on_column(0, 0, "SYT", PLAN)]})
    own = replace(source, codes={YTE: "so-y-te"}, spreadsheets={YTE: theirs.id})
    run = _run(tmp_path)

    (told,) = Instruct(run, own, {YTE: theirs.id}, tmp_path, "doc@phancong.example").all()
    (fine,) = Instruct(run, source, {YTE: book.id}, tmp_path, "doc@phancong.example").all()

    assert told.trouble.startswith("bảng này đã được giao cho đơn vị khác")
    assert fine.trouble == ""


def _run(folder: Path) -> Run:
    given = plan(task("NV-1", lead=YTE, coordinating=""))
    registry = AgencyRegistry([Agency("so-y-te", YTE)])
    return Run(given, registry, SnapshotStore(folder))
