"""Pictures and other shapes on a sheet."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

pytestmark = pytest.mark.office


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A red picture, 96 dots wide and 48 high."""

    def part(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    size = struct.pack(">IIBBBBB", 96, 48, 8, 2, 0, 0, 0)
    lines = (b"\0" + b"\xff\0\0" * 96) * 48
    parts = part(b"IHDR", size) + part(b"IDAT", zlib.compress(lines)) + part(b"IEND", b"")
    path = tmp_path / "đỏ.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + parts)
    return path


def test_a_picture_is_put_on_the_sheet_in_its_own_size(sheet: xw.Sheet, image: Path) -> None:
    """96 dots are an inch where the file does not say otherwise."""
    picture = sheet.pictures.add(image, left=36, top=18, name="Logo")
    assert (picture.width, picture.height) == pytest.approx((72, 36), abs=0.5)
    assert (picture.left, picture.top) == pytest.approx((36, 18), abs=0.5)
    assert ([each.name for each in sheet.pictures], "Logo" in sheet.pictures) == (["Logo"], True)


def test_a_picture_keeps_its_shape_when_one_side_is_given(sheet: xw.Sheet, image: Path) -> None:
    """Xlwings asks for that; a scale counts from the picture's own size."""
    picture = sheet.pictures.add(image, width=144)
    assert (picture.width, picture.height) == pytest.approx((144, 72), abs=0.5)
    scaled = sheet.pictures.add(image, scale=2)
    assert (scaled.width, scaled.height) == pytest.approx((144, 72), abs=0.5)


def test_a_picture_lies_where_its_cell_is(sheet: xw.Sheet, image: Path) -> None:
    """`anchor` is a range; one name is there only once."""
    picture = sheet.pictures.add(image, anchor=sheet["C4"], name="Logo")
    place = sheet["C4"].left, sheet["C4"].top
    assert (picture.left, picture.top) == pytest.approx(place, abs=0.5)
    again = sheet.pictures.add(image, name="Logo", update=True)
    assert ((again.left, again.top), len(sheet.pictures)) == (pytest.approx(place, abs=0.5), 1)


def test_a_picture_is_taken_away(sheet: xw.Sheet, image: Path) -> None:
    """It alone."""
    sheet.pictures.add(image, name="A")
    sheet.pictures.add(image, name="B")
    sheet.pictures["A"].delete()
    assert [each.name for each in sheet.pictures] == ["B"]


def test_a_file_that_is_no_picture_is_named(sheet: xw.Sheet, tmp_path: Path) -> None:
    """And nothing is put on the sheet."""
    path = tmp_path / "x.png"
    path.write_text("không phải ảnh", encoding="utf-8")
    with pytest.raises(ValueError, match="ảnh"):
        sheet.pictures.add(path)
    assert len(sheet.shapes) == 0


def test_shapes_are_all_but_the_boxes_of_notes(book: xw.Book, sheet: xw.Sheet, image: Path) -> None:
    """A text box, with its text; a picture; a note's box is not among them."""
    sheet["A1"].add_note("ghi chú")
    box = book.api.createInstance("com.sun.star.drawing.TextShape")
    sheet.api.DrawPage.add(box)
    box.Name = "Khung"
    sheet.pictures.add(image, name="Logo")
    assert [(each.name, each.type) for each in sheet.shapes] == [
        ("Khung", "text_box"),
        ("Logo", "picture"),
    ]
    shape = sheet.shapes["Khung"]
    shape.text, shape.width, shape.font.bold = "Chữ", 100, True
    assert (shape.text, shape.font.bold) == ("Chữ", True)
    assert shape.width == pytest.approx(100, abs=0.5)
    shape.delete()
    assert "Khung" not in sheet.shapes
