"""Sheets: added, renamed, moved, copied, hidden, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from validators.errors import CannotDoError

if TYPE_CHECKING:
    import xlwings as xw

pytestmark = pytest.mark.office


def test_sheets_are_found_by_name_and_place(book: xw.Book) -> None:
    """Whatever the capitals."""
    book.sheets[0].name = "Một"
    added = book.sheets.add("Hai", after=book.sheets[0])
    assert (book.sheets["MỘT"].index, book.sheets[1], book.sheets(2)) == (1, added, added)
    assert ("hai" in book.sheets, "ba" in book.sheets) == (True, False)
    with pytest.raises(KeyError):
        book.sheets["ba"]
    with pytest.raises(KeyError):
        book.sheets(3)


def test_a_name_that_is_taken_is_refused(book: xw.Book, sheet: xw.Sheet) -> None:
    """LibreOffice would keep the old one, silently."""
    book.sheets.add("Hai")
    with pytest.raises(ValueError, match="trùng tên"):
        sheet.name = "Hai"
    assert sheet.name == "Sheet1"


def test_a_new_sheet_comes_to_the_front(book: xw.Book) -> None:
    """Before the one in front unless told otherwise."""
    first = book.sheets.add()
    last = book.sheets.add("Cuối", after="Sheet1")
    middle = book.sheets.add("Giữa", before=last)
    assert book.sheet_names == [first.name, "Sheet1", "Giữa", "Cuối"]
    assert book.sheets.active == middle
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("cuối")


def test_sheets_are_moved(book: xw.Book, sheet: xw.Sheet) -> None:
    """Before or behind another, in both directions."""
    for name in ("D", "C", "B"):
        book.sheets.add(name, after=sheet)
    moves = [
        (lambda: sheet.move(after=book.sheets["C"]), ["B", "C", "Sheet1", "D"]),
        (lambda: sheet.move(before=book.sheets["B"]), ["Sheet1", "B", "C", "D"]),
        (lambda: sheet.move(after=book.sheets["D"]), ["B", "C", "D", "Sheet1"]),
        (lambda: sheet.move(before=book.sheets["D"]), ["B", "C", "Sheet1", "D"]),
    ]
    for move, names in moves:
        move()
        assert book.sheet_names == names
        assert sheet.index == names.index("Sheet1") + 1


def test_a_sheet_is_copied_with_all_it_has(app: xw.App, book: xw.Book, sheet: xw.Sheet) -> None:
    """Within the book, and into another."""
    sheet["A1"].value, sheet["A1"].color = "x", "#ff0000"
    copy = sheet.copy()
    named = sheet.copy(before=sheet, name="Bản sao")
    other = app.books.add()
    far = sheet.copy(after=other.sheets[0])
    assert book.sheet_names == ["Bản sao", "Sheet1", copy.name]
    assert far.book == other
    for each in (copy, named, far):
        assert (each["A1"].value, each["A1"].color) == ("x", (255, 0, 0))


def test_sheets_are_hidden_and_deleted(book: xw.Book, sheet: xw.Sheet) -> None:
    """All but the last one."""
    added = book.sheets.add("Hai")
    sheet.visible = False
    assert (sheet.visible, added.visible) == (False, True)
    sheet.visible = True
    added.delete()
    assert book.sheet_names == ["Sheet1"]
    with pytest.raises(CannotDoError, match="ít nhất một trang tính"):
        sheet.delete()


def test_a_sheet_is_emptied(sheet: xw.Sheet) -> None:
    """Contents first, then all the rest."""
    sheet["B2"].value, sheet["C3"].color = "x", "#ff0000"
    sheet.clear_contents()
    assert (sheet["B2"].value, sheet["C3"].color) == (None, (255, 0, 0))
    sheet.clear()
    assert sheet["C3"].color is None


def test_what_is_marked_is_the_selection(app: xw.App, book: xw.Book, sheet: xw.Sheet) -> None:
    """Marking cells brings their sheet to the front."""
    other = book.sheets.add("Hai")
    sheet["B2:C3"].select()
    assert (book.sheets.active, book.selection.address) == (sheet, "$B$2:$C$3")
    other.activate()
    assert book.sheets.active == other
    other["D4"].select()
    assert app.selection == other["D4"]


def test_print_areas_are_a_sheet_s_own(book: xw.Book, sheet: xw.Sheet) -> None:
    """None where the whole sheet is printed."""
    other = book.sheets.add("Hai")
    sheet.page_setup.print_area = "A1:C5"
    assert (sheet.page_setup.print_area, other.page_setup.print_area) == ("$A$1:$C$5", None)
    sheet.page_setup.print_area = None
    assert sheet.page_setup.print_area is None


def test_panes_are_frozen(book: xw.Book, sheet: xw.Sheet) -> None:
    """Down to the named row and column; the sheet in front stays in front."""
    other = book.sheets.add("Hai")
    sheet.freeze_panes.freeze_at("A1:B3")
    assert book.sheets.active == other
    sheet.activate()
    controller = book.api.getCurrentController()
    assert (controller.getSplitColumn(), controller.getSplitRow()) == (2, 3)
    sheet.freeze_panes.freeze_at("1:2")
    assert (controller.getSplitColumn(), controller.getSplitRow()) == (0, 2)
    sheet.freeze_panes.unfreeze()
    assert not controller.hasFrozenPanes()
