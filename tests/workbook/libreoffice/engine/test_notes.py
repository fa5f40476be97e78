"""Notes and links in cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import xlwings as xw

pytestmark = pytest.mark.office


def test_a_note_is_pinned_read_changed_and_taken_off(sheet: xw.Sheet) -> None:
    """The cell itself stays as it is."""
    sheet["B2"].value = "x"
    note = sheet["B2"].add_note("Ngày này đã qua.\nSửa lại hạn.")
    assert sheet["B2"].note.text == "Ngày này đã qua.\nSửa lại hạn."
    note.text = "khác"
    assert (sheet["B2"].note.text, note.location.address) == ("khác", "$B$2")
    assert isinstance(note.author, str)
    sheet["B2"].note.delete()
    assert (sheet["B2"].note, sheet["B2"].value) == (None, "x")


def test_all_notes_of_a_sheet_are_known(sheet: xw.Sheet) -> None:
    """With their places."""
    sheet["A1"].add_note("một")
    sheet["C3"].add_note("hai")
    found = {note.location.address: note.text for note in sheet.notes}
    assert found == {"$A$1": "một", "$C$3": "hai"}


def test_a_second_note_is_refused(sheet: xw.Sheet) -> None:
    """By xlwings itself, because the engine knows the first one."""
    sheet["A1"].add_note("một")
    with pytest.raises(ValueError, match="already has a note"):
        sheet["A1"].add_note("hai")


def test_a_link_shows_its_text_and_knows_where_it_leads(sheet: xw.Sheet) -> None:
    """On the web, or to a cell of the same book in Excel's notation."""
    sheet["A1"].add_hyperlink("https://chinhphu.vn/van-ban", "Văn bản")
    sheet["A2"].add_hyperlink("#'Sheet1'!C5", "ô C5")
    assert (sheet["A1"].value, sheet["A1"].hyperlink) == ("Văn bản", "https://chinhphu.vn/van-ban")
    assert (sheet["A2"].value, sheet["A2"].hyperlink) == ("ô C5", "#'Sheet1'!C5")


def test_a_cell_without_a_link_says_so(sheet: xw.Sheet) -> None:
    """In the words of xlwings for Excel."""
    sheet["A1"].value = "x"
    with pytest.raises(ValueError, match="hyperlink"):
        _ = sheet["A1"].hyperlink
