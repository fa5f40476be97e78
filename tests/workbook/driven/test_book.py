"""A book that xlwings drives, in a real LibreOffice: the words of xlwings are the same in Excel."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.live_office import app, office  # noqa: F401  # fixtures
from support.mixed_book import mixed_book
from support.rich_bieu import faulty_bieu

from sync.check_files import check_files
from validators.errors import CannotDoError
from workbook.driven.book import XlwingsBook
from workbook.inside import front, traces
from workbook.inside.answers import Answers
from workbook.live_tables import live_tables
from workbook.marks import marks_of
from workbook.reading import read_workbook
from workbook.results_sheet import results_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xlwings as xw

    from validators.findings import Finding
    from workbook.raw_table import RawTable

pytestmark = pytest.mark.office
SHEET = "Biểu phân công"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A faulty biểu with a person's own fill and note."""
    place = tmp_path / "bieu.xlsx"
    place.write_bytes(faulty_bieu())
    return place


@pytest.fixture
def book(app: xw.App, path: Path) -> Iterator[xw.Book]:  # noqa: F811  # the fixture
    """The biểu, open."""
    opened = app.books.open(path)
    opened.sheets[SHEET].range("D13").color = "#D9EAD3"
    opened.sheets[SHEET].range("D13").add_note("Chờ anh Nam")
    opened.sheets[SHEET].range("F12").color = "#FFE699"
    yield opened
    opened.close()


def _mark(book: xw.Book, path: Path) -> tuple[Finding, ...]:
    findings = check_files([path], None)
    marks = [asdict(mark) for mark in marks_of(findings)]
    XlwingsBook(book, Answers([])).mark(marks, asdict(results_sheet(findings)))
    return findings


def _looks(book: xw.Book) -> dict[str, Any]:
    """Fill and note of every cell of every sheet, and its content."""
    return {
        sheet.name: (
            sheet.used_range.options(ndim=2).formula,
            [[cell.color for cell in row] for row in sheet.used_range.rows],
            {note.location.address: note.text for note in sheet.notes},
        )
        for sheet in book.sheets
    }


def _differences(ours: RawTable, theirs: RawTable) -> list[object]:
    """The cells in which two tables differ."""
    height = range(max(len(ours.rows), len(theirs.rows)))
    width = range(max(map(len, (*ours.rows, *theirs.rows)), default=0))
    pairs = ((ours.at(row, column), theirs.at(row, column)) for row in height for column in width)
    return [pair for pair in pairs if pair[0] != pair[1]]


def test_cells_are_those_of_the_file(app: xw.App, tmp_path: Path) -> None:  # noqa: F811
    """Texts, numbers, days, times, errors, merged areas, hidden parts: as when the file is read."""
    path = mixed_book(tmp_path / "du-kieu.xlsx")
    opened = app.books.open(path)
    tables = live_tables(path.name, XlwingsBook(opened, Answers([])).tables())
    opened.close()
    expected = read_workbook(path)
    assert [_differences(*pair) for pair in zip(tables, expected, strict=True)] == [[], []]
    assert tables == expected


def test_a_bieu_is_read_as_its_file(book: xw.Book, path: Path) -> None:
    """Every cell of the form that people fill in."""
    assert live_tables(path.name, XlwingsBook(book, Answers([])).tables()) == read_workbook(path)


def test_marks_are_what_the_command_line_finds(book: xw.Book, path: Path) -> None:
    """Each finding to the letter in the note of its cell, with its colour, and in the list."""
    findings = _mark(book, path)
    sheet, results = book.sheets[SHEET], book.sheets[traces.RESULTS_NAME]
    assert findings
    for finding in findings:
        cell, message = sheet.range(finding.place.cell), " ".join(finding.message.split())
        assert f"{finding.code}» {finding.severity.value}: {message}" in cell.note.text
        assert "#{:02X}{:02X}{:02X}".format(*cell.color) in traces.FILLS
    listed = results.range((5, 1), (4 + len(findings), 6)).value
    assert [(line[0], line[1], line[2], line[5]) for line in listed] == [
        (f.severity.value, f.place.sheet, f.place.cell, f.code) for f in findings
    ]
    links = [results.range((row, 3)).hyperlink for row in range(5, 5 + len(findings))]
    assert [link.rpartition("!")[2].rpartition(".")[2] for link in links] == [
        f.place.cell for f in findings
    ]


def test_what_a_check_marks_a_clear_takes_off(book: xw.Book, path: Path) -> None:
    """Fills, notes and cells are as before; a fill that looks like ours stays the person's."""
    before = _looks(book)
    _mark(book, path)
    assert _looks(book) != before
    count, locked = XlwingsBook(book, Answers([])).clear()
    assert (count > 0, locked) == (True, [])
    assert _looks(book) == before


