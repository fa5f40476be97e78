"""Workbooks with everything that libraries lose, as bytes; some parts are put in by hand."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from xlsxwriter.worksheet import Worksheet

SHEET, QUIET = "Biểu số 1", "Đội '2' & <khác>"
VBA = b"\xd0\xcf\x11\xe0 macro of the person"
_TYPES, _RELATIONS = "[Content_Types].xml", "xl/worksheets/_rels/sheet1.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_THREADS = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_UNKNOWN = (
    '<ext uri="{00000000-1111-2222-3333-444444444444}" xmlns:z="urn:z"><z:own z:a="1"/></ext>'
)
_PRINTER = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
THREAD = "[Threaded comment]\n\nHãy mở bằng Excel mới.\n\nComment:\n    Ai làm việc này?"


def rich_workbook(*, macros: bool = False) -> bytes:
    """Two sheets: one with all that a program may lose, one that no mark ever touches."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet(SHEET)
        _fill_cells(book, sheet)
        _put_around(book, sheet)
        if macros:
            book.add_vba_project(io.BytesIO(VBA), is_stream=True)
            sheet.insert_button("H3", {"macro": "KiemTra", "caption": "Kiểm tra"})
        book.add_worksheet(QUIET).write_string("A1", "giữ nguyên")
    return changed(target.getvalue(), _by_hand())


def changed(content: bytes, edits: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A package with some parts edited, or made from nothing where they were not there."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.infolist():
            edit = edits.get(member.filename, bytes)
            new.writestr(member, edit(old.read(member)))
        for name in edits.keys() - set(old.namelist()):
            new.writestr(name, edits[name](b""), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """All parts of a package by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _fill_cells(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    bold = book.add_format({"bold": True})
    look = {"border": 1, "num_format": "dd/mm/yyyy", "locked": False, "quote_prefix": True}
    sheet.write_string("B2", "Sở  Tư pháp", book.add_format(look))
    sheet.write_rich_string("B3", "Sở ", bold, "Y tế ")
    sheet.write_string("B4", " có dấu cách \n hai dòng", book.add_format({"bg_color": "#92D050"}))
    sheet.write_formula("B5", "=SUM(F1:H1)", None, 6)
    sheet.write_string("B6", "có chuỗi trao đổi")
    sheet.write_string("B7", "màu chủ đề", book.add_format({"bg_color": "#FFC000", "pattern": 4}))
    sheet.merge_range("C8:D9", "ô gộp", book.add_format({"border": 2}))
    sheet.write_row("F1", [1, 3, 2])
    sheet.set_column("J:K", 12, book.add_format({"italic": True, "bg_color": "#DDEBF7"}))
    sheet.set_row(11, 30, book.add_format({"num_format": "0.00"}))
    note = {"author": "Chị Hà", "width": 321, "height": 77, "x_offset": 31}
    sheet.write_comment("B3", "Chú thích riêng\ndòng hai", note)
    sheet.write_comment("B6", THREAD, {"author": "tc={0A1B}"})


def _put_around(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.insert_textbox("D15", "Hộp chữ của đơn vị")
    sheet.insert_image("F15", "dau.png", {"image_data": io.BytesIO(_picture())})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{SHEET}'!$F$1:$H$1"})
    sheet.insert_chart("H15", chart)
    sheet.add_sparkline("I1", {"range": f"'{SHEET}'!F1:H1"})
    sheet.conditional_format("F1:H1", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("C2:C9", {"validate": "list", "source": ["Có", "Không"]})
    sheet.protect("", {"sort": True})
    sheet.unprotect_range("B2:B9", "NhapLieu")
    sheet.write_url("A1", "https://example.org/van-ban", string="Văn bản")
    sheet.set_header("&C&P")
    sheet.repeat_rows(0)
    sheet.autofilter("F1:H1")


def _by_hand() -> dict[str, Callable[[bytes], bytes]]:
    thread = (
        f'<ThreadedComments xmlns="{_THREADED}"><threadedComment ref="B6" dT="2026-01-02T03:04:05"'
        ' personId="{P}" id="{0A1B}"><text>Ai làm việc này?</text></threadedComment>'
        "</ThreadedComments>"
    )
    related = (
        f'<Relationship Id="rIdT" Type="{_THREADS}" Target="../threadedComments/thread.xml"/>'
        f'<Relationship Id="rIdP" Type="{_OFFICE}/printerSettings"'
        ' Target="/xl/printerSettings/printer.bin"/>'
    )
    types = (
        '<Override PartName="/xl/threadedComments/thread.xml"'
        ' ContentType="application/vnd.ms-excel.threadedcomments+xml"/>'
        f'<Override PartName="/xl/printerSettings/printer.bin" ContentType="{_PRINTER}"/>'
    )
    return {
        "customXml/item1.xml": lambda _: b"<own xmlns='urn:own'>r\xc3\xaang</own>",
        "xl/threadedComments/thread.xml": lambda _: thread.encode(),
        "xl/printerSettings/printer.bin": lambda _: bytes(range(256)),
        "xl/unknown/own.bin": lambda _: b"\0\1unknown",
        _TYPES: _before("</Types>", types),
        _RELATIONS: _before("</Relationships>", related),
        "xl/worksheets/sheet1.xml": _before("</extLst>", _UNKNOWN),
    }


def _before(end: str, text: str) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(end.encode(), (text + end).encode())


def _picture() -> bytes:
    """A PNG of one red point."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
