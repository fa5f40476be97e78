"""Marks in a closed workbook: what is put on, and what stays as it was."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.marked_books import FINDINGS, mark
from support.odd_workbooks import content
from support.rich_workbooks import QUIET, SHEET, THREAD, VBA, changed, parts, rich_workbook

from workbook.inside.traces import FILLS
from workbook.inside.traces import RESULTS_NAME as NAME
from workbook.inside.traces import RESULTS_TITLE as TITLE
from workbook.marks import Mark
from workbook.patching import marked, unmarked
from workbook.results_sheet import results_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from openpyxl.cell import Cell

_ERROR, _WARNING, _HINT = (f"FF{fill[1:]}" for fill in FILLS)
_SHEET_PART = "xl/worksheets/sheet1.xml"

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


@pytest.fixture
def rich() -> bytes:
    """A workbook with macros and all that libraries lose."""
    return rich_workbook(macros=True)


def opened(book: bytes) -> Workbook:
    """The workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(book), rich_text=True)


def fill(cell: Cell) -> str:
    """The colour of a cell."""
    return str(cell.fill.fgColor.rgb)


def note(cell: Cell) -> list[str]:
    """The lines of a cell's note."""
    return cell.comment.text.split("\n") if cell.comment else []


def test_only_parts_that_must_change_do(rich: bytes) -> None:
    """Pictures, charts, threads, macros, unknown parts: the same bytes, in their order."""
    before, after = parts(rich), parts(mark(rich))

    assert {name for name in before if after[name] != before[name]} == {
        "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/styles.xml",
        "xl/drawings/vmlDrawing1.vml", "xl/workbook.xml", _SHEET_PART,
    }  # fmt: skip
    assert list(after) == [*before, "xl/worksheets/sheet3.xml"]
    assert after["xl/vbaProject.bin"] == VBA


def test_severity_is_seen_in_the_cell(rich: bytes) -> None:
    """The severest finding gives the fill; merged cells show it in their first; blanks too."""
    sheet = opened(mark(rich))[SHEET]

    shown = {cell: fill(sheet[cell]) for cell in ("B2", "B3", "B4", "C8", "J20", "C12", "A30")}
    assert shown == {
        "B2": _ERROR, "B3": _WARNING, "B4": _HINT, "C8": _ERROR, "J20": _WARNING,
        "C12": _ERROR, "A30": _ERROR,
    }  # fmt: skip


def test_a_cell_keeps_all_of_its_look_but_the_fill(rich: bytes) -> None:
    """Number format, borders, protection, quote mark, and the look of its row or column."""
    before, after = opened(rich)[SHEET], opened(mark(rich))[SHEET]

    for place in ("B2", "B5", "C8", "J20", "C12"):
        old, new = before[place], after[place]
        assert new.value == old.value
        assert repr(new.border) == repr(old.border)
        assert repr(new.protection) == repr(old.protection)
        assert new.quotePrefix == old.quotePrefix
    assert after["B2"].number_format == "dd/mm/yyyy"
    assert after["J20"].font.italic  # its column says so
    assert after["C12"].number_format == "0.00"  # its row says so


def test_the_sheet_around_the_cells_is_as_it_was(rich: bytes) -> None:
    """Sparklines, protected ranges, data bars, rules, links, extensions: to the letter."""

    def around(book: bytes) -> str:
        return re.sub(r"<sheetData>.*</sheetData>", "", content(book)[_SHEET_PART].decode())

    assert around(mark(rich)) == around(rich)


def test_a_new_note_says_what_is_wrong_in_a_box_that_shows_it_all(
    rich: bytes,
) -> None:
    """All findings of the cell, ours as the author, and more room for more lines."""
    book = mark(rich)
    two, one = (opened(book)[SHEET][place] for place in ("B2", "B5"))

    assert [line.partition(":")[0] for line in note(two)] == [
        "PC201» Lỗi", "PC201» Cách sửa", "PC401» Gợi ý", "PC401» Cách sửa",
    ]  # fmt: skip
    assert two.comment is not None
    assert two.comment.author == "phancong"
    assert _height(book, (1, 1)) > _height(book, (4, 1)) > 40
    assert len(note(one)) == 2