def test_three_checks_are_one(book: xw.Book, path: Path) -> None:
    """Pressing again changes nothing."""
    _mark(book, path)
    once = _looks(book)
    _mark(book, path)
    _mark(book, path)
    assert _looks(book) == once


def test_what_is_written_stays_what_it_is(book: xw.Book) -> None:
    """Texts stay texts, whatever they look like; days become days, numbers numbers."""
    texts = ["00123", "=1+1", "- Đã họp", "30/9/2026", "80%", "TRUE", "+84", "@a", "1e5", "'a"]
    entries: list[Any] = [
        {"sheet": SHEET, "cell": f"O{20 + row}", "value": text, "kind": "text"}
        for row, text in enumerate(texts)
    ]
    day = {"sheet": SHEET, "cell": "M12", "value": "2026-09-30", "kind": "date"}
    share = {"sheet": SHEET, "cell": "J12", "value": 80.0, "kind": "number"}
    ours = XlwingsBook(book, Answers([]))
    assert ours.write([*entries, day, share], "Thử") == []
    book.save()
    written = load_workbook(book.fullname)[SHEET]
    assert [written[f"O{20 + row}"].value for row in range(len(texts))] == texts
    assert {written[f"O{20 + row}"].data_type for row in range(len(texts))} == {"s"}
    assert (written["M12"].value, written["J12"].value) == (datetime(2026, 9, 30), 80)  # noqa: DTZ001
    assert "y" in written["M12"].number_format.lower()


def test_formulas_are_kept_and_named(book: xw.Book) -> None:
    """A cell that counts for itself is never written."""
    book.sheets[SHEET].range("O13").formula = "=40+2"
    entry: Any = {"sheet": SHEET, "cell": "O13", "value": "50", "kind": "text"}
    kept = XlwingsBook(book, Answers([])).write([entry], "Thử")
    assert kept == [{"sheet": SHEET, "cell": "O13"}]
    assert book.sheets[SHEET].range("O13").formula == "=40+2"


def test_a_locked_sheet_is_reported_and_left_alone(book: xw.Book, path: Path) -> None:
    """No mark on it, no writing; the list of findings is there all the same."""
    native: Any = book.sheets[SHEET].api
    native.protect("bí mật")
    before = _looks(book)
    findings = check_files([path], None)
    marks = [asdict(mark) for mark in marks_of(findings)]
    ours = XlwingsBook(book, Answers([]))
    assert ours.mark(marks, asdict(results_sheet(findings))) == [SHEET]
    assert _looks(book)[SHEET] == before[SHEET]
    assert traces.RESULTS_NAME in [sheet.name for sheet in book.sheets]


def test_a_locked_structure_is_told_before_anything_is_painted(book: xw.Book, path: Path) -> None:
    """Neither marks nor list; the sentence reaches the person through a click, too."""
    native: Any = book.api
    native.protect("bí mật")
    before = _looks(book)
    marks = [asdict(mark) for mark in marks_of(check_files([path], None))]
    ours = XlwingsBook(book, Answers([]))
    answer = front._answer(ours, "mark", [marks, asdict(results_sheet([]))])
    assert str(answer["cannot"]).startswith("Tệp khóa cấu trúc")
    assert _looks(book) == before
    with pytest.raises(CannotDoError, match="bỏ khóa cấu trúc"):
        ours.clear()


def test_of_a_locked_sheet_only_the_open_cells_are_written(book: xw.Book) -> None:
    """As in the copy of an agency: what it reports is open, the task itself is not."""
    native: Any = book.sheets[SHEET].api
    cell = native.getCellRangeByName("K12")
    protection = cell.CellProtection
    protection.IsLocked = False
    cell.CellProtection = protection
    native.protect("")
    entries: list[Any] = [
        {"sheet": SHEET, "cell": place, "value": "- Đã họp", "kind": "text"}
        for place in ("K12", "C12")
    ]
    kept = XlwingsBook(book, Answers([])).write(entries, "Thử")
    assert kept == [{"sheet": SHEET, "cell": "C12"}]
    assert book.sheets[SHEET].range("K12").value == "- Đã họp"


def test_the_cursor_is_found_and_put(book: xw.Book) -> None:
    """Where a check puts the cursor, the next button finds it; a note is read there."""
    ours = XlwingsBook(book, Answers([]))
    ours.go_to(SHEET, "D13")
    assert ours.selection() == {"sheet": SHEET, "cell": "D13"}
    assert (ours.note(SHEET, "D13"), ours.note(SHEET, "D12")) == ("Chờ anh Nam", "")
