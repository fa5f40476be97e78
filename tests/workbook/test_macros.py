"""The six commands of the buttons, on a book of paper."""

from __future__ import annotations

from datetime import date

import pytest
from support.paper_book import PaperBook
from support.tables import HEADER

from validators.context import RuleSettings
from validators.errors import CannotDoError
from workbook.checking import Basis
from workbook.macros import COMMANDS
from workbook.registry import default_registry

TODAY = date(2026, 11, 27)
GOOD = "x-1|1|Xây dựng kế hoạch cải cách|Sở Tư pháp|Sở Nội vụ|Kế hoạch|30/12/2026|||||"
NO_LEAD = "x-2|2|Tổ chức hội nghị tổng kết||Sở Nội vụ|Báo cáo|Quý IV/2026|||||"
SPACES = "x-3|1|Rà soát   văn bản|sở tư pháp|Sở Nội vụ|Báo cáo|Quý IV/2026|||||"


def _book(*rows: str, at: str = "A1", answers: tuple[object, ...] = ()) -> PaperBook:
    return PaperBook("\n".join((HEADER, *rows)), at=at, answers=answers)


def _press(command: str, book: PaperBook) -> None:
    COMMANDS[command](book, Basis(TODAY, default_registry(), RuleSettings()))


def test_check_marks_each_faulty_cell_and_goes_to_the_first() -> None:
    """A missing lead is marked in its cell, listed, counted, and the cursor stands on it."""
    book = _book(GOOD, NO_LEAD)
    _press("check", book)
    assert [(mark["cell"], mark["note"][:13]) for mark in book.marks] == [("D3", "PC201» Lỗi: N")]
    assert [(row["cell"], row["code"]) for row in book.results["rows"]] == [("D3", "PC201")]
    assert book.at == "D3"
    assert book.said == ["Có 1 điểm cần sửa: 1 Lỗi."]


def test_check_of_a_sound_sheet_says_so() -> None:
    """Nothing is marked, the cursor stays, and the person hears that nothing is wrong."""
    book = _book(GOOD, at="B2")
    _press("check", book)
    assert (book.marks, book.at, book.said) == ([], "B2", ["Không có điểm cần sửa."])


def test_clear_tells_how_many_cells_were_marked() -> None:
    """After a check the number of marked cells, and then that there are none."""
    book = _book(GOOD, NO_LEAD)
    for command in ("check", "clear", "clear"):
        _press(command, book)
    assert book.said[1:] == ["Đã xóa đánh dấu ở 1 ô.", "Không có ô nào đang được đánh dấu."]


def test_fix_shows_first_and_writes_after_a_yes() -> None:
    """The question lists old and new; after it the cells are mended, in one step."""
    book = _book(SPACES, answers=(True,))
    _press("fix", book)
    assert "Biểu!C2: “Rà soát   văn bản” → “Rà soát văn bản”" in book.said[0]
    assert (book.shown("C2"), book.shown("D2")) == ("Rà soát văn bản", "Sở Tư pháp")
    assert book.said[-1] == "Đã sửa 2 ô. Bấm Kiểm tra để xem những điểm còn lại."


def test_a_locked_sheet_is_named() -> None:
    """After a check: where nothing could be painted; after a clear: where marks are left."""
    book = _book(GOOD)
    book.locked = ["Biểu"]
    _press("check", book)
    _press("clear", book)
    assert "“Biểu” đang khóa nên không tô được ô" in book.said[0]
    assert book.said[1] == "Trang “Biểu” đang khóa nên còn đánh dấu; hãy bỏ khóa rồi bấm lại."


def test_fix_writes_nothing_after_a_no() -> None:
    """A no leaves every cell as it was, and nothing is marked."""
    book = _book(SPACES, answers=(False,))
    _press("fix", book)
    assert book.rows == _book(SPACES).rows
    assert book.marks == []


@pytest.mark.parametrize(
    ("cell", "answers", "expected"),
    [
        ("D3", (["Sở Tài chính"],), "Sở Tài chính"),
        ("D2", (["Sở Tài chính"], True), "Sở Tài chính"),
        ("D2", (["Sở Tài chính"], False), "Sở Tư pháp"),
        ("E2", (["Sở Tài chính"],), "Sở Nội vụ; Sở Tài chính"),
        ("D2", (None,), "Sở Tư pháp"),
    ],
)
def test_an_agency_is_chosen_for_a_cell(
    cell: str, answers: tuple[object, ...], expected: str
) -> None:
    """A lead is put in or, after a yes, replaced; a coordinating agency is added to the others."""
    book = _book(GOOD, NO_LEAD, at=cell, answers=answers)
    _press("agency", book)
    assert book.shown(cell) == expected


@pytest.mark.parametrize(
    ("command", "cell"), [("agency", "C2"), ("agency", "D9"), ("progress", "A1")]
)
def test_a_cell_that_does_not_fit_is_said(command: str, cell: str) -> None:
    """Outside the right columns or any task row, one sentence names the cell and what to do."""
    book = _book(GOOD, at=cell)
    with pytest.raises(CannotDoError, match=f"Ô {cell} .*hãy đứng ở"):
        _press(command, book)


def test_progress_is_written_into_one_s_own_row() -> None:
    """Status, percentage as a number, and today as the day of the report."""
    filled = ["Đang thực hiện", "80 %", "- Đã họp", ""]
    book = _book(GOOD, at="C2", answers=(["Sở Tư pháp"], filled))
    _press("progress", book)
    assert book.rows[1][7:] == ["Đang thực hiện", "80.0", "- Đã họp", "", "2026-11-27"]


def test_progress_of_another_agency_s_row_is_refused() -> None:
    """The row's agencies are named by lead and coordinating cells, or by nobody."""
    book = _book(GOOD, at="C2", answers=(["Sở Tài chính"],))
    with pytest.raises(CannotDoError, match="dòng 2 không giao cho Sở Tài chính"):
        _press("progress", book)


def test_an_agency_s_own_copy_is_not_asked_for_its_name() -> None:
    """“Đơn vị báo cáo: …” above the table says whose copy it is."""
    book = PaperBook(
        f"Đơn vị báo cáo: Sở Nội vụ\n{HEADER}\n{GOOD}", at="C3", answers=(["", "", "Đã họp", ""],)
    )
    _press("progress", book)
    assert book.shown("J3") == "Đã họp"


def test_a_percentage_that_is_none_writes_nothing() -> None:
    """“nhiều” is no number: one sentence, and the row stays as it was."""
    book = _book(GOOD, at="C2", answers=(["Sở Tư pháp"], ["", "nhiều", "", ""]))
    with pytest.raises(CannotDoError, match="“nhiều” không phải số từ 0 đến 100"):
        _press("progress", book)
    assert book.rows == _book(GOOD).rows


def test_a_form_left_as_it_was_writes_nothing() -> None:
    """No day of a report appears where nothing was reported."""
    book = _book(GOOD, at="C2", answers=(["Sở Tư pháp"], ["", "", "", ""]))
    _press("progress", book)
    assert book.rows == _book(GOOD).rows


def test_help_explains_the_marked_cell() -> None:
    """On a marked cell the rule's reason and remedy, elsewhere what the buttons do."""
    book = _book(GOOD, NO_LEAD)
    _press("check", book)
    _press("help", book)
    book.at = "A1"
    _press("help", book)
    assert book.said[1].startswith("PC201 ")
    assert "Vì sao: " in book.said[1]
    assert "Xóa đánh dấu: " in book.said[2]