def test_own_notes_keep_their_words_looks_author_and_size(rich: bytes) -> None:
    """Our lines come below; the run that was there is the same, and so is its box."""
    once = mark(rich)
    old, new = parts(rich), parts(once)

    cell = opened(once)[SHEET]["B3"]
    assert note(cell)[:2] == ["Chú thích riêng", "dòng hai"]
    assert note(cell)[2].startswith("PC201» Cảnh báo")
    assert cell.comment is not None
    assert cell.comment.author == "Chị Hà"
    own_run = re.search(
        "<r><rPr>(?:(?!<r>).)*?riêng\ndòng hai</t></r>", old["xl/comments1.xml"].decode()
    )
    assert own_run is not None
    assert own_run[0] in new["xl/comments1.xml"].decode()
    assert b"width:240.75pt" in new["xl/drawings/vmlDrawing1.vml"]


def test_a_conversation_is_left_alone(rich: bytes) -> None:
    """Excel 365 keeps it elsewhere and writes its note anew: the cell only gets the fill."""
    cell = opened(mark(rich))[SHEET]["B6"]

    assert "\n".join(note(cell)) == THREAD
    assert fill(cell) == _ERROR


def test_the_own_fill_is_remembered_in_the_note(rich: bytes) -> None:
    """For Excel's and LibreOffice's “Xóa đánh dấu”; also a fill that the column gave."""
    sheet = opened(mark(rich))[SHEET]

    assert note(sheet["B4"])[-1] == "PC» Màu cũ của ô: #92D050 «"
    assert note(sheet["J20"])[-1] == "PC» Màu cũ của ô: #DDEBF7 «"
    assert not any("Màu cũ" in line for line in note(sheet["B5"]))


def test_the_results_sheet_leads_to_every_finding(rich: bytes) -> None:
    """One row a finding behind title, counts and headings, with a link to its cell; locked."""
    book = opened(mark(rich))
    sheet = book[NAME]

    rows = list(sheet.iter_rows(min_row=4))
    assert book.sheetnames == [SHEET, QUIET, NAME]
    assert [sheet["A1"].value, sheet["A2"].value] == [
        TITLE, "Có 12 điểm cần sửa: 7 Lỗi, 2 Cảnh báo, 3 Gợi ý.",
    ]  # fmt: skip
    links = [row[2].hyperlink.location for row in rows]
    assert links == [f"'{SHEET}'!{one.place.cell}" for one in FINDINGS]
    assert [row[0].value for row in rows] == [one.severity.value for one in FINDINGS]
    assert [fill(row[0]) for row in rows[:3]] == [_ERROR, _HINT, _WARNING]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_a_sheet_of_that_name_which_is_not_ours_stays() -> None:
    """Ours takes another name, and only ours goes again."""
    book = changed(rich_workbook(), {"xl/workbook.xml": _named(QUIET, NAME.upper())})

    once = mark(book)
    assert opened(once).sheetnames == [SHEET, NAME.upper(), f"{NAME} (2)"]
    assert opened(mark(once)).sheetnames == [SHEET, NAME.upper(), f"{NAME} (2)"]
    assert opened(unmarked(once)).sheetnames == [SHEET, NAME.upper()]


def test_marks_go_without_a_trace(rich: bytes) -> None:
    """Every part says what it said, and there is no other part."""
    assert content(unmarked(mark(rich))) == content(rich)


def test_marking_again_changes_nothing(rich: bytes) -> None:
    """Not a byte, however often."""
    once = mark(rich)

    assert mark(mark(once)) == once


def test_nothing_found_is_said_too(rich: bytes) -> None:
    """No mark, and a sheet that says so."""
    book, count = marked(rich, (), results_sheet(()))

    assert count == 0
    assert opened(book)[NAME]["A2"].value == "Không có điểm cần sửa."


def test_a_sheet_that_is_not_there_is_refused(rich: bytes) -> None:
    """Nothing is invented."""
    with pytest.raises(KeyError):
        marked(rich, [Mark("Không có", "A1", "#F4B4A8", "PC201» Lỗi: x")], results_sheet(()))


def _height(book: bytes, place: tuple[int, int]) -> float:
    """The height of a note's box in points."""
    vml = parts(book)["xl/drawings/vmlDrawing1.vml"].decode()
    row, column = place
    shape = next(
        one
        for one in re.findall(r"<v:shape .*?</v:shape>", vml, re.DOTALL)
        if f"<x:Row>{row}</x:Row>" in one and f"<x:Column>{column}</x:Column>" in one
    )
    found = re.search(r"height:([\d.]+)pt", shape)
    assert found is not None
    return float(found[1])


def _named(old: str, new: str) -> Callable[[bytes], bytes]:
    from xml.sax.saxutils import escape

    return lambda part: part.replace(escape(old).encode(), new.encode())
