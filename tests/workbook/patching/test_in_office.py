"""Marked copies in a real LibreOffice: it shows all of the marks, and its own files are marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.marked_books import FINDINGS, mark
from support.odd_workbooks import content
from support.office import convert
from support.rich_workbooks import QUIET, SHEET, changed, parts, rich_workbook

from workbook.driven.book import XlwingsBook
from workbook.inside.traces import RESULTS_NAME as NAME
from workbook.inside.traces import RESULTS_TITLE as TITLE
from workbook.patching import unmarked

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw
    from openpyxl.worksheet.worksheet import Worksheet

_PLACES = ("B2", "B3", "B4", "B5", "C8", "J20", "C12", "A30")

pytestmark = [pytest.mark.office, pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")]


def marks_seen(sheet: Worksheet) -> dict[str, tuple[str, str]]:
    """Fill and note of every marked cell."""
    return {
        place: (
            str(sheet[place].fill.fgColor.rgb),
            sheet[place].comment.text if sheet[place].comment else "",
        )
        for place in ("B2", "B3", "B4", "B5", "B6", "B7", "C8", "J20", "C12", "A30")
    }


def saved(book: bytes, folder: Path) -> Path:
    """The workbook as LibreOffice writes it after reading it."""
    own = folder / "own.xlsx"
    own.write_bytes(book)
    return convert(own, "xlsx", folder)


def test_libreoffice_shows_every_mark(tmp_path: Path) -> None:
    """Fills, notes, and the links of the results sheet are the same after it has saved them."""
    ours = mark(rich_workbook())

    theirs = load_workbook(saved(ours, tmp_path))

    assert marks_seen(theirs[SHEET]) == marks_seen(load_workbook(tmp_path / "own.xlsx")[SHEET])
    assert theirs.sheetnames == [SHEET, QUIET, NAME]
    links = [row[2].hyperlink.location for row in theirs[NAME].iter_rows(min_row=4)]
    assert [re.sub("[#'$]", "", link).replace("!", ".") for link in links] == [
        f"{SHEET}.{one.place.cell}" for one in FINDINGS
    ]
    assert theirs[NAME]["A1"].value == TITLE


def test_libreoffice_makes_note_boxes_of_our_size(tmp_path: Path) -> None:
    """The box of a new note holds its text; it is not made small again."""
    theirs = parts(saved(mark(rich_workbook()), tmp_path).read_bytes())

    vml = next(part.decode() for name, part in theirs.items() if name.endswith(".vml"))
    anchors = {
        found[2]: [int(number) for number in found[1].split(",")]
        for found in re.finditer(
            r"<x:Anchor>([^<]*)</x:Anchor>(?:(?!</v:shape>).)*?<x:Row>(\d+)</x:Row>", vml, re.DOTALL
        )
    }
    left, _, top, _, right, _, bottom, _ = anchors["1"]  # two findings on B2
    assert (right - left, bottom - top) >= (4, 4)


def test_marks_come_off_what_libreoffice_saved(tmp_path: Path) -> None:
    """By the notes alone: our sheet and lines are gone, own fills and notes are back."""
    again = tmp_path / "again.xlsx"
    again.write_bytes(unmarked(saved(mark(rich_workbook()), tmp_path).read_bytes()))

    book = load_workbook(again)

    sheet = book[SHEET]
    assert book.sheetnames == [SHEET, QUIET]
    fills = {place: sheet[place].fill for place in ("B2", "B3", "B4", "C8", "J20")}
    assert {
        place: fill.fgColor.rgb for place, fill in fills.items() if fill.patternType == "solid"
    } == {"B4": "FF92D050", "J20": "FFDDEBF7"}
    assert sheet["B3"].comment.text == "Chú thích riêng\ndòng hai"
    assert [sheet[place].comment for place in ("B2", "B4", "C8", "A30")] == [None] * 4


def test_marks_come_off_in_an_open_libreoffice(app: xw.App, tmp_path: Path) -> None:
    """“Xóa đánh dấu” there gives back fills and notes, and takes our sheet away."""
    own = changed(rich_workbook(), {"xl/worksheets/sheet1.xml": _unlocked})

    before = _looks(_open(app, own, tmp_path / "own.xlsx"))
    opened = _open(app, mark(own), tmp_path / "marked.xlsx")
    XlwingsBook(opened, Unasked()).clear()

    assert _looks(opened) == before
    assert [sheet.name for sheet in opened.sheets] == [SHEET, QUIET]
    for book in app.books:
        book.close()


def test_a_workbook_saved_by_libreoffice_comes_back_whole(tmp_path: Path) -> None:
    """Its notes, text boxes, pictures and rules are as they were once the marks are gone."""
    theirs = saved(rich_workbook(), tmp_path).read_bytes()

    once = mark(theirs)

    assert mark(once) == once
    assert content(unmarked(once)) == content(theirs)
    assert len(parts(once)) == len(parts(theirs)) + 1


class Unasked:
    """Nobody who could be spoken to: clearing asks and tells nothing."""

    say = ask = enter = None


def _unlocked(part: bytes) -> bytes:
    """A sheet that its person did not lock: on others the buttons leave everything alone."""
    return re.sub(rb"<sheetProtection[^>]*/>", b"", part)


def _open(app: xw.App, content: bytes, path: Path) -> xw.Book:
    path.write_bytes(content)
    return app.books.open(str(path))


def _looks(book: xw.Book) -> dict[str, tuple[object, str | None]]:
    """Fill and note of every cell that gets a mark, but for a conversation and a pattern."""
    cells = {place: book.sheets[SHEET].range(place) for place in _PLACES}
    return {
        place: (cell.color, cell.note.text if cell.note else None) for place, cell in cells.items()
    }
