"""Patching cells of a package: the named cells change, nothing else does."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import xlsxwriter
from openpyxl import load_workbook
from support.small_packages import SHEET, xlsx

from workbook.patching import with_texts


@pytest.fixture
def rich() -> bytes:
    """A workbook with what libraries lose: text box, sparkline, rich text, protected sheet."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("Biểu")
        sheet.write_string("B2", "Sở  Tư pháp", bold)
        sheet.write_rich_string("B3", "Sở ", bold, "Y tế")
        sheet.insert_textbox("D5", "Ghi chú của đơn vị")
        sheet.write_row("F1", [1, 3, 2])
        sheet.add_sparkline("I1", {"range": "Biểu!F1:H1"})
        sheet.write_comment("B2", "Chú thích riêng")
        sheet.protect()
        book.add_worksheet("Khác").write_string("B2", "giữ nguyên")
    return target.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_only_the_sheet_concerned_changes(rich: bytes) -> None:
    """All other parts of the package keep their bytes."""
    before, after = _parts(rich), _parts(with_texts(rich, {("Biểu", "B2"): "Sở Tư pháp"})[0])

    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    assert list(before) == list(after)


@pytest.mark.filterwarnings("ignore:Sparkline Group extension")  # openpyxl's, not ours
def test_the_cell_says_the_new_text_in_its_old_look(rich: bytes) -> None:
    """Text and format of the cell, and everything beside it."""
    book = load_workbook(io.BytesIO(with_texts(rich, {("Biểu", "B2"): " = a & <b> "})[0]))

    cell = book["Biểu"]["B2"]
    assert (cell.value, cell.font.bold, cell.comment.text) == (
        " = a & <b> ",
        True,
        "Chú thích riêng",
    )
    assert (book["Biểu"]["B3"].value, book["Khác"]["B2"].value) == ("Sở Y tế", "giữ nguyên")


def test_sparklines_and_text_boxes_stay(rich: bytes) -> None:
    """What openpyxl would drop is still there."""
    parts = _parts(with_texts(rich, {("Biểu", "B3"): "Sở Y tế"})[0])

    assert b"sparklineGroup" in parts["xl/worksheets/sheet1.xml"]
    assert any(
        "drawing" in name and "Ghi chú của đơn vị".encode() in part for name, part in parts.items()
    )


@pytest.mark.parametrize("place", [("Biểu", "Z99"), ("Không có", "A1")])
def test_a_cell_that_is_not_there_is_refused(rich: bytes, place: tuple[str, str]) -> None:
    """Nothing is invented."""
    with pytest.raises(KeyError):
        with_texts(rich, {place: "x"})


def test_formulas_are_left_alone_and_named() -> None:
    """A formula, and what an array formula fills, keep their cells; the rest is written."""
    book = xlsx(
        '<row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="array" ref="A2:B3">C1:D2</f><v>1</v></c><c r="B2"/></row>'
        '<row r="3"><c r="A3"/><c r="B3"/><c r="C3"/></row>'
    )
    cells = ("A1", "B1", "A2", "B3", "C3")

    content, skipped = with_texts(book, {("Biểu", cell): "mới" for cell in cells})

    assert skipped == (("Biểu", "A1"), ("Biểu", "A2"), ("Biểu", "B3"))
    part = _parts(content)[SHEET].decode()
    assert re.findall(r'<c r="(\w+)" t="inlineStr">', part) == ["B1", "C3"]
    assert part.count("<f") == 2
